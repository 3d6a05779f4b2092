"""Put the hosts of a visit into the catalogue, so that other visits find them there."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from visitplanner.language.folding import folded
from visitplanner.storage.audit import record
from visitplanner.storage.catalogue import NO_VISIT, add_entry, hours_of, keep_hours, kept_entries
from visitplanner.storage.confidants import entrust, host_of, withheld_from
from visitplanner.storage.database import transaction
from visitplanner.storage.visits import load_visit
from visitplanner.visit.catalogue import Entry, Kind
from visitplanner.visit.to_catalogue import lesson_of

ORDER: tuple[Kind, ...] = ("cities", "topics", "organisations", "meeting_points", "sites")
"""Each kind after those that it refers to."""
REFERENCES: Mapping[str, Kind] = {
    "city_id": "cities",
    "organisation_id": "organisations",
    "meeting_point_id": "meeting_points",
    "topic_ids": "topics",
}


@dataclass(frozen=True)
class Filled:
    """How many entries were new."""

    added: int


def fill_catalogue(visit_id: str, *, now: datetime, by: str) -> Filled:
    """What the catalogue has already, known by its name, stays as it is. Raises ``VisitIsUnknown``."""
    with transaction():
        visit = load_visit(visit_id)
        lesson, withheld = lesson_of(visit), withheld_from(by)
        known: dict[str, dict[str, str]] = {}
        added = 0
        for kind in ORDER:
            entries: Mapping[str, Entry] = getattr(lesson, kind)
            known[kind], new = _learn(kind, entries, known, withheld, now)
            added += len(new)
            _entrust(kind, new, by, now)
        ids = {known["organisations"][own]: hours for own, hours in lesson.hours.items()}
        kept = hours_of(list(ids))
        for organisation_id, hours in ids.items():
            if not kept[organisation_id] and organisation_id not in withheld:
                keep_hours(organisation_id, hours)
        if added:
            after = {"visit": visit_id, "added": added}
            record(NO_VISIT, actor=by, channel="web", operation="catalogue_filled", after=after, now=now)
    return Filled(added)


def _entrust(kind: Kind, new: Mapping[str, Entry], by: str, now: datetime) -> None:
    """Whoever brings a host, or a confidential site of one, may know it."""
    for entry_id, entity in new.items():
        host = host_of(kind, entry_id, entity)
        if host and (kind == "organisations" or getattr(entity, "confidentiality", "") == "confidential"):
            entrust(host, by, now)


def _learn(
    kind: Kind,
    entries: Mapping[str, Entry],
    known: Mapping[str, Mapping[str, str]],
    withheld: Collection[str],
    now: datetime,
) -> tuple[dict[str, str], dict[str, Entry]]:
    """The catalogue's identifier of each entry of the visit, and those that had to be added.

    To hosts that are withheld nothing is added: whoever has guessed a name learns nothing, and changes nothing.
    """
    by_name = {name: each.id for each in kept_entries(kind, archived=None) for name in _names(each.entity)}
    ids: dict[str, str] = {}
    added: dict[str, Entry] = {}
    for own, entry in entries.items():
        entity = replace(entry, **_references(entry, known))
        names = _names(entity)
        found = next((by_name[name] for name in names if name in by_name), None)
        if found is None and host_of(kind, None, entity) in withheld:
            continue
        if found is None:
            found = add_entry(kind, entity, now)
            added[found] = entity
            by_name |= dict.fromkeys(names, found)
        ids[own] = found
    return ids, added


def _references(entry: Entry, known: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """The members that name other entries, as the catalogue names them."""
    renamed: dict[str, Any] = {}
    for each in fields(entry):
        if each.name in REFERENCES:
            ids, value = known[REFERENCES[each.name]], getattr(entry, each.name)
            renamed[each.name] = (
                tuple(ids[one] for one in value if one in ids) if isinstance(value, tuple) else ids.get(value)
            )
    return renamed


def _names(entity: Any) -> list[tuple[str, str]]:
    """What an entry is known by: its name in some language, beside what it belongs to."""
    whose = getattr(entity, "organisation_id", None) or getattr(entity, "country", None) or ""
    return [(folded(each), str(whose)) for each in entity.name.values() if each]
