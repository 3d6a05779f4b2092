"""Faults of places: everything lies in the city it says, and nothing tells where a confidential site is."""

from collections.abc import Iterator
from itertools import combinations

from visitplanner.language.text import N_
from visitplanner.visit.entities import Visit
from visitplanner.visit.faults.fault import Fault, shown


def zones_in_another_city(visit: Visit) -> Iterator[Fault]:
    """A site or meeting point whose zone belongs to another city than its own."""
    city_of = {zone.id: zone.city_id for zone in visit.zones}
    places = [(f"$.sites[{i}]", site.zone_id, site.city_id) for i, site in enumerate(visit.sites)]
    places += [(f"$.meeting_points[{i}]", each.zone_id, each.city_id) for i, each in enumerate(visit.meeting_points)]
    for path, zone_id, city_id in places:
        if city_of.get(zone_id, city_id) != city_id:
            yield Fault(
                f"{path}.zone_id",
                "zone_in_city",
                N_(
                    "Zone %(zone)s belongs to city %(other)s, not to %(city)s. Correct the zone or the city.",
                    zone=shown(zone_id),
                    other=shown(city_of[zone_id]),
                    city=shown(city_id),
                ),
            )


def meeting_points_in_another_city(visit: Visit) -> Iterator[Fault]:
    """A site whose group would assemble in another city."""
    city_of = {point.id: point.city_id for point in visit.meeting_points}
    for index, site in enumerate(visit.sites):
        point = site.meeting_point_id
        if point is not None and city_of.get(point, site.city_id) != site.city_id:
            yield Fault(
                f"$.sites[{index}].meeting_point_id",
                "meeting_point_in_city",
                N_(
                    "Meeting point %(point)s is in %(other)s, but site %(site)s is in %(city)s. Choose one in the same "
                    "city.",
                    point=shown(point),
                    other=shown(city_of[point]),
                    site=shown(site.id),
                    city=shown(site.city_id),
                ),
            )


def confidential_sites_in_open_zones(visit: Visit) -> Iterator[Fault]:
    """A confidential site in a zone that is shown to everybody."""
    undisclosed = {zone.id: bool(zone.undisclosed) for zone in visit.zones}
    for index, site in enumerate(visit.sites):
        if site.confidentiality == "confidential" and not undisclosed.get(site.zone_id, True):
            yield Fault(
                f"$.sites[{index}].zone_id",
                "undisclosed_zone",
                N_(
                    "Site %(site)s is confidential, but its zone %(zone)s is not undisclosed and would tell where it "
                    "is. Put it in an undisclosed zone of its city.",
                    site=shown(site.id),
                    zone=shown(site.zone_id),
                ),
            )


def meeting_points_in_undisclosed_zones(visit: Visit) -> Iterator[Fault]:
    """A meeting point that would tell the neighbourhood of a confidential site."""
    undisclosed = {zone.id for zone in visit.zones if zone.undisclosed}
    for index, point in enumerate(visit.meeting_points):
        if point.zone_id in undisclosed:
            yield Fault(
                f"$.meeting_points[{index}].zone_id",
                "undisclosed_zone",
                N_(
                    "Meeting point %(point)s lies in the undisclosed zone %(zone)s, but everybody is told where it is. "
                    "Choose a place in another zone.",
                    point=shown(point.id),
                    zone=shown(point.zone_id),
                ),
            )


def contradicting_travel_times(visit: Visit) -> Iterator[Fault]:
    """Two entries of the matrix that give different minutes for one pair of zones, in either direction."""
    first: dict[frozenset[str], int] = {}
    for index, entry in enumerate(visit.travel.matrix):
        if first.setdefault(frozenset((entry.from_zone, entry.to_zone)), entry.minutes) != entry.minutes:
            yield Fault(
                f"$.travel.matrix[{index}]",
                "one_travel_time",
                N_(
                    "The travel time between %(a)s and %(b)s is given twice, with different minutes; it is the same in "
                    "both directions. Keep one of the two.",
                    a=shown(entry.from_zone),
                    b=shown(entry.to_zone),
                ),
            )


def missing_travel_times(visit: Visit) -> Iterator[Fault]:
    """Two zones of one city with sites in use and no minutes between them: no day will have both."""
    in_use = {session.site_id for session in visit.sessions}
    zone_ids = {site.zone_id for site in visit.sites if site.id in in_use}
    zones = [zone for zone in visit.zones if zone.id in zone_ids and not zone.undisclosed]
    known = {frozenset((entry.from_zone, entry.to_zone)) for entry in visit.travel.matrix}
    for a, b in combinations(zones, 2):
        if a.city_id == b.city_id and frozenset((a.id, b.id)) not in known:
            yield Fault(
                "$.travel.matrix",
                "travel_time",
                N_(
                    "There is no travel time between zones %(a)s and %(b)s, so no group goes from one to the other on "
                    "the same day. Add the minutes.",
                    a=shown(a.id),
                    b=shown(b.id),
                ),
                fatal=False,
            )
