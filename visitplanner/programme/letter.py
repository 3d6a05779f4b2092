"""A letter to one host: what it tells, the words that may be edited, and where its sending stands. Knows no place that
its host's own programme would not name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from visitplanner.language.text import Name

LetterKind = Literal["times", "invitation", "change", "reminder", "withdrawal", "thanks"]
LetterState = Literal["draft", "waiting", "sent", "refused", "failed", "bounced", "discarded"]
Method = Literal["REQUEST", "CANCEL"]

ASKS: frozenset[LetterKind] = frozenset({"times", "invitation", "change", "reminder"})
"""The letters that want an answer and so carry the host's personal link."""
CALENDAR: frozenset[LetterKind] = frozenset({"invitation", "change", "withdrawal"})
"""The letters that put something into the host's calendar or take it out."""

UNCHANGEABLE: frozenset[LetterState] = frozenset({"waiting", "sent", "discarded"})
"""Where a letter can be neither edited nor sent; one that was not delivered can be mended and sent again."""

_UID_DOMAIN = "visitplanner"


@dataclass(frozen=True)
class Meeting:
    """A proposed meeting as its host may read of it. ``start`` and ``end`` are aware and local to the city.

    Of a confidential site ``title`` is the public one, and neither place nor address is known here.
    """

    occurrence: str
    title: Name
    start: datetime
    end: datetime
    people: int
    uid: str
    confidential: bool = False
    cancelled: bool = False
    confirmed: bool = False
    place: Name | None = None
    address: str | None = None
    city: Name | None = None
    groups: tuple[Name, ...] = ()
    interpretation: str = "none"
    languages: tuple[str, ...] = ()

    @property
    def calendar_uid(self) -> str:
        """The identity of the invitation; another one than in feeds, or clients refuse one of the two."""
        return f"invite-{self.uid}@{_UID_DOMAIN}"


@dataclass(frozen=True)
class LetterFacts:
    """What a letter says of the visit. ``topics`` to ``presents`` are those of its meetings."""

    title: Name
    purpose: Name
    start_date: date
    end_date: date
    organiser: Name
    host: Name
    countries: tuple[str, ...]
    composition: Name
    size: int
    working_languages: tuple[str, ...]
    topics: tuple[Name, ...] = ()
    questions: tuple[Name, ...] = ()
    presents: tuple[Name, ...] = ()
    answer_by: date | None = None
    meetings: tuple[Meeting, ...] = ()


@dataclass(frozen=True)
class Words:
    """The part of a letter in one language that may be edited; paragraphs are parted by an empty line."""

    subject: str
    opening: str
    closing: str


@dataclass(frozen=True)
class Mail:
    """One mail of a letter: the first carries the letter, each further one a further calendar entry."""

    number: int
    message_id: str
    state: str
    occurrence: str | None = None
    sequence: int | None = None
    server_words: str = ""
    attempts: int = 0
    next_attempt_at: datetime | None = None
    sent_at: datetime | None = None


@dataclass(frozen=True)
class Letter:
    """A letter as it can be read, written as a document and sent. It is in ``languages``; ``words`` may be in more.

    ``link`` is the host's secret one: never logged.
    """

    id: int
    visit_id: str
    reference: str
    kind: LetterKind
    state: LetterState
    version: int
    host_id: str
    languages: tuple[str, ...]
    to_name: str
    to_address: str
    words: Mapping[str, Words]
    facts: LetterFacts
    author: str
    dated_at: datetime
    mails: tuple[Mail, ...]
    link: str | None
    created_at: datetime
    edited_at: datetime | None = None
    released_at: datetime | None = None
    by_hand: bool = False

    def __repr__(self) -> str:
        return f"Letter({self.reference!r}, {self.state!r})"

    def meeting(self, mail: Mail) -> Meeting | None:
        """The meeting whose calendar entry a mail carries."""
        return next((each for each in self.facts.meetings if each.occurrence == mail.occurrence), None)

    def method(self, meeting: Meeting) -> Method:
        return "CANCEL" if self.kind == "withdrawal" or meeting.cancelled else "REQUEST"

    @property
    def sent_at(self) -> datetime | None:
        """When the last of its mails went out."""
        return max((each.sent_at for each in self.mails if each.sent_at), default=None)

    @property
    def server_words(self) -> str:
        """What the mail server said last of the mail that stands worst."""
        return next((each.server_words for each in self.mails if each.state != "sent" and each.server_words), "")


def state_of(states: tuple[str, ...]) -> LetterState:
    """Where a letter stands whose mails stand so: as badly as the worst of them."""
    order: tuple[LetterState, ...] = ("bounced", "refused", "failed", "waiting", "draft", "sent")
    return next(each for each in order if each in states)
