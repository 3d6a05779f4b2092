"""Our own guess at the minutes between two zones, where nobody has said better: the crow’s way, and a bit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import asin, ceil, cos, radians, sin, sqrt

from visitplanner.visit.entities import Visit, Zone

EARTH_KM = 6371.0
DETOUR = 1.35
KM_PER_HOUR = 25
BOARDING_MINUTES = 10
UNLOCATED_MINUTES = 30
"""Between zones of which nobody has said where they are."""
STEP = 5

Point = tuple[float, float]


@dataclass(frozen=True)
class Way:
    """Two zones of one city and the minutes between them; ``is_known`` where they stand in the visit."""

    a: Zone
    b: Zone
    minutes: int
    is_known: bool


def ways(visit: Visit) -> Iterator[Way]:
    """Every pair of disclosed zones of one city, with its minutes or our guess."""
    known = {frozenset((each.from_zone, each.to_zone)): each.minutes for each in visit.travel.matrix}
    open_zones = [each for each in visit.zones if not each.undisclosed]
    for a, b in combinations(open_zones, 2):
        if a.city_id == b.city_id:
            given = known.get(frozenset((a.id, b.id)))
            yield Way(a, b, estimate(visit, a, b) if given is None else given, given is not None)


def estimate(visit: Visit, a: Zone, b: Zone) -> int:
    """Rounded up to five minutes. Confidential sites play no part in it."""
    here, there = _middle(visit, a), _middle(visit, b)
    if here is None or there is None:
        return UNLOCATED_MINUTES
    minutes = BOARDING_MINUTES + great_circle_km(here, there) * DETOUR / KM_PER_HOUR * 60
    return ceil(round(minutes, 6) / STEP) * STEP


def great_circle_km(a: Point, b: Point) -> float:
    """The shortest way over the globe between two points, given as latitude and longitude in degrees."""
    (lat_a, lon_a), (lat_b, lon_b) = (tuple(map(radians, each)) for each in (a, b))
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


def _middle(visit: Visit, zone: Zone) -> Point | None:
    """The middle of the located sites of a zone that are not confidential."""
    located = [
        (each.location.lat, each.location.lon)
        for each in visit.sites
        if each.zone_id == zone.id and each.location is not None and each.confidentiality != "confidential"
    ]
    return None if not located else (_mean([lat for lat, _ in located]), _mean([lon for _, lon in located]))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
