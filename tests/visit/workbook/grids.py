"""Workbooks as they are after reading, made of a few rows."""

import json
from collections.abc import Sequence
from typing import Any

from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.entrypoints.web.words import WORDS
from visitplanner.language.localise import Localiser
from visitplanner.visit.entities import Visit
from visitplanner.visit.sealed_parts import without_sealed
from visitplanner.visit.workbook.cells import Cell
from visitplanner.visit.workbook.grid import Grid, GridSheet
from visitplanner.visit.workbook.matching import guessed
from visitplanner.visit.workbook.reading import Read, read_grid
from visitplanner.visit.workbook.sheets import SHEETS
from visitplanner.visit.workbook.tables import tables_of

Rows = Sequence[Sequence[Cell]]
FORMAT = {"format": "studyvisit", "format_version": "1.0"}


def grid(**sheets: Rows) -> Grid:
    """Sheets by their titles; the first row of each holds the names of its columns."""
    return Grid([GridSheet(title, list(enumerate(rows, 1))) for title, rows in sheets.items()])


def read(some: Grid) -> Read:
    return read_grid(some, guessed(some), WORDS)


def said(found: Read) -> list[tuple[str, int | None, str, str]]:
    """Every fault: sheet, row, column, and the sentence in English."""
    return [(each.sheet, each.row, each.column, Localiser("en").text(each.sentence)) for each in found.faults]


def exported(visit: Visit, language: str = "en") -> Grid:
    """A visit as its workbook is read again, without the detour over a file."""
    localiser = Localiser(language)
    tables = tables_of(document_of(visit), WORDS, localiser)
    return Grid(
        [
            GridSheet(
                localiser.text(sheet.label),
                list(enumerate([[localiser.text(each.label) for each in sheet.columns], *tables[sheet.name]], 1)),
            )
            for sheet in SHEETS
        ]
    )


def document_of(visit: Visit) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(StudyVisitFiles().write(without_sealed(visit)))
    return document


def visit_of(found: Read) -> Visit:
    """Raises ``VisitFileIsFaulty``."""
    return StudyVisitFiles().read(json.dumps({**FORMAT, **found.document}).encode())
