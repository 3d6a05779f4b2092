"""A quarter of an hour to spare is wanted before what matters most; what is missing of it counts."""

from tests.builders import a_day, a_lunch, a_lunch_rule, a_problem, a_session, a_subgroup, an_itinerary
from tests.planning.scores import scored
from visitplanner.planning import Day, Problem
from visitplanner.planning.preferences import slack


def _problem(*days: Day, priority: int = 4, way: int = 0, buffer: int = 0) -> Problem:
    return a_problem(
        a_session("talk"),
        a_session("tour", site="museum", priority=priority),
        travel={("ministry", "museum"): way},
        buffer=buffer,
        days=days or [a_day()],
        grid=5,
    )


def test_a_quarter_of_an_hour_to_spare_is_enough() -> None:
    # 10:15 - 10:00 = 15.
    assert scored(slack, _problem(), an_itinerary(_problem(), "talk 09:00", "tour 10:15")) == 0


def test_every_minute_less_counts() -> None:
    # 15 - (10:05 - 10:00) = 10.
    assert scored(slack, _problem(), an_itinerary(_problem(), "talk 09:00", "tour 10:05")) == 10


def test_the_way_and_the_buffer_leave_nothing_to_spare() -> None:
    # From 10:00 to 10:45 are 45 minutes: 30 of travel and 10 to be punctual leave 5, so 10 are missing.
    problem = _problem(way=30, buffer=10)

    assert scored(slack, problem, an_itinerary(problem, "talk 09:00", "tour 10:45")) == 10


def test_lunch_leaves_nothing_to_spare() -> None:
    # From 12:00 to 13:05 are 65 minutes with 60 of lunch: 15 - 5 = 10.
    problem = _problem(a_day(lunch=a_lunch_rule("12:00-14:00", 60)))
    plan = an_itinerary(problem, "talk 11:00", "tour 13:05", lunches=[a_lunch("12:00-13:00")])

    assert scored(slack, problem, plan) == 10


def test_what_matters_less_and_what_opens_the_day_need_no_slack() -> None:
    small = _problem(priority=3)

    assert scored(slack, small, an_itinerary(small, "talk 09:00", "tour 10:00")) == 0
    assert scored(slack, _problem(), an_itinerary(_problem(), "tour 09:00", "talk 10:00")) == 0


def test_each_subgroup_needs_its_own() -> None:
    groups = [a_subgroup("A"), a_subgroup("B")]
    problem = a_problem(
        a_session("talk"),
        a_session("tour", priority=5),
        subgroups=groups,
        audiences={"talk": "joint A"},
        days=[a_day("A"), a_day("B")],
    )

    # Group A comes from the talk, group B from nowhere.
    assert scored(slack, problem, an_itinerary(problem, "talk 09:00", "tour 10:00")) == 15
