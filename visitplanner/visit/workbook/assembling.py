"""Puts the rows of all sheets together as the lists and objects of a visit file."""

import json
from collections.abc import Mapping
from typing import Any

from visitplanner.visit.workbook.references import Entry
from visitplanner.visit.workbook.sheet import Sheet, put
from visitplanner.visit.workbook.sheets import SHEETS


def assembled(entries: Mapping[str, list[Entry]]) -> dict[str, Any]:
    """The lists and objects of the visit file, without what is inside of their entries."""
    document: dict[str, Any] = {"costs": None}
    for sheet in SHEETS:
        rows = [each.value for each in entries[sheet.name]]
        match sheet.shape:
            case "one":
                for each in rows[:1]:
                    document |= each
            case "optional":
                document[sheet.path] = rows[0] if rows else None
            case "list":
                put(document, sheet.path, rows)
            case "values":
                put(document, sheet.path, [each.get("value", "") for each in rows])
            case "pieces":
                _pieces(document, sheet, rows)
    return document


def _pieces(document: dict[str, Any], sheet: Sheet, rows: list[dict[str, Any]]) -> None:
    text = "".join(str(each.get("piece", "")) for each in rows)
    if text:
        try:
            document[sheet.path] = json.loads(text)
        except (ValueError, RecursionError):
            document[sheet.path] = {}
