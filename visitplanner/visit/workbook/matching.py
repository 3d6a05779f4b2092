"""Guesses which sheet and column of ours each of a workbook's is, by its name in either language or a close one."""

from collections.abc import Iterator, Mapping, Set
from difflib import get_close_matches
from functools import cache

from visitplanner.language.folding import folded
from visitplanner.language.languages import LANGUAGES
from visitplanner.language.localise import Localiser
from visitplanner.visit.workbook.cells import Cell, is_empty
from visitplanner.visit.workbook.grid import Grid, GridSheet, Mappings, SheetMapping
from visitplanner.visit.workbook.sheet import Sheet
from visitplanner.visit.workbook.sheets import SHEET_OF, SHEETS

CLOSE = 0.8
FEWEST_COLUMNS, SHARE = 3, 0.6
"""So many of a sheet's columns have to be ours."""
LONGEST_NAME = 80
NOTE = "ℹ"
"""Begins every cell of a row that explains the columns."""


def guessed(grid: Grid) -> Mappings:
    """What each sheet and its columns probably mean; no two sheets mean the same.

    A sheet whose title says nothing is known by its columns, if they are those of one of ours.
    """
    targets: list[str] = []
    for sheet in grid.sheets:
        target = _closest(sheet.title, sheet_names())
        targets.append("" if target in targets else target)
    for index, sheet in enumerate(grid.sheets):
        if not targets[index]:
            targets[index] = _by_columns(sheet, set(targets))
    return [mapping_of(sheet, target) for sheet, target in zip(grid.sheets, targets, strict=True)]


def _by_columns(sheet: GridSheet, taken: Set[str]) -> str:
    names = {folded(name) for name in header_of(sheet)[1].values()}
    shares = {each.name: len(names & column_names(each.name).keys()) for each in SHEETS if each.name not in taken}
    best = max(shares, key=lambda name: shares[name], default="")
    others = [share for name, share in shares.items() if name != best]
    is_clear = (
        best and shares[best] >= max(FEWEST_COLUMNS, SHARE * len(names)) and shares[best] > max(others, default=0)
    )
    return best if is_clear else ""


def mapping_of(sheet: GridSheet, target: str) -> SheetMapping:
    """What the columns of a sheet probably mean, when the sheet means ``target``."""
    header, names = header_of(sheet)
    if not target:
        return SheetMapping("", header, {}, names)
    columns: dict[int, str] = {}
    known = column_names(target)
    for close in (False, True):
        for index, name in names.items():
            left = {said: member for said, member in known.items() if member not in columns.values()}
            found = _closest(name, left) if close else left.get(folded(name), "")
            if found and index not in columns:
                columns[index] = found
    return SheetMapping(target, header, dict(sorted(columns.items())), names)


def header_of(sheet: GridSheet) -> tuple[int, Mapping[int, str]]:
    """The first row that is not empty, and what stands in it."""
    for number, cells in sheet.rows:
        names = {index: str(cell).strip()[:LONGEST_NAME] for index, cell in enumerate(cells) if not is_empty(cell)}
        if names:
            return number, names
    return 0, {}


def content_of(sheet: GridSheet, header: int) -> Iterator[tuple[int, list[Cell]]]:
    """The rows below the header that hold something and explain nothing."""
    for number, cells in sheet.rows:
        filled = [cell for cell in cells if not is_empty(cell)]
        if number > header and filled and not any(isinstance(cell, str) and cell.startswith(NOTE) for cell in filled):
            yield number, list(cells)


@cache
def sheet_names() -> Mapping[str, str]:
    """Our sheets by their names in every language, folded."""
    return {name: sheet.name for sheet in SHEETS for name in (folded(sheet.name), *_said(sheet))}


@cache
def column_names(target: str) -> Mapping[str, str]:
    """The columns of a sheet of ours by their names in every language, folded."""
    names: dict[str, str] = {}
    for column in SHEET_OF[target].columns:
        for localiser in map(Localiser, LANGUAGES):
            names.setdefault(folded(localiser.text(column.label)), column.member)
        names.setdefault(folded(column.member), column.member)
    return names


def _said(sheet: Sheet) -> list[str]:
    return [folded(Localiser(code).text(sheet.label)) for code in LANGUAGES]


def _closest(name: str, known: Mapping[str, str]) -> str:
    said = folded(name[:LONGEST_NAME])
    near = [said] if said in known else get_close_matches(said, list(known), n=1, cutoff=CLOSE)
    return known[near[0]] if near else ""
