"""A visit file as the rows of its sheets. What is sealed in the application is in no row."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from visitplanner.language.localise import Localiser
from visitplanner.visit.workbook.cells import FALSE, LONGEST, TRUE, Cell, Words, as_cell
from visitplanner.visit.workbook.sheet import PARENT, Column, Sheet, member_of
from visitplanner.visit.workbook.sheets import SHEETS

Row: TypeAlias = list[Cell]
OTHER = "other"


class TextIsTooLong(Exception):
    """A cell would hold more characters than spreadsheet programs keep; ``place`` says where."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


def tables_of(document: Mapping[str, Any], words: Words, localiser: Localiser) -> dict[str, list[Row]]:
    """The rows of every sheet, by its name. Raises ``TextIsTooLong``."""
    said = {subject: {code: localiser.text(text) for code, text in codes.items()} for subject, codes in words.items()}
    said[""] = {"true": localiser.text(TRUE), "false": localiser.text(FALSE)}
    return {sheet.name: [_row(sheet, entry, said) for entry in _entries(sheet, document)] for sheet in SHEETS}


def _entries(sheet: Sheet, document: Mapping[str, Any]) -> Iterator[Any]:
    """What the rows of a sheet are made of."""
    held: Any = member_of(document, sheet.path) if sheet.path else document
    match sheet.shape:
        case "one" | "optional":
            yield from () if held is None else (held,)
        case "list":
            yield from held
        case "inner":
            yield from (_inner(outer[sheet.key], each) for outer in held for each in outer[sheet.inner])
        case "values":
            yield from ({"value": each} for each in held)
        case "amounts":
            yield from ({PARENT: key, "amount": amount} for key, amount in (held or {}).items())
        case "pieces":
            text = "" if held is None else json.dumps(held, ensure_ascii=True)
            yield from ({"piece": text[at : at + LONGEST]} for at in range(0, len(text), LONGEST))


def _inner(parent: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    """What-ifs hold changes, of which each is kept as a whole."""
    return {PARENT: parent, **entry, "change": entry}


def _row(sheet: Sheet, entry: Mapping[str, Any], said: Mapping[str, Mapping[str, str]]) -> Row:
    row = [_cell(column, member_of(entry, column.member), said) for column in sheet.columns]
    if OTHER in sheet.by_member:
        known = {column.member for column in sheet.columns}
        rest = {name: value for name, value in entry["params"].items() if f"params.{name}" not in known}
        row[[column.member for column in sheet.columns].index(OTHER)] = json.dumps(rest) if rest else None
    for column, cell in zip(sheet.columns, row, strict=True):
        if isinstance(cell, str) and len(cell) > LONGEST:
            raise TextIsTooLong(f"{sheet.name} {column.member}")
    return row


def _cell(column: Column, value: Any, said: Mapping[str, Mapping[str, str]]) -> Cell:
    if column.kind in ("words", "pairs") and not value and column.empty == "later":
        return None
    subject = "" if column.kind == "yes" else column.subject or "none"
    return as_cell(column.kind, value, said.get(subject, {}))
