"""A letter laid out in one language: mail, page, PDF and Word all write this and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from visitplanner.language.countries import spoken_languages
from visitplanner.language.text import N_, NN_, Code, Name, Text, Value
from visitplanner.programme.letter import ASKS, Letter, Meeting

_INTERPRETATION = {
    "consecutive": N_("Consecutive interpretation"),
    "simultaneous": N_("Simultaneous interpretation"),
    "whispered": N_("Whispered interpretation"),
}


@dataclass(frozen=True)
class MeetingLines:
    """One proposed meeting: when, what, and further lines about it."""

    when: Text
    title: Name
    lines: tuple[Text, ...]


@dataclass(frozen=True)
class Sheet:
    """``opening`` and ``closing`` are paragraphs of lines, already in the letter's language; the rest is said in it."""

    language: str
    reference: Text
    on: date
    to: tuple[Value, ...]
    subject: str
    opening: tuple[tuple[str, ...], ...]
    meetings: tuple[MeetingLines, ...]
    notes: tuple[Text, ...]
    link: str | None
    link_words: Text
    closing: tuple[tuple[str, ...], ...]


def sheet_of(letter: Letter, language: str) -> Sheet:
    words = letter.words[language]
    return Sheet(
        language=language,
        reference=N_("Our reference: %(reference)s", reference=Code(letter.reference)),
        on=letter.dated_at.date(),
        to=tuple(each for each in (letter.to_name, letter.facts.host) if each),
        subject=words.subject,
        opening=_paragraphs(words.opening),
        meetings=tuple(_lines(each) for each in letter.facts.meetings),
        notes=tuple(_notes(letter)),
        link=letter.link if letter.kind in ASKS else None,
        link_words=N_("Open the page on which you answer"),
        closing=_paragraphs(words.closing),
    )


def _paragraphs(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(part.split("\n")) for part in text.split("\n\n") if part.strip())


def _lines(meeting: Meeting) -> MeetingLines:
    time = Code(f"{meeting.start:%H:%M}–{meeting.end:%H:%M}")
    when = N_("%(date)s, %(time)s", date=meeting.start.date(), time=time)
    return MeetingLines(when, meeting.title, tuple(_about(meeting)))


def _about(meeting: Meeting) -> Iterator[Text]:
    if meeting.cancelled:
        yield N_("This meeting does not take place.")
        return
    if meeting.place:
        yield N_("Place: %(place)s", place=meeting.place)
    yield NN_("%(count)s participant", "%(count)s participants", count=meeting.people)
    if meeting.groups:
        yield N_("Attending: %(groups)s", groups=meeting.groups)
    if meeting.interpretation in _INTERPRETATION:
        spoken = tuple(spoken_languages().get(each, {"en": each}) for each in meeting.languages)
        yield N_("%(mode)s, %(languages)s", mode=_INTERPRETATION[meeting.interpretation], languages=spoken)
    if meeting.confirmed:
        yield N_("You have confirmed this meeting.")


def _notes(letter: Letter) -> Iterator[Text]:
    """What stands below the meetings, whatever else was edited."""
    if any(each.confidential for each in letter.facts.meetings):
        yield N_(
            "To protect those who live there, this letter names no place. Please send no address by mail or in a"
            " calendar entry either."
        )
    if letter.kind not in ASKS or letter.link is None:
        return
    if letter.facts.answer_by:
        yield N_("Please answer by %(date)s on your own page:", date=letter.facts.answer_by)
    else:
        yield N_("Please answer on your own page:")
