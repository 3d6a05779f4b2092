"""Writes a visit as an Excel workbook, or an empty one to be filled in: what people type is never a formula."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from visitplanner.adapters.workbooks.limits import MOST_ROWS, SHELF
from visitplanner.language.localise import Localiser
from visitplanner.language.text import N_, Text
from visitplanner.visit.workbook.cells import FALSE, TRUE, Cell, CellKind, Words, clean
from visitplanner.visit.workbook.matching import NOTE
from visitplanner.visit.workbook.sheet import Column, Sheet
from visitplanner.visit.workbook.sheets import FOR_BEGINNERS, SHEETS
from visitplanner.visit.workbook.tables import Row

KINDS: Mapping[CellKind, Text] = {
    "text": N_("Text."),
    "whole": N_("Whole number."),
    "number": N_("Number."),
    "yes": N_("Yes or no."),
    "date": N_("Date, as 2027-04-12."),
    "clock": N_("Time, as 09:30."),
    "words": N_("Several, with semicolons between them."),
    "pairs": N_("Pairs, with semicolons between them."),
    "json": N_("As it was exported."),
    "choice": N_("Choose from the list."),
}
NEEDED = N_("Needed.")
ISOLATES = re.compile("[\u2066-\u2069]")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
HEAD, PALE, QUIET = PatternFill("solid", fgColor="E8EEFB"), PatternFill("solid", fgColor="F5F7FB"), Font(italic=True)
NARROWEST, WIDEST = 14, 44


def written(tables: Mapping[str, Sequence[Row]], words: Words, localiser: Localiser) -> bytes:
    """The sheets that a beginner needs, and those that hold something. Without tables it is a template."""
    book = Workbook()
    book.remove(book.worksheets[0])
    shelf = _Shelf(book.create_sheet(SHELF), words, localiser)
    for sheet in SHEETS:
        rows = tables.get(sheet.name, ())
        if rows or sheet.name in FOR_BEGINNERS:
            _write(book.create_sheet(_said(sheet.label, localiser)), sheet, rows, shelf, localiser)
    book.move_sheet(SHELF, offset=len(book.sheetnames))
    book.active = 0
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


class _Shelf:
    """The hidden sheet of what can be chosen: lists in cells themselves may only be short."""

    def __init__(self, page: Any, words: Words, localiser: Localiser) -> None:
        self._page, self._words, self._localiser = page, words, localiser
        self._places: dict[tuple[str, ...], str] = {}
        page.sheet_state = "hidden"

    def place_of(self, column: Column) -> str | None:
        """The cells that hold a column's choices; nothing where anything can be written."""
        choices = self._choices(column)
        if not choices:
            return None
        if choices not in self._places:
            number = len(self._places) + 1
            for row, choice in enumerate(choices, 1):
                _fill(self._page.cell(row, number), choice)
            letter = get_column_letter(number)
            self._places[choices] = f"'{SHELF}'!${letter}$1:${letter}${len(choices)}"
        return self._places[choices]

    def _choices(self, column: Column) -> tuple[str, ...]:
        if column.kind == "yes":
            return (_said(TRUE, self._localiser), _said(FALSE, self._localiser))
        if column.kind != "choice":
            return ()
        if column.subject is None:
            return column.codes
        return tuple(_said(text, self._localiser) for text in self._words.get(column.subject, {}).values())


def _write(page: Any, sheet: Sheet, rows: Sequence[Row], shelf: _Shelf, localiser: Localiser) -> None:
    page.sheet_view.rightToLeft = localiser.direction == "rtl"
    page.freeze_panes = "A2"
    for number, column in enumerate(sheet.columns, 1):
        _head(page, number, column, localiser, sheet.note if number == 1 else None)
        place = shelf.place_of(column)
        if place:
            offered = DataValidation(type="list", formula1=place, allow_blank=True, showErrorMessage=False)
            letter = get_column_letter(number)
            offered.add(f"{letter}2:{letter}{MOST_ROWS}")
            page.add_data_validation(offered)
    first = 3
    for at, row in enumerate(rows, first):
        for number, value in enumerate(row, 1):
            _fill(page.cell(at, number), value)


def _head(page: Any, number: int, column: Column, localiser: Localiser, about: Text | None) -> None:
    head, note = page.cell(1, number), page.cell(2, number)
    label = _said(column.label, localiser)
    _fill(head, label)
    head.font, head.fill = Font(bold=True), HEAD
    head.alignment = Alignment(wrap_text=True, vertical="top")
    parts = [NEEDED] if column.needed else []
    parts += [KINDS[column.kind], *(each for each in (column.note, about) if each)]
    _fill(note, " ".join([NOTE, *(_said(each, localiser) for each in parts)]))
    note.font, note.fill = QUIET, PALE
    note.alignment = Alignment(wrap_text=True, vertical="top")
    page.column_dimensions[get_column_letter(number)].width = min(WIDEST, max(NARROWEST, len(label) + 4))


def _fill(cell: Any, value: Cell) -> None:
    """Texts are set as texts, whatever they begin with, and marked so that they stay texts when they are edited."""
    if isinstance(value, str):
        text = clean(value)
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(FORMULA_STARTS)
    elif value is not None:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"


def _said(text: Text, localiser: Localiser) -> str:
    """Without the marks that keep foreign words together on a page: in a cell people would type after them."""
    return ISOLATES.sub("", localiser.text(text))
