"""Put the hosts of a visit into the catalogue, so that other visits find them there."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from visitplanner.language.folding import folded
from visitplanner.storage.audit import record
from visitplanner.storage.catalogue import NO_VISIT, add_entry, hours_of, keep_hours, kept_entries
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
        lesson = lesson_of(visit)
        known: dict[str, dict[str, str]] = {}
        added = 0
        for kind in ORDER:
            entries: Mapping[str, Entry] = getattr(lesson, kind)
            known[kind], new = _learn(kind, entries, known, now)
            added += new
        ids = {known["organisations"][own]: hours for own, hours in lesson.hours.items()}
        kept = hours_of(list(ids))
        for organisation_id, hours in ids.items():
            if not kept[organisation_id]:
                keep_hours(organisation_id, hours)
        if added:
            after = {"visit": visit_id, "added": added}
            record(NO_VISIT, actor=by, channel="web", operation="catalogue_filled", after=after, now=now)
    return Filled(added)


def _learn(
    kind: Kind, entries: Mapping[str, Entry], known: Mapping[str, Mapping[str, str]], now: datetime
) -> tuple[dict[str, str], int]:
    """The catalogue's identifier of each entry of the visit, and how many had to be added."""
    by_name = {name: each.id for each in kept_entries(kind, archived=None) for name in _names(each.entity)}
    ids: dict[str, str] = {}
    added = 0
    for own, entry in entries.items():
        entity = replace(entry, **_references(entry, known))
        names = _names(entity)
        found = next((by_name[name] for name in names if name in by_name), None)
        if found is None:
            found = add_entry(kind, entity, now)
            added += 1
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
