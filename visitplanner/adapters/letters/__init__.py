"""A letter in every form in which it goes out: mail, calendar entry, PDF and Word, from one and the same sheet."""

from pathlib import Path

from visitplanner.adapters.letters.docx import write_docx
from visitplanner.adapters.letters.html import HtmlWriter
from visitplanner.adapters.letters.message import letter_message, message_of_entry
from visitplanner.adapters.letters.pdf import write_pdf
from visitplanner.programme.letter import Letter, Mail


class WrittenLetters:
    """Writes letters with the page templates in ``templates``."""

    def __init__(self, templates: Path) -> None:
        self._html = HtmlWriter(templates)

    def mail(self, letter: Letter, mail: Mail, *, sender: str) -> bytes:
        if mail.number > 1:
            return message_of_entry(letter, mail, sender or letter.author)
        parts = (self._html.write(letter), self.pdf(letter), self.docx(letter))
        return letter_message(letter, mail, sender or letter.author, *parts)

    def pdf(self, letter: Letter) -> bytes:
        return write_pdf(letter)

    def docx(self, letter: Letter) -> bytes:
        return write_docx(letter)
