"""After a change: the plan that disturbs least of what people were told, proven so or with its bound; then others.

The first aim is the least cost (see ``disturbance``), the second what a plan is worth at that cost and a little above.
The least cost is looked for in the whole visit; the worth, in a large one, on the days concerned and two more.
"""

import copy
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from visitplanner.planning import objective
from visitplanner.planning.checker import check
from visitplanner.planning.difference import difference, keep_away
from visitplanner.planning.disturbance import (
    Repair,
    RepairKind,
    kept,
    least,
    left_out,
    moves,
    with_pins_of,
)
from visitplanner.planning.guided import completed, guided, run_of
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.limits import Limits, Progress
from visitplanner.planning.neighbourhood import freed_dates, held_in_place, without_newcomers
from visitplanner.planning.planner import PlanIsInvalid, plan
from visitplanner.planning.problem import Problem
from visitplanner.planning.search import build
from visitplanner.planning.solution import hint
from visitplanner.planning.standing import Standing
from visitplanner.planning.variables import Expression, Variables

SOME_MORE, MUCH_MORE = 3, 6
"""What the second and the third repair may cost above the least: as much as a dropped session, and as two."""
POINTS_A_COST = 10
"""What one unit of cost must be worth at least, so that nobody is disturbed for nothing: ten minutes of waiting."""
POINTS_A_UNIT = 100
"""More than the disturbance that a repair may cost above the least is worth."""
REALLY_DIFFERENT = 2
"""Placements in which the third repair differs from the others."""
LEAST_SECONDS = 1.0
SHARES = {"cost": 0.4, "number": 0.1, "smallest_change": 0.4, "best_repair": 0.6, "another_way": 1.0}
"""What each stage takes, at most, of the time that is left."""


def repair(
    problem: Problem,
    old: Itinerary,
    limits: Limits,
    watch: Callable[[Progress], bool] = lambda _: True,
    options: int = 3,
) -> tuple[Repair, ...]:
    """At most ``options`` plans for the changed problem, the least disturbing first.

    An impossible visit, or one for which nothing was found in time, comes back as one ``Repair`` of the kind
    ``impossible`` around what ``plan`` says of it. Raises ``PlanIsInvalid`` if what was found does not pass ``check``.
    """
    work = _Work(with_pins_of(problem, old), old, limits, watch)
    found = work.repairs(options)
    proven = work.least
    return tuple(replace(each, least_cost=proven.cost, least_disturbed=proven.disturbed) for each in found)


@dataclass(frozen=True)
class _Model:
    """The solver's model of what may be touched; cost and value are said to it once."""

    variables: Variables
    cost: Expression
    value: Expression
    freed: tuple[date, ...] | None

    def stage(self, start: Itinerary) -> Variables:
        """A copy that may be constrained further, with a plan to start from."""
        found = copy.copy(self.variables)
        found.model = self.variables.model.clone()
        hint(found.problem, found, start)
        return found


