"""Minutes between zones are guessed from where open sites lie, and never from confidential ones."""

from dataclasses import replace

import pytest

from tests.factories import example
from visitplanner.visit.entities import Location, Visit, Zone
from visitplanner.visit.travel_estimate import UNLOCATED_MINUTES, estimate, great_circle_km, ways

EAST = Zone("EAST", "AMM", {"en": "East", "ar": "الشرق"})


def with_east(lat: float | None, lon: float = 35.9) -> Visit:
    """The reference visit with its first site moved to a zone of its own."""
    visit = example()
    place = None if lat is None else Location(lat, lon, "approximate_city_level")
    moved = replace(visit.sites[0], zone_id="EAST", location=place)
    return replace(visit, zones=(*visit.zones, EAST), sites=(moved, *visit.sites[1:]))


def test_the_way_over_the_globe_is_that_of_an_atlas() -> None:
    amman, nairobi = (31.95, 35.93), (-1.29, 36.82)

    assert great_circle_km(amman, nairobi) == pytest.approx(3697, abs=5)
    assert great_circle_km(amman, amman) == 0


def test_ten_kilometres_take_boarding_and_half_an_hour() -> None:
    visit = with_east(31.955 + 10 / 111.2, 35.9225)
    general = next(each for each in visit.zones if each.id == "AMM-GEN")

    # The other open sites lie around 31.955 N 35.9225 E: 10 km x 1.35 at 25 km/h are 32.4 minutes, and 10 to board.
    assert estimate(visit, general, EAST) == 45


def test_a_zone_that_nobody_has_located_gets_an_ordinary_guess() -> None:
    visit = with_east(None)

    assert estimate(visit, visit.zones[0], EAST) == UNLOCATED_MINUTES


def test_only_pairs_of_disclosed_zones_of_one_city_are_ways() -> None:
    visit = example("jordan-kenya-5day")
    known = {frozenset((each.from_zone, each.to_zone)) for each in visit.travel.matrix}

    found = list(ways(visit))

    assert {frozenset((each.a.id, each.b.id)) for each in found} == known
    assert all(each.is_known for each in found)
    assert not any(each.a.undisclosed or each.b.undisclosed for each in found)
