"""A session lies inside one of the windows its host offers."""

import pytest

from tests.builders import a_problem, a_session, an_itinerary, windows
from tests.planning.verdicts import broken


@pytest.mark.parametrize("clock", ["10:00", "11:00"])
def test_a_session_may_touch_either_end_of_its_window(clock: str) -> None:
    # 11:00 + 60 = 12:00; the window is half-open, so the session is over when it closes.
    problem = a_problem(a_session("talk", windows=windows("10:00-12:00")))

    assert broken(problem, an_itinerary(problem, f"talk {clock}")) == []


@pytest.mark.parametrize("clock", ["09:45", "11:15"])
def test_a_session_may_not_pass_either_end(clock: str) -> None:
    # 11:15 + 60 = 12:15.
    problem = a_problem(a_session("talk", windows=windows("10:00-12:00")))

    assert broken(problem, an_itinerary(problem, f"talk {clock}")) == [("host_windows", ("windows:talk",), ("talk#1",))]


def test_a_session_may_fill_a_window_exactly() -> None:
    problem = a_problem(a_session("talk", minutes=45, windows=windows("10:00-10:45")))

    assert broken(problem, an_itinerary(problem, "talk 10:00")) == []


def test_a_window_one_minute_too_short_will_not_do() -> None:
    problem = a_problem(a_session("talk", minutes=45, windows=windows("10:00-10:44")))

    assert broken(problem, an_itinerary(problem, "talk 10:00")) == [("host_windows", ("windows:talk",), ("talk#1",))]


def test_windows_that_touch_stay_two() -> None:
    # 10:30 + 60 = 11:30 lies in both together and in neither alone.
    problem = a_problem(a_session("talk", windows=windows("10:00-11:00", "11:00-12:00")))

    assert broken(problem, an_itinerary(problem, "talk 11:00")) == []
    assert broken(problem, an_itinerary(problem, "talk 10:30")) == [("host_windows", ("windows:talk",), ("talk#1",))]


def test_windows_that_overlap_each_hold_what_lies_inside() -> None:
    problem = a_problem(a_session("talk", windows=windows("10:00-11:30", "11:00-12:00")))

    assert broken(problem, an_itinerary(problem, "talk 10:30")) == []
    assert broken(problem, an_itinerary(problem, "talk 11:00")) == []
    assert broken(problem, an_itinerary(problem, "talk 10:45")) == [("host_windows", ("windows:talk",), ("talk#1",))]


def test_a_window_off_the_grid_is_used_from_the_next_start_on_it() -> None:
    # From 10:07 a session of an hour fits at 10:15 and ends at 11:15.
    problem = a_problem(a_session("talk", windows=windows("10:07-11:15")))

    assert broken(problem, an_itinerary(problem, "talk 10:15")) == []
    assert broken(problem, an_itinerary(problem, "talk 10:07")) == [("grid", ("slot_min",), ("talk#1",))]
