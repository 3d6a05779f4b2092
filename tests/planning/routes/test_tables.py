"""What the loop is told of a problem is what the problem says, and only problems it knows wholly are told it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.builders import (
    MONDAY,
    TUESDAY,
    a_day,
    a_lunch_rule,
    a_pin,
    a_placement,
    a_problem,
    a_rule,
    a_session,
    a_site,
    a_subgroup,
    at,
    windows,
)
from visitplanner.planning import Problem, Session
from visitplanner.planning.routes.tables import is_known, tables


def with_session(change: Callable[[Session], Session]) -> Problem:
    return a_problem(change(a_session("talk")))


@pytest.mark.parametrize(
    "problem",
    [
        a_problem(a_session("talk"), subgroups=[a_subgroup("A"), a_subgroup("B")]),
        a_problem(a_session("talk"), days=[a_day(base="hotel"), a_day(on=TUESDAY, base="camp")]),
        a_problem(a_session("talk"), days=[a_day(lunch=a_lunch_rule())]),
        a_problem(a_session("talk"), rules=[a_rule("min_idle", weight=1)]),
        a_problem(a_session("talk"), rules=[a_rule("max_sessions_per_day", n=3)]),
        a_problem(a_session("talk"), pins=[a_pin(a_placement(a_problem(a_session("talk")), "talk", "09:00"))]),
        with_session(lambda each: replace(each, required=True)),
        with_session(lambda each: replace(each, interpreters=1)),
    ],
    ids=["two subgroups", "two bases", "lunch", "a wish", "a rule", "a pin", "a required session", "interpreters"],
)
def test_a_problem_with_anything_the_loop_does_not_know_is_not_known(problem: Problem) -> None:
    assert is_known(a_problem(a_session("talk"), rules=[a_rule("on_day", session="talk", date="2026-03-02")]))

    assert not is_known(problem)


def test_the_windows_of_a_tour_are_the_possible_starts_of_its_day_on_the_grid() -> None:
    offered = (*windows("09:07-10:30", "14:00-15:00"), *windows("09:00-10:00", on=TUESDAY))
    talk, tour = a_session("talk", minutes=60, windows=offered), a_session("tour", minutes=30, windows=offered[:1])
    days = [a_day(on=TUESDAY, hours="09:00-17:00"), a_day(on=MONDAY, hours="09:00-17:00")]

    known = tables(a_problem(talk, tour, days=days))

    assert [at("09:00", MONDAY), at("09:00", TUESDAY)] == known.begins.tolist()
    assert [at("17:00", MONDAY), at("17:00", TUESDAY)] == known.ends.tolist()
    assert known.first_window.tolist() == [[0, 2, 3], [3, 4, 4]]
    assert known.opens.tolist() == [at("09:15"), at("14:00"), at("09:15"), at("09:00", TUESDAY)]
    assert known.closes.tolist() == [at("09:30"), at("14:00"), at("10:00"), at("09:00", TUESDAY)]


def test_gaps_count_the_way_the_entrance_and_the_buffer_and_back_to_the_base_only_the_way() -> None:
    sites = [a_site("a"), a_site("b", access_minutes=7), a_site("hotel")]
    travel = {("a", "b"): 20, ("b", "a"): 25, ("hotel", "a"): 10, ("hotel", "b"): 30, ("b", "hotel"): 35}
    problem = a_problem(
        a_session("first", site="a"),
        a_session("second", site="b"),
        a_session("third", site="b"),
        days=[a_day(base="hotel")],
        sites=sites,
        travel=travel,
        buffer=5,
    )

    known = tables(problem)

    # From the rows to the columns first, second, third, base.
    assert known.gap.tolist() == [[0, 32, 32, 10], [30, 0, 0, 35], [30, 0, 0, 35], [15, 42, 42, 0]]
    assert known.near.tolist() == [[0, 1, 2], [1, 2, 0], [1, 2, 0]]


def test_without_a_base_a_day_begins_and_ends_anywhere() -> None:
    known = tables(a_problem(a_session("talk", site="a"), travel={("a", "b"): 20}))

    assert known.gap.tolist() == [[0, 0], [0, 0]]


def test_prizes_lengths_and_what_is_taken_of_each_budget_stand_row_by_row() -> None:
    dear, free = a_session("dear", minutes=45, priority=9, amounts={"fees": 4, "buses": 1}), a_session("free")

    known = tables(a_problem(dear, free, budgets={"fees": 10, "buses": 2}))

    assert (known.prize.tolist(), known.minutes.tolist()) == ([9, 1], [45, 60])
    assert (known.budgets.tolist(), known.amounts.tolist()) == ([2, 10], [[1, 4], [0, 0]])
