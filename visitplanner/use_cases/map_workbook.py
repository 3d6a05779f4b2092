"""Keep what a person says the sheets and columns of a workbook mean."""

from collections.abc import Mapping, Sequence

from visitplanner.storage.database import transaction
from visitplanner.storage.workbook_drafts import keep_mapping, load_draft
from visitplanner.visit.workbook.mapping import changed_mapping, said_mappings
from visitplanner.visit.workbook.plain_cells import grid_of


def map_workbook(
    draft_id: str, targets: Mapping[int, str], columns: Mapping[int, Mapping[int, str]], *, by: str
) -> None:
    """``targets`` and ``columns`` are by the number of the sheet, from 0. Raises ``DraftIsUnknown``."""
    with transaction():
        draft = load_draft(draft_id, by)
        grid = grid_of(draft.content)
        old = said_mappings(grid, draft.mapping)
        said: Sequence[str] = [targets.get(index, each.target) for index, each in enumerate(old)]
        chosen = [columns.get(index, {}) for index in range(len(old))]
        keep_mapping(draft_id, by, changed_mapping(grid, old, said, chosen))
