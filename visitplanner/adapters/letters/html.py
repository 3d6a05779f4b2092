"""A letter as the HTML part of a mail: nothing is fetched, nothing runs, and the only link is the host's own."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from visitplanner.language.localise import Localiser
from visitplanner.programme.letter import Letter
from visitplanner.programme.letter_sheet import sheet_of


class HtmlWriter:
    """Writes with ``letters/mail.html`` of a folder of templates."""

    def __init__(self, templates: Path) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=select_autoescape(),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def write(self, letter: Letter) -> str:
        sheets = [(sheet_of(letter, each), Localiser(each)) for each in letter.languages]
        return self._environment.get_template("letters/mail.html").render(sheets=sheets, localiser=sheets[0][1])
