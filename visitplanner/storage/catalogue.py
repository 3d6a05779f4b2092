"""Entries of the catalogue to their rows and back, with the version that each has."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select

from visitplanner.language.folding import folded
from visitplanner.storage import models
from visitplanner.storage.database import db
from visitplanner.storage.models.catalogue_entry import CatalogueEntry
from visitplanner.storage.turns import wait_for_turn
from visitplanner.visit.catalogue import Entry, FocalPoint, Hours, Kind, Site, texts

TABLES: Mapping[Kind, type[CatalogueEntry[Any]]] = {
    "organisations": models.CatalogueOrganisationRow,
    "sites": models.CatalogueSiteRow,
    "meeting_points": models.CatalogueMeetingPointRow,
    "topics": models.CatalogueTopicRow,
    "focal_points": models.CatalogueFocalPointRow,
    "cities": models.CatalogueCityRow,
}
NO_VISIT = ""
"""Stands in the record where something was done that belongs to no visit; no visit has this identifier."""
KEPT_FOR = timedelta(days=14)
LONGEST_KEY = 64


class EntryIsUnknown(LookupError):
    """The catalogue has no such entry."""


@dataclass(frozen=True)
class Kept:
    """An entry as it is kept; ``entity`` holds what it says."""

    kind: Kind
    id: str
    version: int
    is_archived: bool
    entity: Any


def kept_entry(kind: Kind, entry_id: str) -> Kept:
    """Raises ``EntryIsUnknown``."""
    return kept(kind, _row(kind, entry_id))


def kept_entries(kind: Kind, *, archived: bool | None = False) -> tuple[Kept, ...]:
    """Every entry of a kind; with ``None`` whether archived or not."""
    table = TABLES[kind]
    query = select(table).order_by(table.found_by, table.id)
    if archived is not None:
        query = query.where(table.archived_at.is_not(None) if archived else table.archived_at.is_(None))
    return tuple(kept(kind, row) for row in db.session.scalars(query))


def kept(kind: Kind, row: CatalogueEntry[Any]) -> Kept:
    return Kept(kind, row.id, row.version, row.archived_at is not None, row.entity())


def locked_entry(kind: Kind, entry_id: str) -> CatalogueEntry[Any]:
    """A row that nobody else changes until the transaction ends. Raises ``EntryIsUnknown``."""
    table = TABLES[kind]
    row: CatalogueEntry[Any] | None = db.session.scalar(select(table).where(table.id == entry_id).with_for_update())
    if row is None:
        raise EntryIsUnknown(f"{kind} {entry_id}")
    return row


def add_entry(kind: Kind, entity: Entry, now: datetime) -> str:
    """The identifier of a new entry. Inside a ``transaction()``."""
    row = TABLES[kind]()
    row.id, row.version = secrets.token_hex(6), 0
    change_entry(row, entity, now)
    db.session.add(row)
    db.session.flush()
    return str(row.id)


def change_entry(row: CatalogueEntry[Any], entity: Entry, now: datetime) -> None:
    """Give a row another content and the next version."""
    row.take(entity)
    row.version += 1
    row.saved_at = now
    row.found_by = found_by(entity)


def found_by(entity: Entry) -> str:
    """What a search for an entry looks through. Of a site only what it is called: notes might tell where it stands."""
    words: Iterable[str] = (each for text in texts(entity) for each in text.values())
    if isinstance(entity, Site):
        words = entity.shown_name.values()
    elif isinstance(entity, FocalPoint):
        words = (*words, entity.email or "", entity.phone or "")
    return "\n".join(dict.fromkeys(filter(None, map(folded, words))))


def hours_of(organisation_ids: Sequence[str]) -> dict[str, tuple[Hours, ...]]:
    """The standing availability of organisations."""
    table = models.CatalogueHoursRow
    query = select(table).where(table.organisation_id.in_(organisation_ids)).order_by(table.position)
    found: dict[str, tuple[Hours, ...]] = dict.fromkeys(organisation_ids, ())
    for row in db.session.scalars(query):
        found[row.organisation_id] += (row.entity(),)
    return found


def keep_hours(organisation_id: str, hours: Iterable[Hours]) -> None:
    """Put them in place of what was kept. Inside a ``transaction()``."""
    table = models.CatalogueHoursRow
    db.session.execute(delete(table).where(table.organisation_id == organisation_id))
    db.session.add_all(
        table(organisation_id=organisation_id, position=position, **table.columns(each))
        for position, each in enumerate(hours)
    )


def done_by(key: str | None) -> str | None:
    """The entry that the form with this key has made or changed already."""
    if not key or len(key) > LONGEST_KEY:
        return None
    wait_for_turn(key)
    row = db.session.get(models.CatalogueKeyRow, key)
    return None if row is None else row.entry_id


def keep_key(key: str | None, entry_id: str, now: datetime) -> None:
    """Remember that a form was carried out; keys too old to come again are forgotten."""
    table = models.CatalogueKeyRow
    if key and len(key) <= LONGEST_KEY:
        db.session.execute(delete(table).where(table.done_at < now - KEPT_FOR))
        db.session.add(table(key=key, entry_id=entry_id, done_at=now))


def _row(kind: Kind, entry_id: str) -> CatalogueEntry[Any]:
    row: CatalogueEntry[Any] | None = db.session.get(TABLES[kind], entry_id)
    if row is None:
        raise EntryIsUnknown(f"{kind} {entry_id}")
    return row
