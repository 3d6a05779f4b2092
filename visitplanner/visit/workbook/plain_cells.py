"""Cells as plain values of JSON and back: what JSON has no word for stands in a small object."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from visitplanner.visit.workbook.cells import Cell, Odd, clean
from visitplanner.visit.workbook.grid import Grid, GridSheet


def plain_grid(grid: Grid) -> dict[str, Any]:
    return {
        "sheets": [
            {
                "title": sheet.title,
                "rows": [[number, [_plain(cell) for cell in cells]] for number, cells in sheet.rows],
                "merged": list(sheet.merged),
            }
            for sheet in grid.sheets
        ]
    }


def grid_of(plain: Mapping[str, Any]) -> Grid:
    return Grid([_sheet(each) for each in plain["sheets"]])


def _sheet(plain: Mapping[str, Any]) -> GridSheet:
    rows = [(int(number), [_cell(each) for each in cells]) for number, cells in plain["rows"]]
    return GridSheet(clean(str(plain["title"])), rows, [str(each) for each in plain["merged"]])


def _plain(cell: Cell) -> Any:
    match cell:
        case Odd():
            return {cell.kind: cell.text}
        case datetime():
            return {"moment": cell.isoformat()}
        case date():
            return {"date": cell.isoformat()}
        case time():
            return {"time": cell.isoformat()}
    return cell


def _cell(plain: Any) -> Cell:
    match plain:
        case {"date": str(text)}:
            return date.fromisoformat(text)
        case {"moment": str(text)}:
            return datetime.fromisoformat(text)
        case {"time": str(text)}:
            return time.fromisoformat(text)
        case {"formula": _}:
            return Odd("formula", "")
        case {"error": str(text)}:
            return Odd("error", text)
        case str():
            return clean(plain)
    value: int | float | bool | None = plain
    return value