class _Work:
    def __init__(self, problem: Problem, old: Itinerary, limits: Limits, watch: Callable[[Progress], bool]) -> None:
        self._problem, self._old, self._limits, self._watch = problem, old, limits, watch
        self._began = time.monotonic()
        self._stopped = False
        self.least = least(problem, old)

    def repairs(self, options: int) -> list[Repair]:
        first = self._as_it_stands() or self._cheapest()
        if first is None:
            return [self._impossible()]
        if options == 1 and not first.cost:
            return [first]
        model = self._model(first)
        if first.cost:
            first = self._valuable("smallest_change", model, first.itinerary, first.cost) or first
        found = [first]
        if options > 1 and not self._stopped:
            found += self._further("best_repair", model, found, first.cost + SOME_MORE)
        if options > len(found) and not self._stopped and first.kind != "unchanged":
            found += self._further("another_way", model, found, first.cost + MUCH_MORE)
        return found

    def _as_it_stands(self) -> Repair | None:
        """The old plan, if it still keeps every rule."""
        stands = completed(self._problem, kept(self._problem, self._old))
        if check(self._problem, stands):
            return None
        unchanged = not moves(self._problem, self._old, stands)
        return self._repair("unchanged" if unchanged else "smallest_change", stands)

    def _cheapest(self) -> Repair | None:
        variables = build(without_newcomers(self._problem, self._old))
        hint(variables.problem, variables, kept(self._problem, self._old))
        standing = Standing(self._old, variables)
        found = guided(variables, -1 * standing.cost, self._left("cost"), self._hear)
        if found.bound is not None:
            self.least = replace(self.least, cost=max(self.least.cost, -found.bound))
        if found.plan is None:
            return None
        first = self._repair("smallest_change", found.plan)
        if first.disturbed > self.least.disturbed and not self._stopped:
            fewest = guided(variables, -1 * standing.disturbed, self._left("number"), self._hear)
            if fewest.bound is not None:
                self.least = replace(self.least, disturbed=max(self.least.disturbed, -fewest.bound))
        return first

    def _model(self, first: Repair) -> _Model:
        freed = freed_dates(self._problem, self._old, first.moves)
        touched = self._problem
        if freed is not None:
            touched = held_in_place(touched, self._old, freed)
        variables = build(touched)
        return _Model(variables, Standing(self._old, variables).cost, objective.expression(touched, variables), freed)

    def _further(self, kind: RepairKind, model: _Model, others: list[Repair], most: int) -> list[Repair]:
        """Another plan, unless it is no other."""
        away = [each.itinerary for each in others] if kind == "another_way" else []
        found = self._valuable(kind, model, others[-1].itinerary, most, away)
        if found is None or any(difference(found.itinerary, each.itinerary) == 0 for each in others):
            return []
        return [found]

    def _valuable(
        self, kind: RepairKind, model: _Model, start: Itinerary, most: int, away: list[Itinerary] | None = None
    ) -> Repair | None:
        """The most valuable plan that costs no more than ``most`` and really differs from some others."""
        stage = model.stage(start)
        stage.model.add(model.cost <= most)
        for each in away or ():
            keep_away(stage, each, REALLY_DIFFERENT)
        # However small the unit of the first level: nothing that is worth a unit fails for its cost.
        scale = max(1, POINTS_A_UNIT // objective.first_level_points(self._problem))
        goal = scale * model.value - POINTS_A_COST * model.cost
        found = guided(stage, goal, self._left(kind), self._hear)
        return None if found.plan is None else self._repair(kind, found.plan, model.freed)

    def _repair(self, kind: RepairKind, plan: Itinerary, freed: tuple[date, ...] | None = None) -> Repair:
        plan = completed(self._problem, plan)
        if violations := check(self._problem, plan):
            raise PlanIsInvalid([each.sentence.message for each in violations])
        plan = replace(
            plan,
            left_out=left_out(self._problem, self._old, plan),
            run=run_of(self._limits, time.monotonic() - self._began),
        )
        return Repair(kind, plan, moves(self._problem, self._old, plan), self.least.cost, freed)

    def _impossible(self) -> Repair:
        """What a plan from nothing comes to, which may be a plan after all where only the time was short."""
        limits = self._left("another_way")
        found = plan(self._problem, replace(limits, seconds=max(limits.seconds, LEAST_SECONDS)), self._hear)
        kind: RepairKind = "best_repair" if found.status in ("optimal", "feasible") else "impossible"
        return Repair(kind, found, moves(self._problem, self._old, found), self.least.cost)

    def _left(self, stage: str) -> Limits:
        """The limits of one stage."""
        left = self._limits.seconds - (time.monotonic() - self._began)
        return replace(self._limits, seconds=left * SHARES[stage])

    def _hear(self, progress: Progress) -> bool:
        elapsed = time.monotonic() - self._began
        self._stopped = self._stopped or not self._watch(replace(progress, elapsed=elapsed))
        return not self._stopped
