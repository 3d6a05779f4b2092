"""Put an entry of the catalogue into the archive, or bring it back; nothing is ever deleted."""

from datetime import datetime

from visitplanner.storage.audit import record
from visitplanner.storage.catalogue import NO_VISIT, EntryIsUnknown, kept, locked_entry
from visitplanner.storage.confidants import host_of, withheld_from
from visitplanner.storage.database import transaction
from visitplanner.use_cases.save_entry import EntryHasChanged
from visitplanner.visit.catalogue import Kind


def archive_entry(kind: Kind, entry_id: str, *, version: int, back: bool = False, now: datetime, by: str) -> None:
    """Archive it, or with ``back`` bring it back; where that is so already, nothing happens.

    Raises ``EntryIsUnknown`` and ``EntryHasChanged``.
    """
    with transaction():
        row = locked_entry(kind, entry_id)
        if host_of(kind, entry_id, row.entity()) in withheld_from(by):
            raise EntryIsUnknown(f"{kind} {entry_id}")
        if (row.archived_at is None) == back:
            return
        if row.version != version:
            raise EntryHasChanged(kept(kind, row))
        row.archived_at = None if back else now
        row.version += 1
        operation = "catalogue_brought_back" if back else "catalogue_archived"
        record(NO_VISIT, actor=by, channel="web", operation=operation, after={"kind": kind, "id": entry_id}, now=now)
