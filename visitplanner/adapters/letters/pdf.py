"""A letter as a tagged PDF; its words reach the typesetter as data and never as markup."""

import json
from pathlib import Path
from typing import Any, Literal

from visitplanner.adapters.letters.fonts import FAMILY, font_folder
from visitplanner.language.localise import Localiser
from visitplanner.programme.letter import Letter
from visitplanner.programme.letter_sheet import Sheet, sheet_of
from visitplanner.programme.letter_text import fit_for_documents

_LAYOUT = Path(__file__).with_name("letter.typ")


def write_pdf(letter: Letter) -> bytes:
    """A page or more for each language, the host's first."""
    # Loading the typesetter takes long, and most processes write no PDF.
    import typst

    try:
        return _written(letter, "ua-1")
    except typst.TypstError:
        # The standard for readers who hear a letter admits no sign that our letters lack, an emoji for one.
        return _written(letter, "1.7")


def _written(letter: Letter, standard: Literal["ua-1", "1.7"]) -> bytes:
    import typst

    return typst.compile(
        _LAYOUT,
        format="pdf",
        font_paths=[font_folder()],
        ignore_system_fonts=True,
        sys_inputs={"letter": json.dumps(_fit(as_data(letter)), ensure_ascii=False)},
        pdf_standards=[standard],
        timestamp=int(letter.dated_at.timestamp()),
    )


def _fit(data: Any) -> Any:
    """The same data with every text as the typesetter takes it."""
    match data:
        case str():
            return fit_for_documents(data)
        case dict():
            return {name: _fit(each) for name, each in data.items()}
        case list():
            return [_fit(each) for each in data]
    return data


def as_data(letter: Letter) -> dict[str, Any]:
    """What the layout is given."""
    first = letter.languages[0]
    return {
        "title": letter.words[first].subject,
        "reference": letter.reference,
        "organiser": Localiser(first).name(letter.facts.organiser),
        "font": FAMILY,
        "sheets": [_sheet(letter, sheet_of(letter, each)) for each in letter.languages],
    }


def _sheet(letter: Letter, sheet: Sheet) -> dict[str, Any]:
    own = Localiser(sheet.language)
    return {
        "language": own.code,
        "direction": own.direction,
        "organiser": own.name(letter.facts.organiser),
        "reference": [own.text(sheet.reference), own.date(sheet.on, weekday=False)],
        "to": [own.value(each) for each in sheet.to],
        "subject": sheet.subject,
        "opening": [list(lines) for lines in sheet.opening],
        "meetings": [
            {
                "when": own.text(each.when),
                "title": own.name(each.title),
                "lines": [own.text(line) for line in each.lines],
            }
            for each in sheet.meetings
        ],
        "notes": [own.text(each) for each in sheet.notes],
        "link": sheet.link,
        "closing": [list(lines) for lines in sheet.closing],
    }
