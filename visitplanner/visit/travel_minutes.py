"""The minutes between every two sites of a city, from the zones in which they are."""

from collections.abc import Iterator, Mapping

from visitplanner.visit import entities
from visitplanner.visit.entities import Visit


def travel_minutes(visit: Visit) -> Iterator[tuple[tuple[str, str], int]]:
    """Minutes between every two sites of one city, both ways."""
    zones = {each.id: each for each in visit.zones}
    matrix: dict[frozenset[str], int] = {
        frozenset((each.from_zone, each.to_zone)): each.minutes for each in visit.travel.matrix
    }
    for a in visit.sites:
        for b in visit.sites:
            if a.id == b.id or a.city_id != b.city_id:
                continue
            minutes = _zone_minutes(visit.travel, matrix, zones[a.zone_id], zones[b.zone_id])
            if minutes is not None:
                yield (a.id, b.id), minutes


def _zone_minutes(
    rule: entities.Travel, matrix: Mapping[frozenset[str], int], a: entities.Zone, b: entities.Zone
) -> int | None:
    # The fixed minutes come first: a real entry would tell where an undisclosed zone lies.
    if a.undisclosed or b.undisclosed:
        same = rule.same_zone_min if a.id == b.id else 0
        return max(same, rule.same_city_undisclosed_min)
    if a.id == b.id:
        return matrix.get(frozenset((a.id,)), rule.same_zone_min)
    return matrix.get(frozenset((a.id, b.id)))
