"""The search for the best plan in two stages, what the visit is worth and what it costs, with a bound beside them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from time import monotonic

from visitplanner.planning import objective
from visitplanner.planning.bound import DayRouteBound
from visitplanner.planning.limits import Limits, Progress
from visitplanner.planning.part_by_part import part_by_part, polished
from visitplanner.planning.problem import Problem
from visitplanner.planning.search import Aim, Outcome, Watch, search

SMALL, LARGE = 24, 80
"""Occurrences up to which the solver needs no help, and above which it is of none with the whole."""
SHARE_FOR_WORTH, SHARE_WHERE_LARGE = 0.75, 0.85
"""The part of the time in which only what the visit is worth is looked for; it often needs less."""
SHARE_FOR_PARTS = 0.25
"""The part of the time in which a visit that is not large is planned part by part first."""
ROUNDS_OF_BOUND = 40
"""Of column generation, where nothing may depend on the clock."""


def search_in_stages(problem: Problem, limits: Limits, watch: Watch) -> Outcome:
    """The best plan and a bound on the value of any, proven where both are the same.

    What the visit is worth comes first, on a model without words for costs; then everything, starting from there. Where
    every session of a visit that is not large is required, what it is worth is settled before the search begins.
    """
    if all(each.required or each.withdrawn for each in problem.sessions) and len(problem.occurrences) <= LARGE:
        return search(problem, limits, watch, Aim(objective.expression))
    with _bounded(problem, limits) as bound:
        began = monotonic()
        heard = _Stages(problem, bound, watch)
        first = _most_worth(problem, bound, limits, heard)
        if first.best is None or heard.stopped:
            return heard.bounded(first)
        heard.next(first)
        left = replace(limits, seconds=limits.seconds - (monotonic() - began))
        return heard.bounded(_merged(first, _least_cost(problem, first, left, heard)))


@contextmanager
def _bounded(problem: Problem, limits: Limits) -> Iterator[DayRouteBound]:
    """The bound, looked for in the meantime; of a small visit the solver's own is better."""
    bound = DayRouteBound(problem)
    if limits.rounds is not None:
        bound.run(ROUNDS_OF_BOUND)
    elif len(problem.occurrences) > SMALL:
        bound.start()
    try:
        yield bound
    finally:
        bound.stop()


def _most_worth(problem: Problem, bound: DayRouteBound, limits: Limits, heard: "_Stages") -> Outcome:
    """A plan of the highest worth that can be found, and whether it is proven to be that."""
    began = monotonic()
    seconds = limits.seconds * SHARE_FOR_WORTH
    parts = Outcome("unknown", None, None)
    if len(problem.occurrences) > SMALL:
        large = len(problem.occurrences) > LARGE
        share = limits.seconds * (SHARE_WHERE_LARGE if large else SHARE_FOR_PARTS)
        parts = heard.settled(part_by_part(problem, bound, replace(limits, seconds=share), heard))
        if large or heard.stopped or parts.verdict in ("optimal", "infeasible"):
            return parts
        heard.next(parts)
    aim = Aim(
        objective.first_level,
        value_bound=lambda of, units: units * objective.first_level_points(of),
        at_most=bound.units,
        start_from=parts.best,
    )
    found = search(problem, replace(limits, seconds=seconds - (monotonic() - began)), heard, aim)
    return heard.settled(found if parts.best is None else _merged(parts, found))


def _least_cost(problem: Problem, first: Outcome, limits: Limits, heard: "_Stages") -> Outcome:
    """The plan of the first stage's worth at the least cost."""
    assert first.best is not None
    if len(problem.occurrences) > LARGE:
        return polished(problem, first.best, limits, heard)
    units = objective.first_level_units(problem, first.best)
    whole = Aim(objective.expression, at_least=units, start_from=first.best)
    if first.verdict == "optimal":
        settled = units * objective.first_level_points(problem)
        whole = replace(whole, expression=objective.second_level, value_bound=lambda _, points: settled + points)
    return search(problem, limits, heard, whole)


def _merged(first: Outcome, second: Outcome) -> Outcome:
    """The better plan of two stages with the lower bound; proven where the second stage settled it."""
    plans = [each for each in (second.best, first.best) if each is not None]
    best = max(plans, key=lambda each: each.value or 0) if plans else None
    bounds = [each.bound for each in (first, second) if each.bound is not None]
    if second.verdict == "infeasible" and best is None:
        return second
    return Outcome("optimal" if second.verdict == "optimal" else "feasible", best, min(bounds, default=None))


class _Stages:
    """Tells the progress of several runs as that of one, with the bound that is found beside them."""

    def __init__(self, problem: Problem, bound: DayRouteBound, watch: Watch) -> None:
        self._bound, self._watch = bound, watch
        self._points = objective.first_level_points(problem)
        self._before, self._elapsed = Progress(0.0, None, None, None), 0.0
        self._settling_worth = True
        self.stopped = False

    def __call__(self, progress: Progress) -> bool:
        before = self._before
        if progress.value is None or (before.value is not None and before.value > progress.value):
            progress = replace(progress, value=before.value, best=before.best)
        bounds = [each for each in (progress.bound, before.bound, self._on_value) if each is not None]
        self._elapsed = progress.elapsed
        told = replace(progress, elapsed=progress.elapsed + before.elapsed, bound=min(bounds, default=None))
        self.stopped = self.stopped or not self._watch(told)
        return not self.stopped and not (self._settling_worth and self.is_reached(progress.value))

    def next(self, outcome: Outcome) -> None:
        """A run is over with this outcome."""
        bounds = [each for each in (outcome.bound, self._before.bound) if each is not None]
        value = None if outcome.best is None else outcome.best.value
        self._before = Progress(self._before.elapsed + self._elapsed, value, min(bounds, default=None), outcome.best)
        self._elapsed = 0.0
        self._settling_worth = outcome.verdict != "optimal"

    def settled(self, outcome: Outcome) -> Outcome:
        """The same, but proven where no plan can be worth more."""
        reached = outcome.best is not None and self.is_reached(outcome.best.value)
        return replace(outcome, verdict="optimal") if reached else outcome

    def is_reached(self, value: int | None) -> bool:
        """Whether a plan of this value is worth as much as any can be."""
        on_value = self._on_value
        return value is not None and on_value is not None and value > on_value - self._points

    def bounded(self, outcome: Outcome) -> Outcome:
        """An outcome with the lower of its bound and the one found beside it."""
        bounds = [each for each in (outcome.bound, self._on_value) if each is not None]
        return replace(outcome, bound=min(bounds, default=None))

    @property
    def _on_value(self) -> int | None:
        """The bound on the value of any plan, were it to cost nothing."""
        return None if self._bound.units is None else self._bound.units * self._points
