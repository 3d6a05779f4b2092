"""What a wish counts of one itinerary, in plain Python and in the solver; they must never differ."""

from ortools.sat.python import cp_model

from tests.planning.verdicts import fix
from visitplanner.planning import Itinerary, Problem
from visitplanner.planning.preferences import Preference
from visitplanner.planning.search import build


def scored(preference: Preference, problem: Problem, itinerary: Itinerary) -> int:
    """The raw count of a valid itinerary; the solver, free in all that is not decided, counts the same."""
    raw = preference.score(problem, itinerary)
    variables = build(problem)
    counted = preference.expression(problem, variables)
    assert fix(variables, itinerary)
    if preference.FIRST_LEVEL:
        variables.model.maximize(counted)
    else:
        variables.model.minimize(counted)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1

    assert solver.solve(variables.model) == cp_model.OPTIMAL
    assert int(solver.objective_value) == raw
    assert raw <= preference.ceiling(problem)
    return raw
