"""The minutes between any two sites."""

from visitplanner.planning import TravelMatrix

MATRIX = TravelMatrix({("a", "b"): 10, ("b", "a"): 10, ("b", "c"): 5})


def test_a_site_is_no_way_from_itself() -> None:
    assert MATRIX.minutes("a", "a") == 0


def test_an_unknown_way_cannot_be_travelled_in_a_day() -> None:
    assert MATRIX.minutes("a", "b") == 10
    assert MATRIX.minutes("a", "c") == TravelMatrix.UNREACHABLE > 24 * 60


def test_a_tour_is_as_long_as_its_parts() -> None:
    # 10 + 0 + 5.
    assert MATRIX.along(["a", "b", "b", "c"]) == 15
    assert MATRIX.along([]) == MATRIX.along(["a"]) == 0
