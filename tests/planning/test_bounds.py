"""No bound is ever below what any other way finds, however a search goes and whenever it is cut short."""

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from tests.planning.random_problems import random_problem
from tests.planning.test_promises import LIMITS, SEEDS, promise
from visitplanner.planning import Itinerary, Limits, Progress, objective, stages
from visitplanner.planning.bound import DayRouteBound
from visitplanner.planning.checker import check
from visitplanner.planning.planner import plan
from visitplanner.planning.search import Aim, search

WITHOUT_WHAT_IS_MISSING = {"required", "direction_required", "lunch", "pins"}


@cache
def the_best(seed: int) -> Itinerary | None:
    """Proven by the solver alone, on the whole model at once; nothing for an impossible problem."""
    found = search(random_problem(seed, most_sessions=8), LIMITS, lambda _: True, Aim(objective.expression))
    assert found.verdict in ("optimal", "infeasible")
    return found.best


@pytest.fixture(params=["parts and the solver", "parts alone"])
def helped(request: pytest.FixtureRequest) -> Iterator[None]:
    """Small visits are planned as those of middle size or as large ones."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stages, "SMALL", 0)
        patch.setattr(stages, "LARGE", 80 if request.param == "parts and the solver" else 0)
        yield


@promise(60)
@given(SEEDS, st.sampled_from([1, 2, 5, 40]))
def test_no_plan_is_worth_more_than_the_day_routes_allow(seed: int, rounds: int) -> None:
    problem, best = random_problem(seed, most_sessions=8), the_best(seed)
    assume(best is not None)
    bound = DayRouteBound(problem)

    bound.run(rounds)

    event("none yet" if bound.units is None else "settled" if bound.is_settled else "on the way")
    assert best is not None
    assert bound.units is None or bound.units >= objective.first_level_units(problem, best)


@promise(25)
@given(SEEDS, st.sampled_from([1, 30, 300]))
def test_a_search_cut_short_claims_nothing_that_is_not_so(seed: int, rounds: int) -> None:
    problem, best = random_problem(seed, most_sessions=8), the_best(seed)

    found = plan(problem, Limits(seconds=60, workers=1, rounds=rounds))

    event(found.status)
    keeps_its_word(seed, found, best)


@promise(12)
@given(SEEDS)
def test_a_visit_that_is_planned_part_by_part_keeps_rules_and_bounds(helped: None, seed: int) -> None:
    problem, best = random_problem(seed, most_sessions=8), the_best(seed)
    heard: list[Progress] = []

    def listen(progress: Progress) -> bool:
        heard.append(progress)
        return True

    found = plan(problem, LIMITS, listen)

    event(found.status)
    keeps_its_word(seed, found, best)
    worth = 0 if best is None or best.value is None else best.value
    assert all(each.bound is None or each.bound >= worth for each in heard)
    assert all(each.best is None or check(problem, each.best) == () for each in heard)


@promise(20)
@given(SEEDS)
def test_a_best_effort_breaks_no_rule_but_that_something_is_missing(seed: int) -> None:
    problem = random_problem(seed, most_sessions=8)
    assume(the_best(seed) is None)

    found = plan(problem, LIMITS)

    event("something" if found.placements else "nothing")
    broken = {each.rule for each in check(problem, found)}
    assert broken <= WITHOUT_WHAT_IS_MISSING


def keeps_its_word(seed: int, found: Itinerary, best: Itinerary | None) -> None:
    """What is said of a plan agrees with the best plan there is."""
    problem = random_problem(seed, most_sessions=8)
    if best is None:
        assert found.status in ("infeasible", "unknown")
        return
    assert found.status in ("optimal", "feasible", "unknown")
    assert best.value is not None
    assert found.bound is None or found.bound >= best.value
    if found.value is not None:
        assert check(problem, found) == ()
        assert found.value == sum(each.points for each in found.terms) <= best.value
        assert found.status != "optimal" or found.value == best.value
