"""Keep when an organisation of the catalogue can be met: every week, in Ramadan, and on single dates."""

from collections.abc import Sequence
from datetime import datetime

from visitplanner.storage.audit import record
from visitplanner.storage.catalogue import NO_VISIT, EntryIsUnknown, hours_of, keep_hours, kept, locked_entry
from visitplanner.storage.confidants import withheld_from
from visitplanner.storage.database import transaction
from visitplanner.use_cases.save_entry import EntryHasChanged
from visitplanner.visit.catalogue import Hours


def save_hours(organisation_id: str, hours: Sequence[Hours], *, version: int, now: datetime, by: str) -> None:
    """Put these in place of what was kept; the same again changes nothing.

    Raises ``EntryIsUnknown`` and ``EntryHasChanged``.
    """
    with transaction():
        row = locked_entry("organisations", organisation_id)
        if organisation_id in withheld_from(by):
            raise EntryIsUnknown(organisation_id)
        if hours_of([organisation_id])[organisation_id] == tuple(hours):
            return
        if row.version != version:
            raise EntryHasChanged(kept("organisations", row))
        keep_hours(organisation_id, hours)
        row.version += 1
        row.saved_at = now
        after = {"kind": "organisations", "id": organisation_id, "lines": len(hours)}
        record(NO_VISIT, actor=by, channel="web", operation="catalogue_hours_saved", after=after, now=now)
