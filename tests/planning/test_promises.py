"""The promises that every rule and every wish keeps, on random problems."""

import math
import os
import random
import subprocess
import sys
from collections.abc import Collection
from dataclasses import replace
from itertools import product

from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from tests.planning.random_itineraries import (
    careful_itinerary,
    careless_itinerary,
    placed,
    random_itinerary,
    undisturbed_lunches,
    with_lunches,
)
from tests.planning.random_problems import random_problem
from tests.planning.verdicts import fix, solver_allows
from visitplanner.language.localise import Localiser
from visitplanner.language.text import Text
from visitplanner.planning import Itinerary, Limits, Lunch, Occurrence, Placement, Problem, objective, relaxation
from visitplanner.planning.checker import check
from visitplanner.planning.conflict import conflict
from visitplanner.planning.naming import sentence
from visitplanner.planning.options import options
from visitplanner.planning.planner import plan
from visitplanner.planning.preferences import idle
from visitplanner.planning.search import build, is_feasible
from visitplanner.planning.solution import itinerary_of

LIMITS = Limits(seconds=20, workers=1)
SEEDS = st.integers(0, 2**32 - 1)
MORE = int(os.environ.get("MORE_EXAMPLES", "1"))


def promise(examples: int) -> settings:
    """The same examples each time, so that a change fails by its own fault; MORE_EXAMPLES looks further."""
    return settings(
        max_examples=examples * MORE,
        deadline=None,
        derandomize=MORE == 1,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


@promise(300)
@given(SEEDS, SEEDS)
def test_an_itinerary_fits_the_model_exactly_when_nothing_in_it_is_broken(problem_seed: int, seed: int) -> None:
    problem = random_problem(problem_seed, most_sessions=8)

    for made in (random_itinerary, careful_itinerary, careless_itinerary):
        itinerary = with_lunches(problem, made(problem, seed))
        broken = [(each.rule, each.sentence) for each in check(problem, itinerary)]
        event(f"{made.__name__}: {'broken' if broken else 'valid'}")

        assert solver_allows(problem, itinerary, lunches=False) == (not broken), broken


@promise(150)
@given(SEEDS, SEEDS)
def test_whatever_the_model_allows_breaks_nothing(problem_seed: int, seed: int) -> None:
    problem, chance = random_problem(problem_seed), random.Random(seed)
    variables = build(problem)
    # Any corner of the model, with as much held as it takes to be interesting.
    variables.model.maximize(
        sum(200_000 * present for present in variables.present.values())
        + sum(chance.randint(-9, 9) * start for start in (*variables.start.values(), *variables.lunch.values()))
    )
    solver = one_worker()
    assume(solver.solve(variables.model) in (cp_model.OPTIMAL, cp_model.FEASIBLE))

    itinerary = itinerary_of(problem, variables, solver.value)

    assert [(each.rule, each.sentence) for each in check(problem, itinerary)] == []


@promise(150)
@given(SEEDS, SEEDS)
def test_the_solver_counts_what_an_itinerary_is_worth(problem_seed: int, seed: int) -> None:
    problem = random_problem(problem_seed, most_sessions=9).but(pins=())
    problem = problem.but(sessions=tuple(replace(each, required=False) for each in problem.sessions))
    itinerary = with_lunches(problem, careful_itinerary(problem, seed))
    assume(not check(problem, itinerary))
    variables = build(problem)
    assert fix(variables, itinerary)
    variables.model.maximize(objective.expression(problem, variables))

    solver = one_worker()

    assert solver.solve(variables.model) == cp_model.OPTIMAL
    assert round(solver.objective_value) == objective.value(problem, itinerary)


@promise(80)
@given(SEEDS)
def test_a_plan_breaks_nothing_and_is_worth_the_sum_of_its_terms(seed: int) -> None:
    problem = random_problem(seed)

    found = plan(problem, LIMITS)

    event(found.status)
    assert found.status in ("optimal", "infeasible")
    if found.status == "optimal":
        assert check(problem, found) == ()
        assert found.value == found.bound == sum(each.points for each in found.terms)
        assert found.value == objective.value(problem, found)
        worth = {term.id: term.raw for term in found.terms}
        assert worth == {id: wish.score(problem, found) for id, wish, _ in objective.wishes(problem)}


@promise(50)
@given(SEEDS)
def test_nothing_is_better_than_an_optimal_plan(seed: int) -> None:
    problem = random_problem(seed, most_sessions=3, grids=(60,))
    choices = [[None, *stands(problem, each)] for each in problem.occurrences]
    assume(2 < math.prod(map(len, choices)) <= 3000)

    best: int | None = None
    for stops in product(*choices):
        itinerary = with_best_lunches(problem, Itinerary("feasible", tuple(each for each in stops if each)))
        if itinerary and not check(problem, itinerary):
            best = max(objective.value(problem, itinerary), best or -(10**9))
    found = plan(problem, LIMITS)

    event("possible" if best is not None else "impossible")
    assert found.status == ("infeasible" if best is None else "optimal")
    assert best is None or found.value == best


@promise(80)
@given(SEEDS)
def test_whoever_is_left_out_is_told_why(seed: int) -> None:
    problem = random_problem(seed)

    found = plan(problem, LIMITS)

    placed_sessions = {each.session for each in found.placements}
    assert [each.session for each in found.left_out] == [
        each.id for each in problem.sessions if each.id not in placed_sessions
    ]
    for each in found.left_out:
        assert english(each.reason)


@promise(80)
@given(SEEDS)
def test_a_conflict_names_what_is_needed_and_nothing_else(seed: int) -> None:
    problem = random_problem(seed)
    assume(is_feasible(problem, 20) is False)

    found = conflict(problem, 60)

    event(f"{len(found)} names")
    every_name = {each for site in problem.sites for each in relaxation.names_of_hours(problem, site.country)}
    every_name |= set(relaxation.names(problem))
    if is_feasible(only(problem, every_name, ()), 20) is False:
        every_name |= set(relaxation.names_beyond_dispute(problem))
    assert found
    assert set(found) <= every_name
    assert is_feasible(only(problem, every_name, found), 20) is False
    for name in found:
        assert english(sentence(problem, name))
        assert is_feasible(only(problem, every_name, [each for each in found if each != name]), 20) is True


def test_loading_the_planning_core_and_its_checker_loads_no_solver_no_web_and_no_tables() -> None:
    heavy = {"flask", "sqlalchemy", "ortools"}

    assert loaded_after("visitplanner.planning.planner") & heavy == {"ortools"}
    assert loaded_after("visitplanner.planning") & heavy == set()
    assert loaded_after("visitplanner.planning.checker") & heavy == set()


def loaded_after(module: str) -> set[str]:
    program = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    return set(run.stdout.split())


def english(text: Text) -> str:
    return Localiser("en").text(text)


def one_worker() -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return solver


def only(problem: Problem, every_name: Collection[str], kept: Collection[str]) -> Problem:
    """The problem with every named fact out of force but those kept; its optional sessions cannot matter."""
    dropped = {each for each in every_name if each not in kept}
    # The hours of a country and of its sites are two names for the same fact.
    for site in problem.sites:
        if f"{site.id}.hours" in kept:
            dropped.discard(f"hours:{site.country}")
        if f"hours:{site.country}" in kept:
            dropped.discard(f"{site.id}.hours")
    return relaxation.without(relaxation.required_only(problem), dropped)


def stands(problem: Problem, occurrence: Occurrence) -> list[Placement]:
    return [
        placed(problem, occurrence, sorted(option.audience), option.date, start)
        for option in options(problem)[occurrence.id]
        for some in option.starts
        for start in some
    ]


def with_best_lunches(problem: Problem, itinerary: Itinerary) -> Itinerary | None:
    """With the lunches that leave the least waiting; ``None`` where a day has no room for one."""
    lunches: list[Lunch] = []
    for day in problem.days:
        possible = list(undisturbed_lunches(problem, itinerary, day))
        if day.lunch is not None and not possible:
            return None
        if possible:
            waits = {each: idle.of_day(problem, replace(itinerary, lunches=(each,)), day) for each in possible}
            lunches.append(min(possible, key=lambda each: waits[each]))
    return replace(itinerary, lunches=tuple(lunches))
