"""What calendars remember of a visit's rows, so that a row keeps one identity for life and counts its changes.

A slot's version rises, and its moment of change moves, exactly when something that a calendar shows has changed. A row
that is gone is shown as a cancelled one until a week after its end, and remembered for good: a version never falls,
also not when a change is undone.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any, Literal

from visitplanner.language.text import Name, Text
from visitplanner.programme.programme import Entry, Lane, Programme, ProgrammeDay
from visitplanner.visit.entities import Visit

KEPT_AFTER_END = timedelta(days=7)
_KEPT_WHEN_CANCELLED = frozenset({"session", "transfer"})
"""People notice when a meeting or a journey is gone; a lunch that has moved is not news."""

_SHOWN = (
    *("kind", "start", "end", "title", "host", "place", "address", "city"),
    *("meeting_point", "meets_at", "returns_at", "interpretation", "topics"),
)
"""What a calendar shows of a row, besides its subgroups and where the agreement stands."""


@dataclass(frozen=True)
class Slot:
    """The memory of one row. ``fingerprint`` tells whether what it shows has changed; ``last_shown`` is the row as it
    may still be shown when it is cancelled: what and when, but not where."""

    key: str
    uid: str
    fingerprint: str
    sequence: int
    changed_at: datetime
    cancelled: bool
    last_shown: Entry


def revise(slots: Mapping[str, Slot], programme: Programme, now: datetime) -> dict[str, Slot]:
    """The memory after the whole programme has become this; ``now`` is when subscribers are told."""
    rows = {row.key: row for row in programme.rows}
    revised = {key: _revised(programme, slots.get(key), row, now) for key, row in rows.items()}
    gone = {key: slot for key, slot in slots.items() if key not in rows}
    return revised | {key: slot if slot.cancelled else _called_off(slot, now) for key, slot in gone.items()}


def remembered(programme: Programme, slots: Mapping[str, Slot], now: datetime) -> Programme:
    """The programme with the identities that its subscribers know, and what was lately cancelled for its subgroups."""
    shown = {group for group, _ in programme.subgroups}
    return replace(
        programme,
        days=tuple(
            ProgrammeDay(day.date, day.type, tuple(_lane(lane, slots) for lane in day.lanes)) for day in programme.days
        ),
        cancelled=tuple(
            _stamped(slot.last_shown, slot)
            for _, slot in sorted(slots.items())
            if _still_told(slot, now) and shown.intersection(slot.last_shown.subgroups)
        ),
    )


def unpublished(visit: Visit, row: Entry) -> Entry:
    """The row with the identity it has before anybody subscribes."""
    sent_on = datetime.combine(visit.header.names_submitted_on, time(), UTC)
    return replace(row, uid=uid_of(visit.header.id, row.key), changed_at=sent_on)


def uid_of(visit: str, key: str) -> str:
    """A stable identity that tells nothing: no title, time or place can be read from it."""
    return hashlib.sha256(json.dumps([visit, key]).encode()).hexdigest()[:32]


def calendar_status(row: Entry) -> Literal["TENTATIVE", "CONFIRMED", "CANCELLED"]:
    """Where the agreement stands in the words of calendars; what nobody has to agree to is confirmed."""
    if row.status in ("cancelled", "declined"):
        return "CANCELLED"
    return "TENTATIVE" if row.status in ("idea", "requested", "tentative") else "CONFIRMED"


def fingerprint_of(row: Entry, names: Mapping[str, Name]) -> str:
    """Equal for two rows exactly when calendars show them alike; ``names`` are those of the subgroups."""
    shown = [_plain(getattr(row, part)) for part in _SHOWN]
    groups = [[each, _plain(names.get(each))] for each in row.subgroups]
    return hashlib.sha256(json.dumps([shown, groups, calendar_status(row)], sort_keys=True).encode()).hexdigest()


def _revised(programme: Programme, slot: Slot | None, row: Entry, now: datetime) -> Slot:
    fingerprint = fingerprint_of(row, dict(programme.subgroups))
    if slot is None:
        return Slot(row.key, uid_of(programme.visit, row.key), fingerprint, 0, now, False, _without_place(row))
    if slot.fingerprint == fingerprint and not slot.cancelled:
        return slot
    changed = replace(slot, fingerprint=fingerprint, cancelled=False, last_shown=_without_place(row))
    return replace(changed, sequence=slot.sequence + 1, changed_at=now)


def _called_off(slot: Slot, now: datetime) -> Slot:
    called_off = replace(slot.last_shown, status="cancelled")
    return replace(slot, cancelled=True, sequence=slot.sequence + 1, changed_at=now, last_shown=called_off)


def _still_told(slot: Slot, now: datetime) -> bool:
    told = slot.cancelled and slot.last_shown.kind in _KEPT_WHEN_CANCELLED
    return told and now < slot.last_shown.end + KEPT_AFTER_END


def _lane(lane: Lane, slots: Mapping[str, Slot]) -> Lane:
    rows = (_stamped(row, slots[row.key]) if row.key in slots else row for row in lane.entries)
    return replace(lane, entries=tuple(rows))


def _stamped(row: Entry, slot: Slot) -> Entry:
    return replace(row, uid=slot.uid, sequence=slot.sequence, changed_at=slot.changed_at)


def _without_place(row: Entry) -> Entry:
    return Entry(row.kind, row.start, row.end, row.title, row.subgroups, row.host, status=row.status, key=row.key)


def _plain(value: object) -> Any:
    match value:
        case None:
            return None
        case datetime():
            return [value.isoformat(), str(value.tzinfo)]
        case Text():
            return [value.message, _plain(value.values), value.plural]
        case Mapping():
            return {key: _plain(each) for key, each in value.items()}
        case tuple():
            return [_plain(each) for each in value]
    return str(value)
