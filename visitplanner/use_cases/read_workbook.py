"""Read a workbook that somebody has sent, and keep what stands in it until it is imported or forgotten."""

from datetime import datetime

from visitplanner.storage.database import transaction
from visitplanner.storage.workbook_drafts import keep_draft
from visitplanner.use_cases.ports import Workbooks
from visitplanner.visit.workbook.plain_cells import plain_grid

LONGEST_NAME = 200


def read_workbook(data: bytes, *, name: str, workbooks: Workbooks, now: datetime, by: str) -> str:
    """The identifier of the draft; no visit is touched. Raises ``WorkbookIsUnreadable``."""
    content = plain_grid(workbooks.read(data))
    with transaction():
        return keep_draft(content, name=name[:LONGEST_NAME], person=by, now=now)
