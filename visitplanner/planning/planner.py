"""plan(): variables, constraints and preferences go to the solver, an itinerary comes back, with its proof."""

import time
from dataclasses import replace

from visitplanner.planning import objective
from visitplanner.planning.checker import check
from visitplanner.planning.conflict import conflict
from visitplanner.planning.constraints.lunch import possible_starts
from visitplanner.planning.explainer import explained, left_out
from visitplanner.planning.guided import completed, run_of
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.limits import Limits, Progress
from visitplanner.planning.part_by_part import is_large, part_by_part, polished
from visitplanner.planning.problem import Day, Problem
from visitplanner.planning.search import Aim, Outcome, Watch, search
from visitplanner.planning.variables import Expression, Variables

SHARE_TO_EXPLAIN = 0.1
"""The part of the time that is kept for saying why; an answer without a reason helps nobody."""


LEAST_SECONDS = 1.0
"""What each part of an explanation gets even when the time is over."""
SHARE_FOR_WORTH = 0.7
"""The part of the time in which only what the visit is worth is looked for; it often needs less."""


SHARE_FOR_PARTS = 0.4
"""The part of the time in which a large visit is planned part by part, before it is looked at as a whole."""


class PlanIsInvalid(Exception):
    """The solver's plan breaks a rule: its model and the checker disagree, which is a fault of ours."""


def plan(problem: Problem, limits: Limits, watch: Watch = lambda _: True) -> Itinerary:
    """The best itinerary that can be found within the limits.

    ``watch`` hears how the search stands about five times a second and ends it, with the best plan kept, by answering
    ``False``. An impossible visit comes back with a best-effort plan, the conflict and what would resolve it.
    Raises ``PlanIsInvalid`` if what was found does not pass ``check``.
    """
    began = time.monotonic()

    def left(share: float) -> float:
        return max((limits.seconds - (time.monotonic() - began)) * share, LEAST_SECONDS)

    optional = any(not each.required for each in problem.sessions)
    share = 1 - SHARE_TO_EXPLAIN if optional else 1.0
    outcome = _search(problem, replace(limits, seconds=limits.seconds * share), watch)
    if outcome.verdict == "infeasible":
        # The reason comes first: a best effort that nobody understands is of no use.
        names = conflict(problem, left(0.6))
        found = _best_effort(problem, replace(limits, seconds=left(0.6)), watch)
        found = explained(problem, found, names, left(0.7))
    elif outcome.best is None:
        found = Itinerary("unknown", bound=outcome.bound)
    else:
        found = _proven(problem, outcome)
    if found.status != "unknown":
        found = replace(found, left_out=left_out(problem, found, left(1.0)))
    return replace(found, run=run_of(limits, time.monotonic() - began))


def _search(problem: Problem, limits: Limits, watch: Watch) -> Outcome:
    """What the visit is worth first, on a smaller model; then everything, starting from there.

    Where every session is required, what the visit is worth is settled before the search begins.
    """
    whole = Aim(objective.expression)
    if all(each.required or each.withdrawn for each in problem.sessions):
        return search(problem, limits, watch, whole)
    began = time.monotonic()
    heard = _Stages(watch)
    worth = Aim(objective.first_level, value_bound=lambda of, units: units * objective.first_level_points(of))
    if is_large(problem):
        start = part_by_part(problem, replace(limits, seconds=limits.seconds * SHARE_FOR_PARTS), heard)
        if start is not None:
            worth = replace(worth, start_from=start)
            heard.next(Outcome("feasible", start, None))
    left = limits.seconds * SHARE_FOR_WORTH - (time.monotonic() - began)
    first = search(problem, replace(limits, seconds=left), heard, worth)
    if worth.start_from is not None:
        first = _merged(Outcome("feasible", worth.start_from, None), first)
    if first.best is None or heard.stopped:
        return first
    heard.next(first)
    left = limits.seconds - (time.monotonic() - began)
    if is_large(problem):
        return _merged(first, polished(problem, first.best, replace(limits, seconds=left), heard))
    units = objective.first_level_units(problem, first.best)
    if first.verdict == "optimal":
        settled = units * objective.first_level_points(problem)
        whole = Aim(objective.second_level, value_bound=lambda _, points: settled + points)
    whole = replace(whole, at_least=units, start_from=first.best)
    return _merged(first, search(problem, replace(limits, seconds=left), heard, whole))


def _merged(first: Outcome, second: Outcome) -> Outcome:
    """The better plan of two stages with the lower bound; proven where the second stage settled it."""
    plans = [each for each in (second.best, first.best) if each is not None]
    best = max(plans, key=lambda each: each.value or 0)
    bounds = [each.bound for each in (first, second) if each.bound is not None]
    return Outcome("optimal" if second.verdict == "optimal" else "feasible", best, min(bounds, default=None))


class _Stages:
    """Tells the progress of two runs as that of one."""

    def __init__(self, watch: Watch) -> None:
        self._watch, self._before, self._elapsed = watch, Progress(0.0, None, None, None), 0.0
        self.stopped = False

    def __call__(self, progress: Progress) -> bool:
        before = self._before
        bounds = [each for each in (progress.bound, before.bound) if each is not None]
        if progress.value is None or (before.value is not None and before.value > progress.value):
            progress = replace(progress, value=before.value, best=before.best)
        self._elapsed = progress.elapsed
        told = replace(progress, elapsed=progress.elapsed + before.elapsed, bound=min(bounds, default=None))
        self.stopped = self.stopped or not self._watch(told)
        return not self.stopped

    def next(self, outcome: Outcome) -> None:
        """The first run is over with this outcome."""
        assert outcome.best is not None
        self._before = Progress(self._before.elapsed + self._elapsed, outcome.best.value, outcome.bound, outcome.best)


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


def _best_effort(problem: Problem, limits: Limits, watch: Watch) -> Itinerary:
    """As many required sessions as possible, by priority; then what such a plan is worth, and at the least cost."""
    required = frozenset(each.id for each in problem.sessions if each.required)
    relaxed = problem.but(
        sessions=tuple(replace(each, required=False) for each in problem.sessions),
        constraints=tuple(each for each in problem.constraints if each.type != "direction_required"),
    )

    def without_plan(progress: Progress) -> bool:
        # What a best effort finds is no plan, and must not be kept as one.
        return watch(replace(progress, value=None, bound=None, best=None))

    def goal(_: Problem, variables: Variables) -> Expression:
        prize = objective.first_level_ceiling(problem)
        placed = sum(
            variables.present[each.id] * (10 + problem.session[each.session].priority)
            for each in problem.occurrences
            if each.session in required
        )
        return placed * prize + objective.first_level(problem, variables)

    half = replace(limits, seconds=limits.seconds / 2)
    with_lunches = relaxed.but(days=tuple(_without_lunch_for_which_there_is_no_time(each) for each in relaxed.days))
    for attempt in (with_lunches, relaxed.but(days=tuple(replace(each, lunch=None) for each in relaxed.days))):
        most_placed = search(attempt, half, without_plan, Aim(goal, value_bound=lambda of, units: None)).best
        if most_placed is not None:
            found = polished(attempt, most_placed, half, without_plan).best or most_placed
            return replace(completed(problem, found), status="infeasible")
    return Itinerary("infeasible")


def _without_lunch_for_which_there_is_no_time(day: Day) -> Day:
    return day if day.lunch is None or possible_starts(day, day.lunch) else replace(day, lunch=None)
