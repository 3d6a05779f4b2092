"""What pages need to know of workbooks that are being looked through."""

from visitplanner.storage.workbook_drafts import DraftIsUnknown

__all__ = ["DraftIsUnknown"]
