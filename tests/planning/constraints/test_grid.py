"""Sessions start on the planning grid, counted from local midnight."""

import pytest

from tests.builders import a_day, a_pin, a_placement, a_problem, a_session, an_itinerary
from tests.planning.verdicts import broken


@pytest.mark.parametrize(
    ("grid", "on", "off"),
    # 09:00 is minute 540: 540 = 108 × 5 = 36 × 15; 09:06 is minute 546 = 78 × 7.
    [(1, "09:01", None), (5, "09:05", "09:06"), (7, "09:06", "09:00"), (15, "09:15", "09:10")],
)
def test_a_session_starts_on_the_grid(grid: int, on: str, off: str | None) -> None:
    problem = a_problem(a_session("talk"), grid=grid)

    assert broken(problem, an_itinerary(problem, f"talk {on}")) == []
    if off:
        assert broken(problem, an_itinerary(problem, f"talk {off}")) == [("grid", ("slot_min",), ("talk#1",))]


def test_what_is_pinned_may_stand_off_the_grid() -> None:
    problem = a_problem(a_session("talk"))
    problem = problem.but(pins=(a_pin(a_placement(problem, "talk", "09:07")),))

    assert broken(problem, an_itinerary(problem, "talk 09:07")) == []


def test_the_grid_does_not_begin_with_the_day() -> None:
    # The day begins at 08:10; the first start on a grid of 15 minutes is 08:15.
    problem = a_problem(a_session("talk"), days=[a_day(hours="08:10-18:00")])

    assert broken(problem, an_itinerary(problem, "talk 08:15")) == []
    assert broken(problem, an_itinerary(problem, "talk 08:10")) == [("grid", ("slot_min",), ("talk#1",))]
