"""A letter as a Word document that can be put on the sender's own paper."""

from collections.abc import Sequence
from datetime import UTC
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK
from docx.text.paragraph import Paragraph

from visitplanner.adapters.letters.fonts import FAMILY
from visitplanner.adapters.letters.right_to_left import mark_document, turn_section, write_line
from visitplanner.language.localise import Localiser
from visitplanner.programme.letter import Letter
from visitplanner.programme.letter_sheet import Sheet, sheet_of
from visitplanner.programme.letter_text import fit_for_documents

_HALF_POINTS = 22
_LONGEST_PROPERTY = 255


def write_docx(letter: Letter) -> bytes:
    """A section for each language, the host's first. Names nobody as its author but the organiser."""
    document = docx.Document()
    first = Localiser(letter.languages[0])
    mark_document(document, FAMILY, _HALF_POINTS)
    for at, language in enumerate(letter.languages):
        own = Localiser(language)
        section = document.add_section(WD_SECTION.NEW_PAGE) if at else document.sections[0]
        turn_section(section, own.language)
        _SheetWriter(document, letter, own).write(sheet_of(letter, language))
    _describe(document, letter, first)
    octets = BytesIO()
    document.save(octets)
    return octets.getvalue()


def _describe(document: Document, letter: Letter, own: Localiser) -> None:
    about = document.core_properties
    about.author = about.last_modified_by = fit_for_documents(own.name(letter.facts.organiser))[:_LONGEST_PROPERTY]
    about.title = fit_for_documents(letter.words[own.code].subject)[:_LONGEST_PROPERTY]
    about.subject, about.comments = letter.reference, ""
    about.language = own.language.locale.replace("_", "-")
    about.created = about.modified = letter.dated_at.astimezone(UTC).replace(tzinfo=None)


class _SheetWriter:
    def __init__(self, document: Document, letter: Letter, own: Localiser) -> None:
        self._document, self._letter, self._own = document, letter, own

    def write(self, sheet: Sheet) -> None:
        own = self._own
        self._add([own.name(self._letter.facts.organiser)], bold=1)
        self._add([own.text(sheet.reference), own.date(sheet.on, weekday=False)])
        self._add([own.value(each) for each in sheet.to])
        self._add([sheet.subject], bold=1)
        for lines in sheet.opening:
            self._add(lines)
        for meeting in sheet.meetings:
            said = [own.text(meeting.when), own.name(meeting.title), *map(own.text, meeting.lines)]
            self._add(said, bold=1, style="List Bullet")
        for note in sheet.notes:
            self._add([own.text(note)])
        if sheet.link:
            self._add([sheet.link])
        for lines in sheet.closing:
            self._add(lines)

    def _add(self, lines: Sequence[str], *, bold: int = 0, style: str | None = None) -> Paragraph:
        """A paragraph; the first ``bold`` lines are set in bold."""
        paragraph = self._document.add_paragraph(style=style)
        for at, line in enumerate(lines):
            if at:
                paragraph.add_run().add_break(WD_BREAK.LINE)
            write_line(paragraph, line, self._own.language, bold=at < bold)
        return paragraph
