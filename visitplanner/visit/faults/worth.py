"""Faults of what a plan would be worth: numbers so great that the planner could no longer count exactly."""

from collections.abc import Iterator

from visitplanner.language.text import N_
from visitplanner.planning import objective
from visitplanner.visit.entities import Visit
from visitplanner.visit.faults.fault import Fault
from visitplanner.visit.problem import build_problem

MOST_POINTS = 2**53
"""The solver tells its bounds as floats, which know every whole number up to here and not beyond."""
A_PAIR, A_DAY, A_SESSION = 15, 2 * 24 * 60, 60
"""As much as any wish counts for two sessions in the wrong order, for a day of a subgroup, and for a session."""
MOST_PRIZE = 5


def worth_beyond_counting(visit: Visit) -> Iterator[Fault]:
    """Weights that are too great together. The visit must have no other fault."""
    if _may_be(visit) and objective.most(build_problem(visit)) > MOST_POINTS:
        yield Fault(
            "$.constraints",
            "weights",
            N_(
                "The weights of the wishes are so great together that the value of a plan could not be counted "
                "exactly. Lower them: it matters only how they compare with each other."
            ),
        )


def _may_be(visit: Visit) -> bool:
    """Far more often than it is, so that the exact figures are hardly ever needed."""
    weights = sum(each.weight or 0 for each in visit.constraints)
    subgroups = len(visit.subgroups)
    held = len(visit.sessions) * max(subgroups, 1)
    costs = weights * subgroups * (held**2 * A_PAIR + held * A_SESSION + len(visit.days) * A_DAY)
    worth = MOST_PRIZE * (held + len(visit.objectives) * len(visit.topics)) + weights * len(visit.topics)
    return 10 * costs * worth > MOST_POINTS or any(each.type == "cost" for each in visit.constraints)
