"""What would lose its meaning if an entry of a visit were taken out."""

import re
from collections.abc import Iterator
from typing import Any

from visitplanner.language.text import N_, Value
from visitplanner.visit.entities import Organisation, Session, Site, Visit
from visitplanner.visit.faults.references import mentions
from visitplanner.visit.spoken_names import host_name, session_name, site_name

FORGOTTEN = {
    "subgroups": ("$.sessions", "$.days", "$.transfers"),
    "sessions": ("$.commitments",),
}
"""Places out of which an entry of a list is taken by itself when it is removed."""
OUTSIDE: dict[str, Value] = {
    "visit": N_("the basics of the visit"),
    "delegation": N_("the delegation"),
    "travel": N_("the minutes between zones"),
}
MOST_NAMED = 5


def used_by(visit: Visit, entity: str, id_: str) -> tuple[Value, ...]:
    """The names of up to five entries that mention it; travel minutes go with their zone."""
    users = dict.fromkeys(
        place
        for path, name, mentioned in mentions(visit)
        if (name, mentioned) == (entity, id_) and not path.startswith(FORGOTTEN.get(entity, ()))
        if (place := _entry(path))
    )
    users |= dict.fromkeys(("constraints", number) for number in _rules(visit, entity, id_))
    return tuple(_name(visit, *each) for each in list(users)[:MOST_NAMED])


def _entry(path: str) -> tuple[str, int | None] | None:
    found = re.match(r"\$\.(?:delegation\.(?=members))?(\w+)(?:\[(\d+)\])?", path)
    return None if found is None else (found[1], int(found[2]) if found[2] else None)


def _rules(visit: Visit, entity: str, id_: str) -> Iterator[int]:
    """Rules that name a session; those that only order it go with it."""
    for number, rule in enumerate(visit.constraints if entity == "sessions" else ()):
        if rule.type not in ("before", "immediately_after", "on_day") and id_ in rule.params.values():
            yield number


def _name(visit: Visit, entity: str, number: int | None) -> Value:
    if number is None:
        return OUTSIDE.get(entity, OUTSIDE["visit"])
    holder: Any = visit.delegation if entity == "members" else visit
    return name_of(visit, getattr(holder, entity)[number])


def name_of(visit: Visit, entry: Any) -> Value:
    """What an entry of any list is called where it may be seen."""
    match entry:
        case Session():
            return session_name(visit, entry)
        case Site():
            return site_name(entry)
        case Organisation():
            return host_name(visit, entry)
    for member in ("name", "label", "text", "role"):
        if getattr(entry, member, None):
            return getattr(entry, member)  # type: ignore[no-any-return]  # a name in every list
    return N_("%(date)s", date=entry.date)
