"""Seniority first: hosts of lower protocol rank come earlier within a country.

Counted are the pairs of sessions of one subgroup in the wrong order, at fifteen minutes of waiting each, so that a
pair weighs about as much as the shortest wait a coordinator would notice.
"""

from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.problem import Problem, Session
from visitplanner.planning.wrong_order import possible_wrong_pairs, wrong_pairs

if TYPE_CHECKING:
    from visitplanner.planning.variables import Expression, Variables

NAME = "seniority_first"
STATEMENT = N_("Hosts of higher rank are met earlier within their country.")
FIRST_LEVEL = False
MINUTES_A_PAIR = 15


def expression(problem: Problem, variables: "Variables") -> "Expression":
    return possible_wrong_pairs(problem, variables, _outranks) * MINUTES_A_PAIR


def _outranks(a: Session, b: Session) -> bool:
    internal = a.internal or b.internal
    return not internal and a.host_country == b.host_country and a.protocol_rank < b.protocol_rank


def score(problem: Problem, itinerary: Itinerary) -> int:
    return wrong_pairs(problem, itinerary, _outranks) * MINUTES_A_PAIR


def ceiling(problem: Problem) -> int:
    return len(problem.subgroups) * len(problem.occurrences) ** 2 // 2 * MINUTES_A_PAIR
