"""Every subgroup has lunch once a day, undisturbed, with a pause before what follows."""

import pytest

from tests.builders import (
    a_block,
    a_day,
    a_lunch,
    a_lunch_rule,
    a_problem,
    a_session,
    a_subgroup,
    an_itinerary,
)
from tests.planning.verdicts import broken, solver_allows
from visitplanner.planning import Block, LunchRule, Problem
from visitplanner.planning.checker import check

LUNCH = ("lunch", ("lunch",), ())


def _problem(lunch: LunchRule, *blocks: Block) -> Problem:
    return a_problem(a_session("talk"), a_session("tour"), days=[a_day(lunch=lunch, blocks=blocks)])


def test_lunch_fits_between_a_session_and_the_pause_before_the_next() -> None:
    # 11:00 + 60 = 12:00; lunch until 13:00; ten minutes of pause; the next on the grid is 13:15.
    problem = _problem(a_lunch_rule(pause_after=15))
    plan = an_itinerary(problem, "talk 11:00", "tour 13:15", lunches=[a_lunch("12:00-13:00")])

    assert broken(problem, plan) == []


def test_a_pause_one_minute_longer_no_longer_fits() -> None:
    # 13:00 + 16 = 13:16 > 13:15.
    problem = _problem(a_lunch_rule(pause_after=16))
    plan = an_itinerary(problem, "talk 11:00", "tour 13:15", lunches=[a_lunch("12:00-13:00")])

    assert broken(problem, plan) == [("lunch", ("lunch",), ("tour#1",))]


def test_no_pause_is_needed_when_nothing_follows() -> None:
    # Lunch ends with its time, at 14:00; the pause reaches beyond it.
    problem = _problem(a_lunch_rule("12:00-14:00", pause_after=30))
    plan = an_itinerary(problem, "talk 12:00", lunches=[a_lunch("13:00-14:00")])

    assert broken(problem, plan) == []


@pytest.mark.parametrize("span", ["11:59-12:59", "13:01-14:01", "12:00-12:59", "12:00-13:01"])
def test_lunch_keeps_to_its_time_and_length(span: str) -> None:
    problem = _problem(a_lunch_rule("12:00-14:00", 60))

    assert broken(problem, an_itinerary(problem, lunches=[a_lunch("12:00-13:00")])) == []
    assert broken(problem, an_itinerary(problem, lunches=[a_lunch(span)])) == [LUNCH]


@pytest.mark.parametrize("lunches", [[], ["12:00-13:00", "13:00-14:00"]])
def test_there_is_one_lunch_and_not_none_or_two(lunches: list[str]) -> None:
    problem = _problem(a_lunch_rule())

    # The solver always has exactly one lunch, so only the checker can be asked.
    plan = an_itinerary(problem, lunches=[a_lunch(each) for each in lunches])

    assert [(each.rule, each.names) for each in check(problem, plan)] == [("lunch", ("lunch",))]


def test_a_lunch_that_fills_its_time_leaves_none_for_a_session() -> None:
    problem = _problem(a_lunch_rule("12:00-13:00", 60))

    assert solver_allows(problem, an_itinerary(problem, "talk 11:00", "tour 13:00"), lunches=False)
    assert not solver_allows(problem, an_itinerary(problem, "talk 11:15", "tour 13:00"), lunches=False)
    assert not solver_allows(problem, an_itinerary(problem, "talk 11:00", "tour 12:45"), lunches=False)


def test_lunch_does_not_overlap_protected_time_but_may_touch_it() -> None:
    # 12:00 to 12:30 is for prayer; lunch from 12:30 touches it, from 12:29 overlaps.
    problem = _problem(a_lunch_rule(), a_block("prayer", "12:00-12:30"))

    assert broken(problem, an_itinerary(problem, lunches=[a_lunch("12:30-13:30")])) == []
    assert broken(problem, an_itinerary(problem, lunches=[a_lunch("12:29-13:29")])) == [
        ("lunch", ("lunch", "prayer"), ())
    ]


def test_lunch_may_begin_between_two_starts_of_the_grid() -> None:
    # 11:15 + 50 = 12:05; lunch from then to 13:05 is over before 13:15, on a grid of 15 minutes.
    problem = a_problem(
        a_session("talk", minutes=50), a_session("tour"), days=[a_day(lunch=a_lunch_rule("12:00-13:05"))]
    )
    plan = an_itinerary(problem, "talk 11:15", "tour 13:15", lunches=[a_lunch("12:05-13:05")])

    assert broken(problem, plan) == []


def test_there_is_no_plan_without_room_for_lunch() -> None:
    # 12:00 to 13:00 less the half hour of prayer leaves 30 minutes for a lunch of 30, or of 31.
    prayer = a_block("prayer", "12:00-12:30")
    fits = _problem(a_lunch_rule("12:00-13:00", 30), prayer)
    fails = _problem(a_lunch_rule("12:00-13:00", 31), prayer)

    assert solver_allows(fits, an_itinerary(fits), lunches=False)
    assert not solver_allows(fails, an_itinerary(fails), lunches=False)


def test_each_subgroup_has_lunch_when_it_is_free() -> None:
    groups = [a_subgroup("A"), a_subgroup("B")]
    problem = a_problem(
        a_session("talk"),
        audiences={"talk": "one_of"},
        subgroups=groups,
        days=[a_day(group, lunch=a_lunch_rule("12:00-14:00")) for group in "AB"],
    )
    lunches = [a_lunch("12:00-13:00", "A"), a_lunch("13:00-14:00", "B")]

    assert broken(problem, an_itinerary(problem, "talk 12:00 B", lunches=lunches)) == []
    assert broken(problem, an_itinerary(problem, "talk 12:00 A", lunches=lunches)) == [
        ("lunch", ("lunch",), ("talk#1",))
    ]
