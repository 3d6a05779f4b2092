"""What may stand in a cell, and how each kind of value is written there and read again."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal, TypeAlias

from visitplanner.language.folding import folded
from visitplanner.language.localise import Localiser
from visitplanner.language.text import N_, Code, Text
from visitplanner.visit.faults import shown

CellKind: TypeAlias = Literal["text", "whole", "number", "yes", "date", "clock", "words", "pairs", "json", "choice"]
Cell: TypeAlias = "str | int | float | bool | date | datetime | time | Odd | None"
Words: TypeAlias = Mapping[str, Mapping[str, Text]]
"""What codes are called, by subject."""

CONTROL = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")
LONGEST = 32_000
"""Characters of one cell; spreadsheet programs cut off what is longer without a word."""
YES = frozenset(map(folded, ("yes", "true", "1", "y", "نعم", "صح")))
NO = frozenset(map(folded, ("no", "false", "0", "n", "لا", "خطأ")))
TRUE, FALSE = N_("Yes"), N_("No")
SEPARATORS = re.compile(r"[;؛\n]")


@dataclass(frozen=True)
class Odd:
    """A cell that holds no value: a formula, or an error of the spreadsheet program."""

    kind: Literal["formula", "error"]
    text: str


class Misread(Exception):
    """A cell cannot be read as what its column holds; ``sentence`` says what to write."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(sentence.message)
        self.sentence = sentence


def as_cell(kind: CellKind, value: Any, words: Mapping[str, str]) -> Cell:
    """A value as its cell holds it; nothing is an empty cell. ``words`` are what its codes are called."""
    if value is None:
        return None
    match kind:
        case "date":
            return date.fromisoformat(value)
        case "yes":
            return words["true"] if value else words["false"]
        case "choice":
            return str(words.get(value, value))
        case "words":
            return _listed(value)
        case "pairs":
            pairs = [f"{key}={each}" for key, each in value.items()]
            return _listed(pairs) if not any(each.count("=") > 1 for each in pairs) else _json(value)
        case "json":
            return _json(value)
        case "text" | "clock":
            return _text(value)
    return _number(value)


def from_cell(kind: CellKind, cell: Cell, codes: Mapping[str, str]) -> Any:
    """The value of a cell that is not empty. ``codes`` are by what they are called, folded. Raises ``Misread``."""
    if isinstance(cell, Odd):
        raise Misread(_odd(cell))
    return READERS[kind](cell, codes)


def is_empty(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def clean(text: str) -> str:
    """Without characters that no cell can hold."""
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def codes_of(words: Words, subject: str, localisers: tuple[Localiser, ...]) -> dict[str, str]:
    """Every code of a subject by itself and by what it is called in each language."""
    codes = {folded(code): code for code in words.get(subject, {})}
    for localiser in localisers:
        codes |= {folded(localiser.text(text)): code for code, text in words.get(subject, {}).items()}
    return codes


def _text(text: str) -> str:
    """Texts of nothing but quotation marks get two more, so that an empty text is no empty cell."""
    return f'{text}""' if not text.strip('"') else text


def _number(value: Any) -> int | float:
    number: int | float = value
    return number


def _listed(values: Any) -> str | None:
    """Words with semicolons between them, or as JSON where that would not read back the same."""
    texts = [str(each) for each in values]
    plain = all(each and each == each.strip() and not SEPARATORS.search(each) for each in texts)
    if not plain or (texts and texts[0].startswith("[")):
        return _json(texts)
    return "; ".join(texts) if texts else "[]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _odd(cell: Odd) -> Text:
    if cell.kind == "formula":
        return N_("This cell holds a formula. Replace it with its value: copy it and paste values only.")
    return N_("This cell holds an error of the spreadsheet program (%(text)s). Correct it.", text=shown(cell.text))


def _read_text(cell: Cell, codes: Mapping[str, str]) -> str:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date | time):
        return cell.isoformat()
    text = str(cell)
    return text if text.strip('"') else text[:-2]


def _read_number(cell: Cell, codes: Mapping[str, str]) -> int | float:
    text = str(cell).strip()
    if isinstance(cell, bool | date | time) or not re.fullmatch(
        r"-?\d{1,12}(\.\d{1,20})?(e-?\d{1,2})?", text, re.A | re.I
    ):
        raise Misread(N_("A number is expected here, in digits from 0 to 9."))
    number = float(text)
    return int(number) if number.is_integer() else number


def _read_whole(cell: Cell, codes: Mapping[str, str]) -> int:
    number = _read_number(cell, codes)
    if not isinstance(number, int):
        raise Misread(N_("A whole number is expected here."))
    return number


def _read_yes(cell: Cell, codes: Mapping[str, str]) -> bool:
    said = folded(str(int(cell) if isinstance(cell, bool | float) else cell))
    if said in YES or said in NO:
        return said in YES
    raise Misread(N_("Yes or no is expected here."))


def _read_date(cell: Cell, codes: Mapping[str, str]) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    text = str(cell).strip()
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise Misread(
        N_("%(value)s is not read as a date. Write it as year, month and day: 2027-04-12.", value=shown(text))
    )


def _read_clock(cell: Cell, codes: Mapping[str, str]) -> str:
    if isinstance(cell, datetime | time):
        return f"{cell:%H:%M}"
    found = re.fullmatch(r"\s*(\d{1,2}):(\d{2})(:00)?\s*", str(cell), re.ASCII)
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        return f"{int(found[1]):02}:{found[2]}"
    raise Misread(N_("A time of the day is expected here, from 00:00 to 23:59."))


def _read_words(cell: Cell, codes: Mapping[str, str]) -> list[Any]:
    text = _read_text(cell, codes)
    if text.lstrip().startswith("["):
        read = _read_json(text, codes)
        if isinstance(read, list):
            return read
    return [codes.get(folded(each), each.strip()) for each in SEPARATORS.split(text) if each.strip()]


def _read_pairs(cell: Cell, codes: Mapping[str, str]) -> dict[str, str]:
    text = _read_text(cell, codes)
    if text.lstrip().startswith("{"):
        read = _read_json(text, codes)
        if isinstance(read, dict):
            return read
    pairs = [each.partition("=") for each in _read_words(text, codes)]
    if not all(middle and key.strip() and value.strip() for key, middle, value in pairs):
        raise Misread(N_("Pairs are expected here, such as %(example)s.", example=Code("A=NBO; B=MBA")))
    return {key.strip(): value.strip() for key, _, value in pairs}


def _read_json(cell: Cell, codes: Mapping[str, str]) -> Any:
    try:
        return json.loads(str(cell))
    except (ValueError, RecursionError):
        raise Misread(N_("This cell should hold JSON, as it was exported. Take it from the export again.")) from None


def _read_choice(cell: Cell, codes: Mapping[str, str]) -> str:
    said = _read_text(cell, codes)
    code = codes.get(folded(said))
    if code is None and codes:
        raise Misread(N_("%(value)s is none of the choices. Choose one of the list in the cell.", value=shown(said)))
    return code or said.strip()


READERS: Mapping[CellKind, Callable[[Cell, Mapping[str, str]], Any]] = {
    "text": _read_text,
    "whole": _read_whole,
    "number": _read_number,
    "yes": _read_yes,
    "date": _read_date,
    "clock": _read_clock,
    "words": _read_words,
    "pairs": _read_pairs,
    "json": _read_json,
    "choice": _read_choice,
}
