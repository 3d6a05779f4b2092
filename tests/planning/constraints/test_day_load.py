"""Some dates, such as the opening day, have limits of their own."""

from typing import Any

from tests.builders import MONDAY, TUESDAY, a_day, a_problem, a_rule, a_session, a_subgroup, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import Problem

NAME = "day_load"


def _problem(**params: Any) -> Problem:
    groups = [a_subgroup("A"), a_subgroup("B")]
    return a_problem(
        a_session("one"),
        a_session("two"),
        a_session("three"),
        subgroups=groups,
        audiences={"three": "joint A"},
        days=[a_day(each.id, on) for each in groups for on in (MONDAY, TUESDAY)],
        rules=[a_rule(NAME, dates=["2026-03-02"], **params)],
    )


def test_as_many_sessions_as_stated_hold_and_one_more_fails() -> None:
    problem = _problem(n=2)

    assert broken(problem, an_itinerary(problem, "one 09:00", "two 10:00")) == []
    assert broken(problem, an_itinerary(problem, "one 09:00", "two 10:00", "three 11:00")) == [
        (NAME, (NAME,), ("one#1", "two#1", "three#1"))
    ]


def test_as_many_minutes_as_stated_hold_and_one_more_fails() -> None:
    # 2 x 60 = 120 > 119.
    enough, too_few = _problem(n=3, minutes=120), _problem(n=3, minutes=119)

    assert broken(enough, an_itinerary(enough, "one 09:00", "two 10:00")) == []
    # Both subgroups spend too long.
    assert broken(too_few, an_itinerary(too_few, "one 09:00", "two 10:00")) == [
        (NAME, (NAME,), ("one#1", "two#1")),
        (NAME, (NAME,), ("one#1", "two#1")),
    ]


def test_other_dates_are_not_limited() -> None:
    problem = _problem(n=0)

    assert broken(problem, an_itinerary(problem, "one 09:00", "two 10:00", "three 11:00", on=TUESDAY)) == []
