"""plan(): variables, constraints and preferences go to the solver, an itinerary comes back, with its proof."""

import time
from dataclasses import replace

from visitplanner.planning import objective
from visitplanner.planning.best_effort import best_effort
from visitplanner.planning.checker import check
from visitplanner.planning.conflict import certainly_impossible, conflict
from visitplanner.planning.explainer import explained, left_out
from visitplanner.planning.guided import run_of
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.limits import Limits
from visitplanner.planning.problem import Problem
from visitplanner.planning.search import Outcome, Watch
from visitplanner.planning.stages import search_in_stages

SHARE_TO_EXPLAIN = 0.1
"""The part of the time that is kept for saying why; an answer without a reason helps nobody."""
LEAST_SECONDS = 1.0
"""What each part of an explanation gets even when the time is over."""


class PlanIsInvalid(Exception):
    """The solver's plan breaks a rule: its model and the checker disagree, which is a fault of ours."""


def plan(problem: Problem, limits: Limits, watch: Watch = lambda _: True) -> Itinerary:
    """The best itinerary that can be found within the limits.

    ``watch`` hears how the search stands about five times a second and ends it, with the best plan kept, by answering
    ``False``. An impossible visit comes back with a best-effort plan, the conflict and what would resolve it; one for
    which the time did not suffice, with a best effort too.
    Raises ``PlanIsInvalid`` if what was found does not pass ``check``.
    """
    began = time.monotonic()

    def left(share: float) -> float:
        return max((limits.seconds - (time.monotonic() - began)) * share, LEAST_SECONDS)

    optional = any(not each.required for each in problem.sessions)
    share = 1 - SHARE_TO_EXPLAIN if optional else 1.0
    outcome = Outcome("infeasible", None, None)
    if not certainly_impossible(problem, 0.0):
        outcome = search_in_stages(problem, replace(limits, seconds=limits.seconds * share), watch)
    if outcome.verdict == "unknown" and outcome.best is None and certainly_impossible(problem, left(0.5)):
        outcome = Outcome("infeasible", None, None)
    if outcome.verdict == "infeasible":
        # The reason comes first: a best effort that nobody understands is of no use.
        names = conflict(problem, left(0.35))
        found = best_effort(problem, replace(limits, seconds=left(0.5)), watch)
        found = explained(problem, found, names, left(0.7))
    elif outcome.best is None:
        effort = best_effort(problem, replace(limits, seconds=left(0.9)), watch)
        found = replace(effort, status="unknown", value=None, terms=(), bound=outcome.bound)
    else:
        found = _proven(problem, outcome)
    if found.status != "unknown":
        found = replace(found, left_out=left_out(problem, found, left(1.0)))
    return replace(found, run=run_of(limits, time.monotonic() - began))


def _proven(problem: Problem, outcome: Outcome) -> Itinerary:
    assert outcome.best is not None
    found = outcome.best
    violations = check(problem, found)
    if violations:
        raise PlanIsInvalid([each.sentence.message for each in violations])
    # What the solver counts may be too low by what it need not know exactly; at the optimum it is exact.
    bound = max(objective.most(problem) if outcome.bound is None else outcome.bound, found.value or 0)
    proven = outcome.verdict == "optimal" or found.value == bound
    return replace(found, status="optimal" if proven else "feasible", bound=found.value if proven else bound)
