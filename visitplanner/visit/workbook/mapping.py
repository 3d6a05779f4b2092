"""What a person says the sheets and columns of a workbook mean, kept as plain values; the rest is guessed."""

from collections.abc import Mapping, Sequence
from typing import Any

from visitplanner.visit.workbook.grid import Grid, Mappings, SheetMapping
from visitplanner.visit.workbook.matching import guessed, header_of, mapping_of
from visitplanner.visit.workbook.sheets import SHEET_OF


def said_mappings(grid: Grid, said: Mapping[str, Any]) -> Mappings:
    """What was said of each sheet, else what is guessed."""
    kept = said.get("sheets")
    if not isinstance(kept, list) or len(kept) != len(grid.sheets):
        return guessed(grid)
    return [_mapping(grid, index, each) for index, each in enumerate(kept)]


def changed_mapping(
    grid: Grid, old: Mappings, targets: Sequence[str], columns: Sequence[Mapping[int, str]]
) -> dict[str, Any]:
    """What is kept when a person has chosen ``targets`` for the sheets and members for their ``columns``.

    A sheet whose meaning has changed has its columns guessed anew. What is no sheet or column of ours means nothing,
    and the second of two that mean the same does neither.
    """
    sheets: list[dict[str, Any]] = []
    taken: set[str] = set()
    for index, sheet in enumerate(grid.sheets):
        target = targets[index] if targets[index] in SHEET_OF and targets[index] not in taken else ""
        taken.add(target)
        is_new = target != old[index].target
        chosen = mapping_of(sheet, target).columns if is_new else _known(target, columns[index])
        sheets.append({"target": target, "columns": {str(at): member for at, member in chosen.items()}})
    return {"sheets": sheets}


def _mapping(grid: Grid, index: int, said: Mapping[str, Any]) -> SheetMapping:
    header, names = header_of(grid.sheets[index])
    columns = {int(at): member for at, member in said["columns"].items()}
    return SheetMapping(said["target"], header, columns, names)


def _known(target: str, columns: Mapping[int, str]) -> dict[int, str]:
    known = SHEET_OF[target].by_member if target else {}
    chosen: dict[int, str] = {}
    for at, member in columns.items():
        if member in known and member not in chosen.values():
            chosen[at] = member
    return chosen
