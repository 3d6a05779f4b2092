"""Reads workbooks in a process of its own, so that no file can take more memory or time than is allowed, or do harm."""

from collections.abc import Mapping, Sequence
from typing import Any

from visitplanner.adapters.reading_process import NothingWasRead, answer_of
from visitplanner.adapters.workbooks import limits
from visitplanner.adapters.workbooks.writing import written
from visitplanner.language.localise import Localiser
from visitplanner.language.text import N_, Code, Text
from visitplanner.use_cases.ports import WorkbookIsUnreadable
from visitplanner.visit.workbook.cells import Words
from visitplanner.visit.workbook.grid import Grid
from visitplanner.visit.workbook.plain_cells import grid_of
from visitplanner.visit.workbook.tables import Row

CHILD = "visitplanner.adapters.workbooks.child"

REFUSALS: Mapping[str, Text] = {
    "too_large": N_("The workbook is too large: at most %(most)s MB are read. Take out what the visit does not need."),
    "old_or_locked": N_(
        "The file is protected by a password, or it is in the old format .xls. Save it without a password as .xlsx."
    ),
    "no_workbook": N_("This is no Excel workbook. Save it as .xlsx in your spreadsheet program and choose it again."),
    "macros": N_("The workbook holds macros or other programs, which are never read. Save it as .xlsx without them."),
    "bomb": N_(
        "The file unpacks to far more than a visit needs, so it was not read. Copy the cells to a new workbook."
    ),
    "too_many_cells": N_("More than %(most)s cells are filled. Keep those of the visit and choose the file again."),
    "too_many_sheets": N_("There are more than %(most)s sheets. Keep those of the visit and choose the file again."),
    "too_far": N_(
        "Something stands in the cell %(place)s; only %(rows)s rows and %(columns)s columns are read. Delete it or "
        "move it nearer."
    ),
    "broken": N_("The workbook is damaged. Open it in your spreadsheet program, save it anew, and choose it again."),
    "too_slow": N_("Reading the workbook took too long, so it was given up. Copy its cells to a new workbook."),
}


class WorkbookProcess:
    """The ``Workbooks`` of the application."""

    def __init__(self, wall_seconds: float = limits.WALL_SECONDS) -> None:
        self._wall_seconds = wall_seconds

    def read(self, data: bytes) -> Grid:
        if len(data) > limits.MOST_BYTES:
            raise WorkbookIsUnreadable(_sentence("too_large", {"most": limits.MOST_BYTES // 1_000_000}))
        answer = self._answer(data)
        if "refused" in answer:
            raise WorkbookIsUnreadable(_sentence(answer["refused"], answer["values"]))
        return grid_of(answer)

    def write(self, tables: Mapping[str, Sequence[Row]], words: Words, localiser: Localiser) -> bytes:
        return written(tables, words, localiser)

    def template(self, words: Words, localiser: Localiser) -> bytes:
        return written({}, words, localiser)

    def _answer(self, data: bytes) -> Any:
        try:
            return answer_of(CHILD, data=data, wall_seconds=self._wall_seconds, most_answer=limits.MOST_ANSWER)
        except NothingWasRead as nothing:
            return {"refused": "bomb" if nothing.in_time else "too_slow", "values": {}}


def _sentence(word: str, values: Mapping[str, Any]) -> Text:
    said = {name: Code(value) if isinstance(value, str) else value for name, value in values.items()}
    return Text(REFUSALS[word].message, said)
