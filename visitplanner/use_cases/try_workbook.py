"""Say what would come of a workbook, without keeping anything."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from visitplanner.storage.coordinators import coordinates
from visitplanner.storage.visits import VisitIsUnknown, visit_ids, visit_row
from visitplanner.storage.workbook_drafts import Draft, load_draft
from visitplanner.use_cases.ports import VisitFiles
from visitplanner.visit.entities import Visit
from visitplanner.visit.faults import VisitFileIsFaulty
from visitplanner.visit.workbook.cells import Words
from visitplanner.visit.workbook.grid import Grid, Mappings
from visitplanner.visit.workbook.mapping import said_mappings
from visitplanner.visit.workbook.plain_cells import grid_of
from visitplanner.visit.workbook.reading import Read, RowFault, read_grid
from visitplanner.visit.workbook.sheets_of_places import VISIT
from visitplanner.visit.workbook.trial import duplicates, placed

FORMAT = {"format": "studyvisit", "format_version": "1.0"}


@dataclass(frozen=True)
class Trial:
    """``visit`` is what would be kept, if nothing is wrong with it; ``version`` that of the visit it would replace."""

    draft: Draft
    grid: Grid
    mappings: Mappings
    faults: tuple[RowFault, ...]
    visit: Visit | None
    data: bytes
    version: int | None

    @property
    def is_fit(self) -> bool:
        return self.visit is not None and not any(each.fatal for each in self.faults)


def try_workbook(draft_id: str, *, files: VisitFiles, words: Words, by: str) -> Trial:
    """Raises ``DraftIsUnknown``."""
    draft = load_draft(draft_id, by)
    grid = grid_of(draft.content)
    mappings = said_mappings(grid, draft.mapping)
    read = read_grid(grid, mappings, words, visit_ids())
    data = json.dumps({**FORMAT, **read.document}, ensure_ascii=False).encode("utf-8", "replace")
    visit, more = _visit(data, read, mappings, files)
    faults = (*read.faults, *more, *duplicates(grid, mappings))
    return Trial(draft, grid, mappings, faults, visit, data, _version(read.document, by))


def _visit(data: bytes, read: Read, mappings: Mappings, files: VisitFiles) -> tuple[Visit | None, tuple[RowFault, ...]]:
    if not any(each.target == VISIT.name for each in mappings):
        return None, ()
    try:
        return files.read(data), ()
    except VisitFileIsFaulty as refusal:
        return None, tuple(placed(read, refusal.faults))


def _version(document: Mapping[str, Any], by: str) -> int | None:
    visit_id = str(document["visit"].get("id"))
    try:
        return visit_row(visit_id).version if coordinates(by, visit_id) else None
    except VisitIsUnknown:
        return None
