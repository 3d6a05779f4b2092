"""When a host could receive a group instead."""

from datetime import date

from tests.factories import example
from visitplanner.planning.problem import TimeWindow
from visitplanner.programme.free_times import free_times
from visitplanner.visit.problem import build_problem

PROBLEM = build_problem(example("jordan-kenya-5day"))


def at(clock: str, on: date = date(2027, 4, 13)) -> int:
    return PROBLEM.horizon.minute(on, clock, "Africa/Nairobi")


def test_a_host_with_windows_is_free_in_them_as_far_as_nothing_is_taken() -> None:
    thursday = date(2027, 4, 15)

    free = free_times(PROBLEM, "A01", [TimeWindow(at("09:30"), at("11:00"))])

    assert free == (
        TimeWindow(at("11:00"), at("12:30")),
        TimeWindow(at("09:00", thursday), at("12:30", thursday)),
    )


def test_what_is_left_of_a_window_must_be_long_enough() -> None:
    free = free_times(PROBLEM, "A01", [TimeWindow(at("10:00"), at("11:30"))])

    assert [each.opens for each in free] == [at("09:00", date(2027, 4, 15))]


def test_a_host_without_windows_is_free_in_its_hours_on_the_days_of_the_visit() -> None:
    free = free_times(PROBLEM, "A02", [])

    assert free
    assert all(each.closes - each.opens >= 90 for each in free)
    assert {PROBLEM.horizon.local(each.opens, "Africa/Nairobi").date() for each in free} <= set(PROBLEM.dates)
