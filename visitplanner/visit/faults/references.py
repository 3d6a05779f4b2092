"""Faults of references: every identifier that is mentioned belongs to an entry that exists."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from visitplanner.language.text import N_, Text
from visitplanner.visit.entities import Visit
from visitplanner.visit.faults.fault import Fault, shown

Mention: TypeAlias = tuple[str, str, str]
"""A path, the list that should hold the identifier, and the identifier."""

UNKNOWN: dict[str, Text] = {
    "cities": N_("There is no city %(id)s. Correct the identifier or add the city to the list of cities."),
    "zones": N_("There is no zone %(id)s. Correct the identifier or add the zone to the list of zones."),
    "organisations": N_(
        "There is no organisation %(id)s. Correct the identifier or add the organisation to the list of organisations."
    ),
    "sites": N_("There is no site %(id)s. Correct the identifier or add the site to the list of sites."),
    "meeting_points": N_(
        "There is no meeting point %(id)s. Correct the identifier or add it to the list of meeting points."
    ),
    "topics": N_("There is no topic %(id)s. Correct the identifier or add the topic to the list of topics."),
    "subgroups": N_("There is no subgroup %(id)s. Correct the identifier or add it to the list of subgroups."),
    "sessions": N_("There is no session %(id)s. Correct the identifier or add the session to the list of sessions."),
}


def unknown_references(visit: Visit) -> Iterator[Fault]:
    """Every mention of an entry that does not exist."""
    known = {name: {entry.id for entry in getattr(visit, name)} for name in UNKNOWN}
    for path, name, id_ in mentions(visit):
        if id_ not in known[name]:
            yield unknown(path, name, id_)


def unknown(path: str, name: str, id_: str) -> Fault:
    """The fault of mentioning an entry that the list ``name`` does not have."""
    return Fault(path, "unknown_id", replace(UNKNOWN[name], values={"id": shown(id_)}))


def mentions(visit: Visit) -> Iterator[Mention]:
    """Every identifier mentioned outside the constraints, which know their own."""
    yield ("$.visit.organiser_id", "organisations", visit.header.organiser_id)
    yield from _of_places(visit)
    yield from _of_days(visit)
    yield from _of_people(visit)
    yield from _of_sessions(visit)
    yield from _of_follow_up(visit)


def _all(path: str, name: str, ids: Iterable[str]) -> Iterator[Mention]:
    return ((f"{path}[{index}]", name, id_) for index, id_ in enumerate(ids))


def _of_places(visit: Visit) -> Iterator[Mention]:
    for i, zone in enumerate(visit.zones):
        yield (f"$.zones[{i}].city_id", "cities", zone.city_id)
    for i, entry in enumerate(visit.travel.matrix):
        yield (f"$.travel.matrix[{i}].from", "zones", entry.from_zone)
        yield (f"$.travel.matrix[{i}].to", "zones", entry.to_zone)
    for i, organisation in enumerate(visit.organisations):
        if organisation.parent_id is not None:
            yield (f"$.organisations[{i}].parent_id", "organisations", organisation.parent_id)
    for i, point in enumerate(visit.meeting_points):
        yield (f"$.meeting_points[{i}].city_id", "cities", point.city_id)
        yield (f"$.meeting_points[{i}].zone_id", "zones", point.zone_id)
    for i, site in enumerate(visit.sites):
        yield (f"$.sites[{i}].organisation_id", "organisations", site.organisation_id)
        yield (f"$.sites[{i}].city_id", "cities", site.city_id)
        yield (f"$.sites[{i}].zone_id", "zones", site.zone_id)
        if site.meeting_point_id is not None:
            yield (f"$.sites[{i}].meeting_point_id", "meeting_points", site.meeting_point_id)


def _of_days(visit: Visit) -> Iterator[Mention]:
    for i, day in enumerate(visit.days):
        for key, city_id in day.city_by_subgroup.items():
            place = f"$.days[{i}].city_by_subgroup.{key}"
            yield (place, "cities", city_id)
            if key != "*":
                yield (place, "subgroups", key)
        for j, block in enumerate(day.protected):
            yield from _all(f"$.days[{i}].protected[{j}].subgroup_ids", "subgroups", block.subgroup_ids)
    for i, transfer in enumerate(visit.transfers):
        yield (f"$.transfers[{i}].from_city", "cities", transfer.from_city)
        yield (f"$.transfers[{i}].to_city", "cities", transfer.to_city)
        yield from _all(f"$.transfers[{i}].subgroup_ids", "subgroups", transfer.subgroup_ids)


def _of_people(visit: Visit) -> Iterator[Mention]:
    yield ("$.delegation.organisation_id", "organisations", visit.delegation.organisation_id)
    for i, member in enumerate(visit.delegation.members):
        yield (f"$.delegation.members[{i}].subgroup_id", "subgroups", member.subgroup_id)
    for i, vehicle in enumerate(visit.vehicles):
        yield (f"$.vehicles[{i}].city_id", "cities", vehicle.city_id)


def _of_sessions(visit: Visit) -> Iterator[Mention]:
    for i, objective in enumerate(visit.objectives):
        yield from _all(f"$.objectives[{i}].topic_ids", "topics", objective.topic_ids)
    for i, session in enumerate(visit.sessions):
        path = f"$.sessions[{i}]"
        yield (f"{path}.host_id", "organisations", session.host_id)
        yield (f"{path}.site_id", "sites", session.site_id)
        if session.presenter is not None:
            yield (f"{path}.presenter", "organisations", session.presenter)
        yield from _all(f"{path}.topic_ids", "topics", session.topic_ids)
        yield from _all(f"{path}.audience.subgroup_ids", "subgroups", session.audience.subgroup_ids)


def _of_follow_up(visit: Visit) -> Iterator[Mention]:
    for i, commitment in enumerate(visit.commitments):
        path = f"$.commitments[{i}]"
        yield (f"{path}.owner_organisation_id", "organisations", commitment.owner_organisation_id)
        if commitment.partner_organisation_id is not None:
            yield (f"{path}.partner_organisation_id", "organisations", commitment.partner_organisation_id)
        if commitment.source_session_id is not None:
            yield (f"{path}.source_session_id", "sessions", commitment.source_session_id)
        yield from _all(f"{path}.topic_ids", "topics", commitment.topic_ids)


def fares_of_unknown_transfers(visit: Visit) -> Iterator[Fault]:
    """A fare for a move that does not exist; it costs nobody anything."""
    known = {move.id for move in visit.transfers}
    for id_ in visit.costs.transfer_per_person if visit.costs else ():
        if id_ not in known:
            yield Fault(
                f"$.costs.transfer_per_person.{shown(id_).value}",
                "unknown_id",
                N_(
                    "There is no move %(id)s between cities. Correct the identifier or take its fare out.",
                    id=shown(id_),
                ),
                fatal=False,
            )
