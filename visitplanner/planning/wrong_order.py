"""Pairs of sessions of one subgroup in the wrong order, for wishes about who or what comes first."""

from collections.abc import Callable
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.problem import OccurrenceId, Problem, Session, SubgroupId

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    from visitplanner.planning.variables import Expression, Variables

ComesFirst = Callable[[Session, Session], bool]
"""Whether one session is better met before another."""


def wrong_pairs(problem: Problem, itinerary: Itinerary, comes_first: ComesFirst) -> int:
    """How many pairs are in the wrong order."""
    return sum(
        comes_first(problem.session[later.session], problem.session[earlier.session])
        for subgroup in problem.subgroups
        for earlier, later in combinations(itinerary.agenda(subgroup.id), 2)
    )


def possible_wrong_pairs(problem: Problem, variables: "Variables", comes_first: ComesFirst) -> "Expression":
    """The same for the solver, at least."""
    return sum(
        _in_wrong_order(variables, first, then, subgroup.id)
        for subgroup in problem.subgroups
        for first, then in permutations(variables.attendable(subgroup.id), 2)
        if comes_first(problem.session_of(first), problem.session_of(then))
    )


def _in_wrong_order(
    variables: "Variables", first: OccurrenceId, then: OccurrenceId, subgroup: SubgroupId
) -> "cp_model.IntVar":
    """Free to be false only when the one that is better met first is not met later."""
    model = variables.model
    wrong = model.new_bool_var(f"{then} before {first} for {subgroup}")
    both = (variables.attends(first, subgroup), variables.attends(then, subgroup))
    model.add(variables.start[first] <= variables.start[then]).only_enforce_if(*both, wrong.negated())
    return wrong
