"""Of every two days of a subgroup one has a free slot of an hour; a pair without one counts an hour."""

from typing import Any

from tests.builders import (
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    a_block,
    a_day,
    a_lunch,
    a_lunch_rule,
    a_placement,
    a_problem,
    a_rule,
    a_session,
    an_itinerary,
)
from tests.planning.scores import scored
from visitplanner.planning import Day, Itinerary, Problem
from visitplanner.planning.preferences import free_slot


def _problem(*days: Day, way: int = 0, **params: Any) -> Problem:
    return a_problem(
        a_session("talk"),
        a_session("tour", site="museum"),
        a_session("call"),
        travel={("ministry", "museum"): way},
        days=days or [a_day(hours="09:00-12:45")],
        rules=[a_rule("free_slot", weight=1, **{"days": 1, **params})],
    )


def test_an_hour_between_two_sessions_is_a_slot_and_three_quarters_are_not() -> None:
    # Until 12:45 there are 45 and 0 minutes left at the end.
    problem = _problem()

    assert scored(free_slot, problem, an_itinerary(problem, "talk 09:00", "tour 11:00")) == 0
    assert scored(free_slot, problem, an_itinerary(problem, "talk 09:45", "tour 11:30")) == 60


def test_the_way_is_not_free() -> None:
    # 11:45 - 10:00 = 105, less 45 on the road: 60; less 60: 45.
    near, far = _problem(way=45), _problem(way=60)

    assert scored(free_slot, near, an_itinerary(near, "talk 09:00", "tour 11:45")) == 0
    assert scored(free_slot, far, an_itinerary(far, "talk 09:00", "tour 11:45")) == 60


def test_the_time_after_the_last_session_is_a_slot_if_long_enough() -> None:
    # 12:45 - 11:45 = 60; 12:45 - 12:00 = 45.
    problem = _problem()

    assert scored(free_slot, problem, an_itinerary(problem, "talk 09:30", "tour 10:45")) == 0
    assert scored(free_slot, problem, an_itinerary(problem, "talk 09:30", "tour 11:00")) == 60


def test_lunch_and_blocks_are_not_free() -> None:
    # 10:00 to 13:00 are 180, less 60 of lunch and 75 of the block: 45.
    day = a_day(hours="09:00-13:00", lunch=a_lunch_rule("10:00-11:00"), blocks=[a_block("call home", "11:00-12:15")])
    shorter = a_day(
        hours="09:00-13:00", lunch=a_lunch_rule("10:00-11:00"), blocks=[a_block("call home", "11:00-12:00")]
    )
    lunches = [a_lunch("10:00-11:00")]

    for each, counted in ((day, 60), (shorter, 0)):
        problem = _problem(each)
        assert scored(free_slot, problem, an_itinerary(problem, "talk 09:00", lunches=lunches)) == counted


def test_a_day_without_sessions_is_free_unless_it_is_short() -> None:
    long, short = _problem(), _problem(a_day(hours="09:00-09:45"))

    assert scored(free_slot, long, an_itinerary(long)) == 0
    assert scored(free_slot, short, an_itinerary(short)) == 60


def test_one_day_of_two_is_enough_and_what_is_left_over_needs_none() -> None:
    days = [a_day(on=each, hours="09:00-10:00") for each in (MONDAY, TUESDAY, WEDNESDAY)]
    problem = _problem(*days, days=2)
    full = [a_placement(problem, "talk", "09:00", MONDAY), a_placement(problem, "tour", "09:00", TUESDAY)]
    third = a_placement(problem, "call", "09:00", WEDNESDAY)

    assert scored(free_slot, problem, Itinerary("feasible", (*full, third))) == 60
    assert scored(free_slot, problem, Itinerary("feasible", (full[0], third))) == 0


def test_the_visit_says_how_long_a_slot_is() -> None:
    problem = _problem(minutes=45)

    assert scored(free_slot, problem, an_itinerary(problem, "talk 09:45", "tour 11:30")) == 0
