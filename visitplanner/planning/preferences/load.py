"""Time to think: no more full visits in a subgroup's day than wanted.

A visit is full where a host receives the subgroup for three quarters of an hour or more. Every one beyond the number
wanted counts half an hour.
"""

from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.problem import Problem, Session

if TYPE_CHECKING:
    from visitplanner.planning.variables import Expression, Variables

NAME = "load"
STATEMENT = N_("A day has no more full visits than people can take in.")
FIRST_LEVEL = False
MINUTES_A_VISIT = 30
FULL_FROM = 45
WANTED = 3


def expression(problem: Problem, variables: "Variables") -> "Expression":
    wanted: int = problem.wished(NAME).get("wanted", WANTED)
    total: Expression = 0
    for day in problem.days:
        full = [
            variables.on(each, day.date, day.subgroup)
            for each in variables.attendable(day.subgroup, day.date)
            if _is_full(problem.session_of(each))
        ]
        if len(full) > wanted:
            total += variables.at_least_zero(sum(full) - wanted, f"visits too many of {day.subgroup} on {day.date}")
    return total * MINUTES_A_VISIT


def _is_full(session: Session) -> bool:
    return not session.internal and session.minutes >= FULL_FROM


def score(problem: Problem, itinerary: Itinerary) -> int:
    wanted: int = problem.wished(NAME).get("wanted", WANTED)
    agendas = (itinerary.agenda(each.subgroup, each.date) for each in problem.days)
    full = (sum(_is_full(problem.session[each.session]) for each in agenda) for agenda in agendas)
    return sum(max(0, each - wanted) for each in full) * MINUTES_A_VISIT


def ceiling(problem: Problem) -> int:
    return len(problem.subgroups) * len(problem.occurrences) * MINUTES_A_VISIT
