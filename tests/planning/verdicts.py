"""What the checker and the solver each say of one itinerary; they must never differ."""

from ortools.sat.python import cp_model

from visitplanner.planning import Itinerary, Problem
from visitplanner.planning.checker import check
from visitplanner.planning.search import build
from visitplanner.planning.variables import Variables

Broken = tuple[str, tuple[str, ...], tuple[str, ...]]


def broken(problem: Problem, itinerary: Itinerary) -> list[Broken]:
    """Every breach that the checker finds: the rule, the names and the occurrences; the solver agrees that it is one.

    The itinerary is whole: what it does not place is not held.
    """
    found: list[Broken] = [(each.rule, each.names, each.occurrences) for each in check(problem, itinerary)]

    assert solver_allows(problem, itinerary) == (not found), f"checker: {found or 'valid'}; the solver says otherwise"
    return found


def solver_allows(problem: Problem, itinerary: Itinerary, *, lunches: bool = True) -> bool:
    """Whether the solver finds a solution that is this itinerary; with its lunches, or with any."""
    variables = build(problem)
    if not fix(variables, itinerary, lunches=lunches):
        return False
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(variables.model)
    assert status in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.INFEASIBLE)
    return bool(status != cp_model.INFEASIBLE)


def fix(variables: Variables, itinerary: Itinerary, *, lunches: bool = True) -> bool:
    """Tie the model to the itinerary; ``False`` where the model has no word for it."""
    placed = {each.occurrence: each for each in itinerary.placements}
    if len(placed) < len(itinerary.placements):
        return False
    for occurrence, present in variables.present.items():
        placement = placed.get(occurrence)
        if placement is None:
            variables.model.add(present == 0)
            continue
        session = variables.problem.session_of(occurrence)
        if (placement.session, placement.site) != (session.id, session.site):
            return False
        if placement.end - placement.start != session.minutes:
            return False
        chosen = [
            literal
            for option, literal in variables.chosen[occurrence]
            if option.date == placement.date
            and option.audience == frozenset(placement.subgroups)
            and any(placement.start in each for each in option.starts)
        ]
        if not chosen:
            return False
        variables.model.add(chosen[0] == 1)
        variables.model.add(variables.start[occurrence] == placement.start)
    return not lunches or _fix_lunches(variables, itinerary)


def _fix_lunches(variables: Variables, itinerary: Itinerary) -> bool:
    eaten = {(each.subgroup, each.date): each for each in itinerary.lunches}
    for key, start in variables.lunch.items():
        rule = variables.problem.day[key].lunch
        if rule is None or key not in eaten or eaten[key].end - eaten[key].start != rule.minutes:
            return False
        variables.model.add(start == eaten[key].start)
    return True
