"""What the deeds need from outside, as protocols; ``app`` fills them in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from visitplanner.language.localise import Localiser
from visitplanner.language.text import Text
from visitplanner.planning import Fix, Itinerary, Limits, Problem, Progress, SessionId
from visitplanner.planning.answer import Why
from visitplanner.planning.difference import Alternatives
from visitplanner.planning.disturbance import Repair
from visitplanner.programme.calendar_answers import CalendarMail
from visitplanner.programme.host_times import Busy
from visitplanner.programme.letter import Letter, Mail
from visitplanner.programme.programme import Programme
from visitplanner.visit.country import PublicHoliday
from visitplanner.visit.entities import Visit
from visitplanner.visit.workbook.cells import Words
from visitplanner.visit.workbook.grid import Grid
from visitplanner.visit.workbook.tables import Row


class VisitFiles(Protocol):
    """Reads and writes the visit file."""

    def read(self, data: bytes) -> Visit:
        """Raises ``visit.faults.VisitFileIsFaulty`` with every fault of the file."""

    def write(self, visit: Visit) -> bytes: ...

    def read_changes(self, data: bytes) -> tuple[Mapping[str, Any], ...]:
        """The what-if operations in a file of nothing else. Raises ``VisitFileIsFaulty``."""

    def changed(self, visit: Visit, changes: Sequence[Mapping[str, Any]]) -> Visit:
        """The visit after what-if operations. Raises ``VisitFileIsFaulty``."""


class ItineraryFiles(Protocol):
    """Reads and writes the itinerary file."""

    def read(self, data: bytes, problem: Problem) -> Itinerary:
        """Raises ``visit.faults.ItineraryFileIsFaulty`` with every fault of the file."""

    def write(self, problem: Problem, itinerary: Itinerary) -> bytes: ...

    def read_fixes(self, data: bytes) -> tuple[Fix, ...]:
        """The fixes that a file offers. Raises ``visit.faults.ItineraryFileIsFaulty``."""


class PlannerFailed(Exception):
    """The planner ended without an answer, for a reason that lies in itself."""


class Planner(Protocol):
    """Plans a problem and keeps the wall clock whatever the solver does."""

    def plan(self, problem: Problem, limits: Limits, watch: Callable[[Progress], bool]) -> Itinerary:
        """``watch`` hears every progress; the search stops, with its best plan, once it answers ``False``.

        It is asked at least every second, new plan or not. Raises ``PlannerFailed``.
        """


class Replanner(Protocol):
    """Mends a plan and offers others; watch, clock and failures are those of ``Planner``."""

    def repair(
        self, problem: Problem, old: Itinerary, limits: Limits, watch: Callable[[Progress], bool], options: int
    ) -> tuple[Repair, ...]:
        """At most ``options`` plans of the changed problem, the one that disturbs the old plan least first."""

    def alternatives(
        self,
        problem: Problem,
        best: Itinerary,
        limits: Limits,
        watch: Callable[[Progress], bool],
        *,
        count: int,
        within: float,
        differ: int,
    ) -> Alternatives:
        """At most ``count`` plans within a share of the best one's value, ``differ`` placements apart."""


class Explainer(Protocol):
    """Answers questions about a plan; watch, clock and failures are those of ``Planner``."""

    def why(
        self,
        problem: Problem,
        itinerary: Itinerary,
        session: SessionId,
        limits: Limits,
        watch: Callable[[Progress], bool],
    ) -> Why:
        """Why a session was left out of an itinerary, or why it is where it is."""


