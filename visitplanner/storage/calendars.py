"""What calendars remember and hand out, to rows and back. Everything that writes stands inside a ``transaction()``."""

import gzip
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from visitplanner.language.text import Text
from visitplanner.programme.programme import Entry
from visitplanner.programme.slots import Slot
from visitplanner.storage.database import db
from visitplanner.storage.models import CalendarBodyRow, CalendarSlotRow
from visitplanner.storage.sentences import from_plain, to_plain


@dataclass(frozen=True)
class Edition:
    """One of the calendar files of a visit: for whom, in which language, with how much of a day."""

    language: str
    role: str = "coordinator"
    subgroup: str = ""
    full_day: bool = False


def load_slots(visit_id: str) -> dict[str, Slot]:
    return {row.key: _slot(row) for row in _slot_rows(visit_id)}


def visits_with_cancellations() -> tuple[str, ...]:
    """The visits of which something was told and then cancelled."""
    visits = select(CalendarSlotRow.visit_id).where(CalendarSlotRow.cancelled).distinct()
    return tuple(db.session.scalars(visits.order_by(CalendarSlotRow.visit_id)))


def save_slots(visit_id: str, slots: Mapping[str, Slot]) -> None:
    """Keep the memory; a slot that is not named stays as it was."""
    kept = {row.key: row for row in _slot_rows(visit_id)}
    for slot in slots.values():
        row = kept.get(slot.key)
        if row is None:
            row = CalendarSlotRow(visit_id=visit_id, key=slot.key)
            db.session.add(row)
        row.uid, row.fingerprint, row.sequence = slot.uid, slot.fingerprint, slot.sequence
        row.changed_at, row.cancelled, row.last_shown = slot.changed_at, slot.cancelled, _shown(slot.last_shown)


def editions_of(visit_id: str) -> set[Edition]:
    """The editions that have been made."""
    rows = db.session.scalars(select(CalendarBodyRow).where(CalendarBodyRow.visit_id == visit_id))
    return {Edition(row.language, row.role, row.subgroup, row.full_day) for row in rows}


def save_body(visit_id: str, edition: Edition, octets: bytes, now: datetime) -> None:
    """Keep a file. One that is what it was keeps the moment at which it became so."""
    key = (visit_id, edition.language, edition.role, edition.subgroup, edition.full_day)
    row = db.session.get(CalendarBodyRow, key)
    if row is not None and row.octets == octets:
        return
    if row is None:
        row = CalendarBodyRow(visit_id=visit_id, **vars(edition))
        db.session.add(row)
    row.octets, row.gzipped = octets, gzip.compress(octets, mtime=0)
    row.etag, row.changed_at = hashlib.sha256(octets).hexdigest()[:32], now.replace(microsecond=0)


def _slot_rows(visit_id: str) -> Iterable[CalendarSlotRow]:
    return db.session.scalars(select(CalendarSlotRow).where(CalendarSlotRow.visit_id == visit_id))


def _slot(row: CalendarSlotRow) -> Slot:
    shown = _entry(row.key, row.last_shown)
    return Slot(row.key, row.uid, row.fingerprint, row.sequence, row.changed_at, row.cancelled, shown)


def _shown(row: Entry) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "start": _clock(row.start),
        "end": _clock(row.end),
        "title": {"text": to_plain(row.title)} if isinstance(row.title, Text) else {"name": dict(row.title)},
        "subgroups": list(row.subgroups),
        "host": row.host and dict(row.host),
        "status": row.status,
    }


def _entry(key: str, shown: Mapping[str, Any]) -> Entry:
    title = shown["title"]
    return Entry(
        kind=shown["kind"],
        start=_moment(shown["start"]),
        end=_moment(shown["end"]),
        title=from_plain(title["text"]) if "text" in title else title["name"],
        subgroups=tuple(shown["subgroups"]),
        host=shown["host"],
        status=shown["status"],
        key=key,
    )


def _clock(moment: datetime) -> list[str]:
    """A moment with the name of its zone, which its offset alone does not tell."""
    return [moment.isoformat(), str(moment.tzinfo)]


def _moment(clock: list[str]) -> datetime:
    return datetime.fromisoformat(clock[0]).astimezone(ZoneInfo(clock[1]))
