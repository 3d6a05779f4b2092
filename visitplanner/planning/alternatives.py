"""Other plans that are worth nearly as much as the best one and really differ from it and from each other."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from math import floor

from visitplanner.language.text import N_
from visitplanner.planning import objective
from visitplanner.planning.checker import check
from visitplanner.planning.difference import Alternatives, keep_away
from visitplanner.planning.guided import guided, run_of
from visitplanner.planning.itinerary import Itinerary, LeftOut
from visitplanner.planning.limits import Limits, Progress
from visitplanner.planning.neighbourhood import LARGE, held_in_place
from visitplanner.planning.planner import PlanIsInvalid
from visitplanner.planning.problem import Problem
from visitplanner.planning.search import build
from visitplanner.planning.solution import hint

FREED_DAYS = 3
"""Days of a large visit that are free to differ in one alternative, others in the next."""


def alternatives(
    problem: Problem,
    best: Itinerary,
    limits: Limits,
    watch: Callable[[Progress], bool] = lambda _: True,
    *,
    count: int = 2,
    within: float = 0.02,
    differ: int = 3,
) -> Alternatives:
    """At most ``count`` plans beside the best one, each the best that differs enough from those before it.

    None is worth less than the best by more than the share ``within`` of its value; any two differ in at least
    ``differ`` placements (see ``difference``). Raises ``PlanIsInvalid`` if what was found does not pass ``check``.
    """
    began = time.monotonic()

    def heard(progress: Progress) -> bool:
        return watch(replace(progress, elapsed=time.monotonic() - began))

    plans = [best]
    while len(plans) <= count and heard(Progress(0.0, plans[-1].value, best.bound, plans[-1])):
        left = limits.seconds - (time.monotonic() - began)
        share = replace(limits, seconds=left / (count + 1 - len(plans)))
        found, proven = _another(problem, plans, share, heard, within, differ)
        if found is None:
            return Alternatives(tuple(plans[1:]), exhausted=proven)
        plans.append(replace(found, run=run_of(limits, time.monotonic() - began)))
    return Alternatives(tuple(plans[1:]), exhausted=False)


def _another(
    problem: Problem,
    plans: Sequence[Itinerary],
    limits: Limits,
    watch: Callable[[Progress], bool],
    within: float,
    differ: int,
) -> tuple[Itinerary | None, bool]:
    """One more plan; without one, whether it is proven that there is none."""
    best = plans[0]
    worth = best.value or 0
    freed = _freed(problem, len(plans))
    variables = build(problem if freed is None else held_in_place(problem, best, freed))
    value = objective.expression(problem, variables)
    variables.model.add(value >= worth - floor(within * abs(worth)))
    if best.bound is not None:
        variables.model.add(value <= best.bound)
    for each in plans:
        keep_away(variables, each, differ)
    hint(problem, variables, best)
    found = guided(variables, value, limits, watch)
    if found.plan is None:
        return None, found.verdict == "infeasible" and freed is None
    plan = replace(found.plan, bound=best.bound)
    if violations := check(problem, plan):
        raise PlanIsInvalid([each.sentence.message for each in violations])
    return replace(plan, left_out=_left_out(problem, best, plan)), False


def _left_out(problem: Problem, best: Itinerary, plan: Itinerary) -> tuple[LeftOut, ...]:
    """What the best plan says of a session that both leave out; else that this is the difference between them."""
    held = {each.session for each in plan.placements}
    said = {each.session: each for each in best.left_out}
    return tuple(
        said.get(each.id)
        or LeftOut(each.id, N_("“%(session)s” is in the best plan, but not in this one.", session=each.name), ())
        for each in problem.sessions
        if each.id not in held
    )


def _freed(problem: Problem, number: int) -> tuple[date, ...] | None:
    """The days that may differ in one alternative of a large visit; ``None``, for all, in one that is not large."""
    if len(problem.occurrences) <= LARGE:
        return None
    dates = problem.dates
    first = (number - 1) * FREED_DAYS
    return tuple(dates[(first + each) % len(dates)] for each in range(min(FREED_DAYS, len(dates))))
