"""Hosts are met when they like it best: in the window they rank first.

A session counts a quarter of an hour for every window that its host likes better than the best of those it lies in.
"""

from itertools import pairwise
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.problem import OccurrenceId, Problem, Session

if TYPE_CHECKING:
    from visitplanner.planning.variables import Expression, Variables

NAME = "host_preference"
STATEMENT = N_("Hosts are met in the windows that they like best.")
FIRST_LEVEL = False
MINUTES_A_RANK = 15


def expression(problem: Problem, variables: "Variables") -> "Expression":
    return sum(_ranks_lost(problem, variables, each.id) for each in problem.occurrences) * MINUTES_A_RANK


def _ranks_lost(problem: Problem, variables: "Variables", occurrence: OccurrenceId) -> "Expression":
    session, present = problem.session_of(occurrence), variables.present[occurrence]
    starts: dict[int, set[int]] = {}
    for option in variables.options[occurrence]:
        for start in (each for some in option.starts for each in some):
            starts.setdefault(_rank(session, start, start + session.minutes), set()).add(start)
    ranks = sorted(starts)
    lost: Expression = present * ranks[0] if ranks else 0
    liked: set[int] = set()
    for rank, following in pairwise(ranks):
        liked |= starts[rank]
        chosen = variables.new_choice(liked, f"{occurrence} in a window of rank {rank}")
        worse = variables.model.new_bool_var(f"{occurrence} beyond rank {rank}")
        variables.model.add(variables.start[occurrence] == chosen).only_enforce_if(present, worse.negated())
        lost += worse * (following - rank)
    return lost


def _rank(session: Session, start: int, end: int) -> int:
    return min((rank for window, rank in session.ranks.items() if window.holds(start, end)), default=0)


def score(problem: Problem, itinerary: Itinerary) -> int:
    return MINUTES_A_RANK * sum(
        _rank(problem.session[each.session], each.start, each.end) for each in itinerary.placements
    )


def ceiling(problem: Problem) -> int:
    return MINUTES_A_RANK * sum(
        max(problem.session[each.session].ranks.values(), default=0) for each in problem.occurrences
    )
