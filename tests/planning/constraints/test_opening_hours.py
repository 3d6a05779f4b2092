"""A session lies inside one opening segment of its site."""

import pytest

from tests.builders import a_problem, a_session, a_site, an_itinerary, windows
from tests.planning.verdicts import broken
from visitplanner.planning import Problem

CLOSED = ("opening_hours", ("ministry.hours",), ("talk#1",))


def _problem(*opening: str) -> Problem:
    return a_problem(a_session("talk", minutes=60), sites=[a_site(opening=windows(*opening))])


@pytest.mark.parametrize("clock", ["09:00", "11:00", "14:00"])
def test_a_session_may_touch_the_ends_of_a_segment_or_fill_it(clock: str) -> None:
    # 11:00 + 60 = 12:00; 14:00 + 60 = 15:00.
    problem = _problem("09:00-12:00", "14:00-15:00")

    assert broken(problem, an_itinerary(problem, f"talk {clock}")) == []


@pytest.mark.parametrize("clock", ["08:45", "11:15", "12:30", "14:15"])
def test_a_session_may_not_leave_its_segment(clock: str) -> None:
    problem = _problem("09:00-12:00", "14:00-15:00")

    assert broken(problem, an_itinerary(problem, f"talk {clock}")) == [CLOSED]


def test_segments_that_touch_stay_two() -> None:
    # 11:30 + 60 = 12:30 lies over the boundary at noon.
    problem = _problem("09:00-12:00", "12:00-15:00")

    assert broken(problem, an_itinerary(problem, "talk 12:00")) == []
    assert broken(problem, an_itinerary(problem, "talk 11:30")) == [CLOSED]


def test_a_site_that_never_opens_receives_nobody() -> None:
    problem = _problem()

    assert broken(problem, an_itinerary(problem, "talk 09:00")) == [CLOSED]


def test_a_site_without_hours_is_always_open() -> None:
    problem = a_problem(a_session("talk"), sites=[a_site(opening=None)])

    assert broken(problem, an_itinerary(problem, "talk 08:00")) == []


def test_hours_and_host_windows_both_hold() -> None:
    # The host offers 11:00 to 13:00, the site closes at 12:30: a session of an hour starts at 11:30 at the latest.
    problem = a_problem(
        a_session("talk", minutes=60, windows=windows("11:00-13:00")), sites=[a_site(opening=windows("09:00-12:30"))]
    )

    assert broken(problem, an_itinerary(problem, "talk 11:30")) == []
    assert broken(problem, an_itinerary(problem, "talk 11:45")) == [CLOSED]
