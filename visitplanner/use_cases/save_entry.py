"""Add an entry to the catalogue, or change one, unless it looks like another or was changed meanwhile."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from visitplanner.storage.audit import record
from visitplanner.storage.catalogue import (
    NO_VISIT,
    Kept,
    add_entry,
    change_entry,
    done_by,
    keep_key,
    kept,
    locked_entry,
)
from visitplanner.storage.database import transaction
from visitplanner.storage.queries.catalogue import entries_alike
from visitplanner.visit.catalogue import Entry, Kind


class EntryHasChanged(Exception):
    """Somebody has changed the entry since the version that was edited; ``now`` is how it is kept."""

    def __init__(self, now: Kept) -> None:
        super().__init__(f"now at version {now.version}")
        self.now = now


class EntryLooksLikeAnother(Exception):
    """Other entries have the same name or the same e-mail address."""

    def __init__(self, others: Sequence[Kept]) -> None:
        super().__init__(f"{len(others)} like it")
        self.others = tuple(others)


def save_entry(
    kind: Kind,
    entity: Entry,
    *,
    entry_id: str | None = None,
    version: int = 0,
    anyway: bool = False,
    key: str | None = None,
    now: datetime,
    by: str,
) -> str:
    """The identifier of the entry; a new one without ``entry_id``. ``anyway`` saves what looks like another.

    ``key`` names one showing of a form: the second time it comes, nothing happens.
    Raises ``EntryIsUnknown``, ``EntryHasChanged`` and ``EntryLooksLikeAnother``.
    """
    with transaction():
        done = done_by(key)
        if done is not None:
            return done
        row = None if entry_id is None else locked_entry(kind, entry_id)
        if row is not None and row.version != version:
            raise EntryHasChanged(kept(kind, row))
        others = () if anyway else entries_alike(kind, entity, but_not=entry_id)
        if others:
            raise EntryLooksLikeAnother(others)
        changed = [each.name for each in fields(entity)]
        if row is None:
            entry_id = add_entry(kind, entity, now)
        else:
            old = row.entity()
            changed = [name for name in changed if getattr(old, name) != getattr(entity, name)]
            change_entry(row, entity, now)
        assert entry_id is not None
        keep_key(key, entry_id, now)
        after = {"kind": kind, "id": entry_id, "fields": changed}
        record(NO_VISIT, actor=by, channel="web", operation="catalogue_saved", after=after, now=now)
    return entry_id
