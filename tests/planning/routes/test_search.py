"""The fast search finds plans that keep every rule, on tiny problems the best, and with one worker always the same."""

import pytest

from tests.builders import TUESDAY, a_day, a_problem, a_session, windows
from tests.planning.routes.small_problems import best_prize, random_problem
from visitplanner.planning import Itinerary, Limits, Problem
from visitplanner.planning.checker import check
from visitplanner.planning.routes.bound import upper_bound
from visitplanner.planning.routes.search import itinerary_of, search
from visitplanner.planning.routes.tables import is_known, tables


def limits(seed: int = 1, *, rounds: int = 400, workers: int = 1) -> Limits:
    return Limits(seconds=300.0, workers=workers, seed=seed, rounds=rounds)


def prize(problem: Problem, found: Itinerary) -> int:
    return sum(problem.session[each.session].priority for each in found.placements)


def fast(problem: Problem, within: Limits) -> Itinerary:
    known = tables(problem)
    return itinerary_of(problem, known, search(known, within))


@pytest.mark.parametrize("seed", range(60))
def test_a_tiny_problem_is_planned_as_well_as_can_be(seed: int) -> None:
    problem = random_problem(seed, most_sessions=4, straight=True)
    assert is_known(problem)

    found = fast(problem, limits())

    assert check(problem, found) == ()
    assert prize(problem, found) == best_prize(problem)


@pytest.mark.parametrize("seed", range(100, 140))
def test_a_plan_keeps_every_rule_where_ways_are_detours_too_and_is_worth_no_more_than_the_bound(seed: int) -> None:
    problem = random_problem(seed, most_sessions=25, most_days=3)
    known = tables(problem)

    routes = search(known, limits(seed))

    found = itinerary_of(problem, known, routes)
    assert check(problem, found) == ()
    assert prize(problem, found) == routes.worth <= upper_bound(known)


def test_the_same_seed_and_rounds_find_the_same_plan_and_another_seed_another() -> None:
    known = tables(random_problem(7, most_sessions=60, most_days=3))

    first, again, other = (search(known, limits(seed, rounds=50)) for seed in (1, 1, 2))

    assert first == again
    assert first.stops != other.stops


def test_every_worker_makes_the_rounds_it_may_and_no_more() -> None:
    known = tables(random_problem(7, most_sessions=20))

    assert search(known, limits(rounds=50)).rounds == 50
    assert search(known, limits(rounds=50, workers=2)).rounds == 100
    assert search(known, limits(rounds=0)).rounds == 0


def test_the_clock_ends_a_search_that_has_rounds_left_and_so_does_whoever_listens() -> None:
    known = tables(random_problem(7, most_sessions=20))

    by_clock = search(known, Limits(seconds=0.05, workers=1, rounds=10**9))
    by_wish = search(known, limits(rounds=10**9), lambda: False)

    assert 0 < by_clock.rounds < 10**9
    assert by_wish.rounds == 0


def test_a_search_that_fails_in_its_thread_fails() -> None:
    known = tables(random_problem(7, most_sessions=20))

    def fail() -> bool:
        raise OSError("the line is dead")

    with pytest.raises(OSError, match="the line is dead"):
        search(known, limits(), fail)


def test_by_the_clock_alone_it_searches_too() -> None:
    problem = random_problem(7, most_sessions=20)

    found = fast(problem, Limits(seconds=0.1, workers=2))

    assert check(problem, found) == ()
    assert found.placements


def test_where_there_is_nothing_to_hold_the_plan_is_empty() -> None:
    nothing = a_problem(days=[a_day(), a_day(on=TUESDAY)])
    never = a_problem(a_session(windows=windows("09:00-10:00", on=TUESDAY)))

    assert search(tables(nothing), limits()).stops == ((), ())
    assert search(tables(never), limits()).stops == ((),)
