"""A letter as plain text, for those whose mail program shows nothing else."""

from collections.abc import Iterator

from visitplanner.adapters.exports.clean_text import clean_text
from visitplanner.language.localise import Localiser
from visitplanner.programme.letter import Letter
from visitplanner.programme.letter_sheet import Sheet, sheet_of

_RULE = "\n\n" + "_" * 40 + "\n\n"


def write_plain(letter: Letter) -> str:
    """All languages below each other, the host's first."""
    return _RULE.join(_in_one_language(sheet_of(letter, language)) for language in letter.languages) + "\n"


def _in_one_language(sheet: Sheet) -> str:
    localiser = Localiser(sheet.language)
    parts = (clean_text(part, localiser.direction) for part in _parts(sheet, localiser))
    return "\n\n".join([*parts, *_closing(sheet, localiser)])


def _parts(sheet: Sheet, own: Localiser) -> Iterator[str]:
    yield "\n".join((own.text(sheet.reference), own.date(sheet.on, weekday=False)))
    yield "\n".join(own.value(each) for each in sheet.to)
    yield sheet.subject
    yield from ("\n".join(lines) for lines in sheet.opening)
    for meeting in sheet.meetings:
        yield "\n".join((own.text(meeting.when), own.name(meeting.title), *map(own.text, meeting.lines)))
    yield from (own.text(note) for note in sheet.notes)


def _closing(sheet: Sheet, own: Localiser) -> Iterator[str]:
    if sheet.link is not None:
        # As it is, in a line of its own: whatever is put around an address gets into what is opened.
        yield sheet.link
    yield from (clean_text("\n".join(lines), own.direction) for lines in sheet.closing)
