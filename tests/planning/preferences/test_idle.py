"""Waiting beyond half an hour a day counts; travel, lunch and protected time are no waiting."""

from tests.builders import (
    TUESDAY,
    a_block,
    a_day,
    a_lunch,
    a_lunch_rule,
    a_placement,
    a_problem,
    a_session,
    a_site,
    a_subgroup,
    an_itinerary,
)
from tests.planning.scores import scored
from visitplanner.planning import Day, Itinerary, Problem
from visitplanner.planning.preferences import idle


def _problem(*days: Day, way: int = 0, access: int = 0, buffer: int = 0) -> Problem:
    return a_problem(
        a_session("talk"),
        a_session("tour", site="museum"),
        a_session("tea"),
        sites=[a_site("museum", access_minutes=access)],
        travel={("ministry", "museum"): way},
        buffer=buffer,
        days=days or [a_day()],
        grid=5,
    )


def test_half_an_hour_of_waiting_is_tolerated() -> None:
    # 10:30 - 10:00 = 30.
    assert scored(idle, _problem(), an_itinerary(_problem(), "talk 09:00", "tour 10:30")) == 0


def test_every_minute_more_counts() -> None:
    # 10:35 - 10:00 = 35; 35 - 30 = 5.
    assert scored(idle, _problem(), an_itinerary(_problem(), "talk 09:00", "tour 10:35")) == 5


def test_the_half_hour_is_for_the_whole_day() -> None:
    # 20 minutes before the tour and 25 before the tea: 45 - 30 = 15.
    assert scored(idle, _problem(), an_itinerary(_problem(), "talk 09:00", "tour 10:20", "tea 11:45")) == 15


def test_the_way_is_no_waiting() -> None:
    # From 10:00 to 11:40 are 100 minutes: 30 of travel, 10 at the gate, 15 to be punctual, so 45 of waiting.
    problem = _problem(way=30, access=10, buffer=15)

    assert scored(idle, problem, an_itinerary(problem, "talk 09:00", "tour 11:40")) == 15


def test_lunch_is_no_waiting_where_it_lies_in_the_gap() -> None:
    # From 12:00 to 14:00 are 120 minutes with 60 of lunch: 60 - 30 = 30.
    # Lunch after the last session takes nothing off: 120 - 30 = 90.
    problem = _problem(a_day(lunch=a_lunch_rule("12:00-16:00", 60)))
    inside = an_itinerary(problem, "talk 11:00", "tour 14:00", lunches=[a_lunch("12:00-13:00")])
    after = an_itinerary(problem, "talk 11:00", "tour 14:00", lunches=[a_lunch("15:00-16:00")])

    assert scored(idle, problem, inside) == 30
    assert scored(idle, problem, after) == 90


def test_protected_time_is_no_waiting_where_it_lies_in_the_gap() -> None:
    # From 10:00 to 12:00 are 120 minutes with 45 of prayer: 75 - 30 = 45.
    problem = _problem(a_day(blocks=[a_block("prayer", "10:30-11:15")]))

    assert scored(idle, problem, an_itinerary(problem, "talk 09:00", "tour 12:00")) == 45
    # A prayer before the first session takes nothing off: 75 - 30 again, but of a gap of 75.
    assert scored(idle, problem, an_itinerary(problem, "talk 11:15", "tour 13:30")) == 45


def test_nobody_waits_overnight() -> None:
    problem = _problem(a_day(), a_day(on=TUESDAY))
    stops = a_placement(problem, "talk", "09:00"), a_placement(problem, "tour", "09:00", TUESDAY)

    assert scored(idle, problem, Itinerary("feasible", stops)) == 0


def test_each_subgroup_waits_for_itself() -> None:
    # A waits 60 minutes, B not at all; 60 - 30 = 30.
    problem = a_problem(
        a_session("talk"),
        a_session("tour"),
        a_session("tea", site="cafe"),
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        audiences={"talk": "joint A", "tour": "joint A", "tea": "joint B"},
    )

    assert scored(idle, problem, an_itinerary(problem, "talk 09:00", "tea 10:00", "tour 11:00")) == 30
