"""Add an entry to the catalogue, or change one, unless it looks like another or was changed meanwhile."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from visitplanner.storage.audit import record
from visitplanner.storage.catalogue import (
    NO_VISIT,
    EntryIsUnknown,
    Kept,
    add_entry,
    change_entry,
    done_by,
    keep_key,
    kept,
    locked_entry,
)
from visitplanner.storage.confidants import entrust, host_of, withheld_from
from visitplanner.storage.database import transaction
from visitplanner.storage.models.catalogue_entry import CatalogueEntry
from visitplanner.storage.queries.catalogue import entries_alike
from visitplanner.visit.catalogue import Entry, Kind, Site


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

    Whoever enters a host, or a confidential site of one, may know it from then on; what somebody may not know is
    unknown. ``key`` names one showing of a form: the second time it comes, nothing happens.
    Raises ``EntryIsUnknown``, ``EntryHasChanged`` and ``EntryLooksLikeAnother``.
    """
    with transaction():
        done = done_by(key)
        if done is not None:
            return done
        withheld = withheld_from(by)
        row = None if entry_id is None else locked_entry(kind, entry_id)
        if not withheld.isdisjoint((host_of(kind, entry_id, entity), row and host_of(kind, entry_id, row.entity()))):
            raise EntryIsUnknown(f"{kind} {entry_id}")
        if row is not None and row.version != version:
            raise EntryHasChanged(kept(kind, row))
        others = () if anyway else entries_alike(kind, entity, entry_id, withheld=withheld)
        if others:
            raise EntryLooksLikeAnother(others)
        after = {"kind": kind, "fields": _changed(None if row is None else row.entity(), entity)}
        saved = _save(kind, row, entity, now)
        if kind == "organisations" and row is None:
            entrust(saved, by, now)
        if isinstance(entity, Site) and entity.confidentiality == "confidential":
            entrust(entity.organisation_id, by, now)
        keep_key(key, saved, now)
        record(NO_VISIT, actor=by, channel="web", operation="catalogue_saved", after=after | {"id": saved}, now=now)
    return saved


def _changed(old: Entry | None, new: Entry) -> list[str]:
    """The names of the fields that are other than they were; all of a new entry."""
    names = [each.name for each in fields(new)]
    return [each for each in names if old is None or getattr(old, each) != getattr(new, each)]


def _save(kind: Kind, row: CatalogueEntry[Any] | None, entity: Entry, now: datetime) -> str:
    if row is None:
        return add_entry(kind, entity, now)
    change_entry(row, entity, now)
    return str(row.id)
