"""Seniority first: hosts of lower protocol rank come earlier within a country.

Counted are the pairs of sessions of one subgroup in the wrong order, at fifteen minutes of waiting each, so that a
pair weighs about as much as the shortest wait a coordinator would notice.
"""

from itertools import combinations, permutations
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.problem import OccurrenceId, Problem, Session, SubgroupId

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    from visitplanner.planning.variables import Expression, Variables

NAME = "seniority_first"
STATEMENT = N_("Hosts of higher rank are met earlier within their country.")
FIRST_LEVEL = False
MINUTES_A_PAIR = 15


def expression(problem: Problem, variables: "Variables") -> "Expression":
    wrong = []
    for subgroup in problem.subgroups:
        for senior, junior in permutations(variables.attendable(subgroup.id), 2):
            if _outranks(problem.session_of(senior), problem.session_of(junior)):
                wrong.append(_wrong_order(variables, senior, junior, subgroup.id))
    return sum(wrong) * MINUTES_A_PAIR


def _wrong_order(
    variables: "Variables", senior: OccurrenceId, junior: OccurrenceId, subgroup: SubgroupId
) -> "cp_model.IntVar":
    """Free to be false only when the junior host is not met first."""
    model = variables.model
    wrong = model.new_bool_var(f"{junior} before {senior} for {subgroup}")
    both = (variables.attends(senior, subgroup), variables.attends(junior, subgroup))
    model.add(variables.start[senior] <= variables.start[junior]).only_enforce_if(*both, wrong.negated())
    return wrong


def _outranks(a: Session, b: Session) -> bool:
    internal = a.internal or b.internal
    return not internal and a.host_country == b.host_country and a.protocol_rank < b.protocol_rank


def score(problem: Problem, itinerary: Itinerary) -> int:
    wrong = 0
    for subgroup in problem.subgroups:
        for earlier, later in combinations(itinerary.agenda(subgroup.id), 2):
            wrong += _outranks(problem.session[later.session], problem.session[earlier.session])
    return wrong * MINUTES_A_PAIR


def ceiling(problem: Problem) -> int:
    return len(problem.subgroups) * len(problem.occurrences) ** 2 // 2 * MINUTES_A_PAIR
