"""The cheap bound is what its three sums say, and no plan at all is worth more."""

import pytest

from tests.builders import TUESDAY, a_day, a_problem, a_session, windows
from tests.planning.routes.small_problems import best_prize, random_problem
from visitplanner.planning.routes.bound import upper_bound
from visitplanner.planning.routes.tables import tables


@pytest.mark.parametrize("seed", range(120))
def test_no_plan_is_worth_more_than_the_bound(seed: int) -> None:
    problem = random_problem(seed, most_sessions=4)

    assert best_prize(problem) <= upper_bound(tables(problem))


def test_where_there_is_time_for_everything_the_bound_is_the_prize_of_what_has_a_window() -> None:
    never = a_session("never", priority=7, windows=windows("09:00-10:00", on=TUESDAY))

    assert upper_bound(tables(a_problem(a_session("talk", priority=3), a_session("tour", priority=2), never))) == 5


def test_time_is_shared_out_to_what_wins_most_in_a_minute_and_the_last_may_be_cut() -> None:
    sessions = [a_session(name, minutes=90, priority=prize) for name, prize in (("a", 9), ("b", 6), ("c", 5))]

    known = tables(a_problem(*sessions, days=[a_day(hours="09:00-12:40")]))

    # Of 220 minutes a and b take 90 each; 40 of the 90 of c win 5 * 40 / 90 = 2.2.
    assert upper_bound(known) == 9 + 6 + 2


def test_every_stop_takes_the_shortest_way_to_it_and_every_tour_the_shortest_way_back() -> None:
    sessions = [a_session(name, site=name, minutes=60, priority=10) for name in ("a", "b")]
    travel = {("a", "b"): 20, ("hotel", "a"): 30, ("hotel", "b"): 40}

    known = tables(a_problem(*sessions, days=[a_day(hours="09:00-11:30", base="hotel")], travel=travel))

    # 150 minutes less 30 for the way back leave 120; a and b take 60 + 20 each: 10 + 10 * 40 / 80.
    assert upper_bound(known) == 15


def test_a_budget_is_shared_out_in_the_same_way() -> None:
    sessions = [a_session(name, priority=prize, amounts={"fees": 4}) for name, prize in (("a", 9), ("b", 6), ("c", 5))]

    # 4 for a, and a quarter of b.
    assert upper_bound(tables(a_problem(*sessions, budgets={"fees": 5}))) == 9 + 1


def test_what_takes_nothing_of_a_budget_is_not_limited_by_it() -> None:
    sessions = [a_session("a", priority=9), a_session("b", priority=5, amounts={"fees": 4})]

    assert upper_bound(tables(a_problem(*sessions, budgets={"fees": 0}))) == 9


def test_where_nothing_can_be_held_the_bound_is_nothing() -> None:
    assert upper_bound(tables(a_problem(a_session(windows=windows("09:00-10:00", on=TUESDAY))))) == 0
