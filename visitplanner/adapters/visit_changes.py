"""Applies what-if operations to the plain values of a visit file; what comes of it is for others to judge.

Beside the operations that a visit file may hold there are two for people who edit: ``put`` sets a member reached from
the top, such as ``travel.matrix`` or ``costs``, and ``unset`` takes an optional member out of an entry. The list
``members`` is that of the delegation.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from visitplanner.language.text import N_
from visitplanner.visit.faults import Fault, VisitFileIsFaulty, change_faults, shown

Document = dict[str, Any]
ORDERING = frozenset({"before", "immediately_after", "on_day"})
CLOCK = r"([01]\d|2[0-3]):[0-5]\d"


def apply_changes(document: Document, changes: Sequence[Mapping[str, Any]]) -> Document:
    """The document after all operations, in their order. Raises ``VisitFileIsFaulty``."""
    found: list[Fault] = []
    for index, change in enumerate(changes):
        path = f"$.changes[{index}]"
        wrong = list(change_faults(change, path, editing=True)) or list(_apply(document, change, path))
        found.extend(wrong)
    if found:
        raise VisitFileIsFaulty(found)
    return document


def _apply(document: Document, change: Mapping[str, Any], path: str) -> Iterator[Fault]:
    """Changes the document in place, and yields what kept it from doing so."""
    match change["op"]:
        case "add":
            _entries(document, change).append(deepcopy(change["value"]))
        case "set_visit":
            yield from _set(document["visit"], change, path)
        case "put":
            yield from _set(document, change, path)
        case "set_hours":
            yield from _set_hours(document, change, path)
        case _:
            entry = _find(document, change)
            yield from [_no_entry(change, path)] if entry is None else _apply_to(entry, document, change, path)


def _apply_to(entry: Document, document: Document, change: Mapping[str, Any], path: str) -> Iterator[Fault]:
    """The operations on one entry of a list."""
    match change["op"]:
        case "set":
            yield from _set(entry, change, path)
        case "unset":
            yield from _unset(entry, change, path)
        case "remove":
            _entries(document, change).remove(entry)
            _forget(document, change["entity"], change["id"])


def _entries(document: Document, change: Mapping[str, Any]) -> list[Any]:
    entries: list[Any] = (
        document["delegation"]["members"] if change["entity"] == "members" else document[change["entity"]]
    )
    return entries


def _find(document: Document, change: Mapping[str, Any]) -> Any:
    """The entry with an identifier; days and holidays are known by their dates."""
    entries = (each for each in _entries(document, change) if isinstance(each, dict))
    return next((each for each in entries if each.get("id", each.get("date")) == change["id"]), None)


def _no_entry(change: Mapping[str, Any], path: str) -> Fault:
    sentence = N_(
        "There is no entry %(id)s in the list %(name)s. Correct the identifier.",
        id=shown(change["id"]),
        name=shown(change["entity"]),
    )
    return Fault(f"{path}.id", "unknown_id", sentence)


def _set(entry: Document, change: Mapping[str, Any], path: str) -> Iterator[Fault]:
    """Sets one member, or with dots a member of a member, as in ``clearance.lead_working_days``."""
    holder, name = _holder(entry, change)
    if holder is None:
        yield _no_field(change, path)
    else:
        holder[name] = deepcopy(change["value"])


def _unset(entry: Document, change: Mapping[str, Any], path: str) -> Iterator[Fault]:
    holder, name = _holder(entry, change)
    if holder is None:
        yield _no_field(change, path)
    else:
        holder.pop(name, None)


def _holder(entry: Any, change: Mapping[str, Any]) -> tuple[Document | None, str]:
    """The object that has, or is to have, the member that a change names."""
    *outer, name = str(change["field"]).split(".")
    for each in outer:
        entry = entry.get(each) if isinstance(entry, dict) else None
    return (entry if isinstance(entry, dict) else None), name


def _no_field(change: Mapping[str, Any], path: str) -> Fault:
    sentence = N_("There is no field %(name)s. Correct its name.", name=shown(change["field"]))
    return Fault(f"{path}.field", "unknown_field", sentence)


def _set_hours(document: Document, change: Mapping[str, Any], path: str) -> Iterator[Fault]:
    """Intersects the opening hours of a country's sites with a span, but for hosts of the types excepted."""
    countries = {city["id"]: city["country"] for city in document["cities"]}
    if change["country"] not in countries.values():
        sentence = N_("No city of the visit is in the country %(country)s.", country=shown(change["country"]))
        yield Fault(f"{path}.country", "unknown_id", sentence)
    if not (_is_clock(change["start"]) and _is_clock(change["end"])):
        sentence = N_("The hours need a start and an end from 00:00 to 23:59, such as 09:30.")
        yield Fault(path, "pattern", sentence)
        return
    types = {each["id"]: each["type"] for each in document["organisations"]}
    spared = set(map(str, change.get("except_org_types") or ()))
    for site in document["sites"]:
        excepted = types.get(site["organisation_id"]) in spared
        if countries.get(site["city_id"]) == change["country"] and not excepted:
            site["hours"] = list(_within(site["hours"], change["start"], change["end"]))


def _within(segments: Sequence[Document], start: str, end: str) -> Iterator[Document]:
    for segment in segments:
        opens, closes = max(segment["start"], start), min(segment["end"], end)
        if opens < closes:
            yield {**segment, "start": opens, "end": closes}


def _is_clock(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(CLOCK, value, re.ASCII) is not None


def _forget(document: Document, entity: str, id_: str) -> None:
    """Takes out what only made sense with a removed entry, so that the rest can still be planned."""
    if entity == "sessions":
        document["constraints"] = [rule for rule in document["constraints"] if not _orders(rule, id_)]
        for commitment in document["commitments"]:
            if commitment["source_session_id"] == id_:
                commitment["source_session_id"] = None
    if entity == "subgroups":
        _forget_subgroup(document, id_)


def _orders(rule: Document, session_id: str) -> bool:
    """Whether a rule only says when a session is; with the session it loses its meaning."""
    named = (rule["params"].get(name) for name in ("first", "then", "session_id"))
    return rule["type"] in ORDERING and session_id in named


def _forget_subgroup(document: Document, id_: str) -> None:
    lists = [each["audience"] for each in document["sessions"]] + document["transfers"]
    lists += [block for day in document["days"] for block in day["protected"]]
    for each in lists:
        # A list that named only this subgroup stays as it is: empty, it would stand for everybody.
        each["subgroup_ids"] = [other for other in each["subgroup_ids"] if other != id_] or each["subgroup_ids"]
    for day in document["days"]:
        day["city_by_subgroup"].pop(id_, None)
    members = document["delegation"]["members"]
    document["delegation"]["members"] = [each for each in members if each["subgroup_id"] != id_]