class BenchmarkFileIsFaulty(Exception):
    """A file is not in the format it should be; ``sentence`` says where and why."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(sentence.message)
        self.sentence = sentence


class BenchmarkFiles(Protocol):
    """Reads the published instances of one kind."""

    def read(self, name: str, data: bytes) -> Problem:
        """``name`` is the file's. A session's id is the number of its vertex. Raises ``BenchmarkFileIsFaulty``."""


class BestKnownFiles(Protocol):
    """Reads lists of the best values that are known of published instances."""

    def read(self, data: bytes) -> Mapping[tuple[str, int | None], int]:
        """By instance and number of tours, ``None`` where the instance names it. Raises ``BenchmarkFileIsFaulty``."""


class RouteSearch(Protocol):
    """The fast search, for problems without rules of their own."""

    def make_ready(self) -> None:
        """Whatever takes long the first time is done now, so that no search has to wait for it."""

    def plan(self, problem: Problem, limits: Limits) -> Itinerary:
        """With value, bound and run; the value is the prize of what is held."""


class Jobs(Protocol):
    """Hands work to the worker by number only."""

    def plan(self, run_id: int) -> None: ...


class Passwords(Protocol):
    """Makes of a password what may be stored."""

    def hashed(self, password: str) -> str: ...


class Calendars(Protocol):
    """Writes calendar files."""

    def write(self, programme: Programme, localiser: Localiser, *, full_day: bool = False) -> bytes: ...

    def notice(self, localiser: Localiser, link: str, on: date) -> bytes:
        """The calendar of a withdrawn link: one event that says so."""


class HolidayCalendars(Protocol):
    """Reckons the public holidays of countries."""

    def of(self, country: str, years: Sequence[int]) -> tuple[PublicHoliday, ...]:
        """In the order of their dates; none for a country that is not known."""

    def ramadan(self, year: int) -> tuple[tuple[date, date], ...]:
        """The expected first and last day of every Ramadan that begins in a year."""


class MailIsRefused(Exception):
    """The mail server will never take this mail; ``words`` are its own."""

    def __init__(self, words: str) -> None:
        super().__init__("refused")
        self.words = words


class MailIsDelayed(Exception):
    """The mail was not taken now, or nobody knows whether it was; ``words`` say why."""

    def __init__(self, words: str, *, server_answers: bool) -> None:
        super().__init__("delayed")
        self.words, self.server_answers = words, server_answers


class Mailer(Protocol):
    """Hands mails to a mail server, if there is one."""

    @property
    def is_ready(self) -> bool:
        """Whether a mail server is set up."""

    @property
    def sender(self) -> str:
        """The address that mails come from; empty where none is set up."""

    def send(self, mail: bytes, *, to: str) -> None:
        """Returns once the server has taken it. Raises ``MailIsRefused`` and ``MailIsDelayed``."""


class LetterForms(Protocol):
    """Writes a letter in the forms in which it goes out."""

    def mail(self, letter: Letter, mail: Mail, *, sender: str) -> bytes:
        """One of its mails, the same octets each time; without a ``sender`` it comes from the letter's author."""

    def pdf(self, letter: Letter) -> bytes: ...

    def docx(self, letter: Letter) -> bytes: ...


class WorkbookIsUnreadable(Exception):
    """A workbook is not read at all; ``sentence`` says why and what to do."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(sentence.message)
        self.sentence = sentence


class Workbooks(Protocol):
    """Reads and writes Excel workbooks. ``words`` are what codes are called, by subject."""

    def read(self, data: bytes) -> Grid:
        """What stands in its cells. Raises ``WorkbookIsUnreadable``."""

    def write(self, tables: Mapping[str, Sequence[Row]], words: Words, localiser: Localiser) -> bytes:
        """The rows of each sheet of ours, by its name."""

    def template(self, words: Words, localiser: Localiser) -> bytes:
        """A workbook to be filled in."""


class CalendarIsUnreadable(Exception):
    """A host's calendar is not read at all; ``sentence`` says why and what to do."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(sentence.message)
        self.sentence = sentence


class HostCalendars(Protocol):
    """Reads what hosts hand over of their calendars."""

    def busy(self, data: bytes, first: date, last: date, zone: str) -> tuple[Busy, ...]:
        """What is taken on these days, both included. Raises ``CalendarIsUnreadable``."""

    def answers(self, data: bytes) -> CalendarMail:
        """The answers in a calendar file or a mail. Raises ``CalendarIsUnreadable``."""


class MailboxIsAway(Exception):
    """The mailbox could not be read now; says of the reason only what kind it is."""


class Mailbox(Protocol):
    """Where hosts' answers by calendar come in, if there is one."""

    @property
    def is_ready(self) -> bool:
        """Whether a mailbox is set up."""

    def go_through(self, take: Callable[[str, bytes], bool], *, wanted: Callable[[str], bool], most_bytes: int) -> None:
        """Hand unread mails, by Message-ID, to ``take`` where ``wanted`` says so; marked read where it answers yes.

        Raises ``MailboxIsAway``.
        """


@dataclass(frozen=True)
class Tools:
    """Every adapter the ways in are handed."""

    visit_files: VisitFiles
    itinerary_files: ItineraryFiles
    planner: Planner
    replanner: Replanner
    explainer: Explainer
    jobs: Jobs
    passwords: Passwords
    calendars: Calendars
    mailer: Mailer
    letters: LetterForms
    holidays: HolidayCalendars
    workbooks: Workbooks
    host_calendars: HostCalendars
    mailbox: Mailbox
