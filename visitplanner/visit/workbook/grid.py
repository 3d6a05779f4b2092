"""A workbook as it was read, before anybody says what its sheets and columns mean, and what somebody then says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from visitplanner.visit.workbook.cells import Cell


@dataclass(frozen=True)
class GridSheet:
    """``rows`` holds those that are not empty, each with its number; ``merged`` the ranges of merged cells."""

    title: str
    rows: Sequence[tuple[int, Sequence[Cell]]]
    merged: Sequence[str] = ()


@dataclass(frozen=True)
class Grid:
    sheets: Sequence[GridSheet]


@dataclass(frozen=True)
class SheetMapping:
    """``target`` is the sheet of ours, empty where the sheet is left out; ``columns`` our member for each column.

    ``header`` is the number of the row with the columns' names.
    """

    target: str
    header: int
    columns: Mapping[int, str] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)


Mappings = Sequence[SheetMapping]
"""One for each sheet of the workbook, in its order."""


def letter(column: int) -> str:
    """The letter of a column, counted from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
