"""Large visits: what has to be held first, then some days at a time free to improve, with everything else in place.

A large neighbourhood search (P. Shaw, "Using Constraint Programming and Local Search Methods to Solve Vehicle Routing
Problems", CP 1998) over the whole model, so that it knows every rule. First every day alone, then pairs of days.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from visitplanner.planning import objective
from visitplanner.planning.guided import completed
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.limits import Limits, Progress
from visitplanner.planning.neighbourhood import freed_only
from visitplanner.planning.options import options
from visitplanner.planning.problem import Problem, SessionId
from visitplanner.planning.relaxation import required_only
from visitplanner.planning.search import Aim, Outcome, Watch, search
from visitplanner.planning.variables import Expression, Variables

LARGE = 80
"""Occurrences above which the solver alone is too long without a good plan."""
SECONDS_A_PART = 1.5
NEWCOMERS = 40
"""Sessions outside the plan that one part may bring in."""
PATIENCE = 2
"""Parts without any gain, for every date, after which the search ends."""


Goal = Callable[[Problem, Variables], Expression]


def is_large(problem: Problem) -> bool:
    """Whether a visit is better planned part by part, to begin with."""
    return len(problem.occurrences) > LARGE


def part_by_part(problem: Problem, limits: Limits, watch: Watch) -> Itinerary | None:
    """A plan of high worth within the seconds, without a proof; ``None`` if not even the required sessions were placed.

    ``watch`` hears whole plans, without a bound.
    """
    began = time.monotonic()
    parts = _Parts(problem, watch, Random(limits.seed))
    parts.improve(required_only(problem), limits, goal=lambda of, variables: 0)
    idle = 0
    while parts.best is not None and not parts.stopped and idle < PATIENCE * len(problem.dates):
        left = limits.seconds - (time.monotonic() - began)
        if left <= 0:
            break
        part = parts.next_part(parts.best)
        gained = parts.improve(part, replace(limits, seconds=min(left, SECONDS_A_PART)))
        idle = 0 if gained else idle + 1
    return parts.best


def polished(problem: Problem, plan: Itinerary, limits: Limits, watch: Watch) -> Outcome:
    """A plan that holds the same sessions at less cost; nothing is proven by it."""
    held = {each.occurrence for each in plan.placements}
    same = problem.but(
        occurrences=tuple(each for each in problem.occurrences if each.id in held),
        sessions=tuple(
            replace(each, required=all(o.id in held for o in problem.occurrences_of[each.id]))
            for each in problem.sessions
        ),
    )
    units = objective.first_level_units(same, plan)
    aim = Aim(objective.second_level, value_bound=lambda of, points: None, at_least=units, start_from=plan)

    def told(progress: Progress) -> bool:
        return watch(replace(progress, value=plan.value, best=plan))

    found = search(same, limits, told, aim).best
    return Outcome("feasible", completed(problem, found) if found is not None else plan, None)


class _Parts:
    """The best plan so far, and what to free next."""

    def __init__(self, problem: Problem, watch: Watch, random: Random) -> None:
        self._problem, self._watch, self._random = problem, watch, random
        self._began = time.monotonic()
        self._alone = list(problem.dates)
        possible = options(problem)
        self._dates: dict[SessionId, set[date]] = {
            session.id: {each.date for o in problem.occurrences_of[session.id] for each in possible[o.id]}
            for session in problem.sessions
        }
        self.best: Itinerary | None = None
        self.stopped = False

    def next_part(self, best: Itinerary) -> Problem:
        if self._alone:
            freed: Sequence[date] = (self._alone.pop(0),)
        else:
            freed = self._random.sample(self._problem.dates, min(2, len(self._problem.dates)))
        return freed_only(self._problem, best, freed, self._newcomers(best, set(freed)))

    def _newcomers(self, best: Itinerary, freed: set[date]) -> set[SessionId]:
        """Sessions outside the plan that could be held on the freed dates, those of high priority more often."""
        held = {each.session for each in best.placements}
        outside = [
            each
            for each in self._problem.sessions
            if each.id not in held and not each.withdrawn and self._dates[each.id] & freed
        ]
        outside.sort(key=lambda each: -(each.priority + len(each.topics)) * self._random.uniform(0.6, 1.4))
        return {each.id for each in outside[:NEWCOMERS]}

    def improve(self, part: Problem, limits: Limits, goal: Goal = objective.first_level) -> bool:
        """Plan a part of the problem; whether the whole is worth more than before."""
        aim = Aim(goal, value_bound=lambda of, units: None, start_from=self.best)
        before = self._units()
        found = search(part, limits, self._told, aim).best
        if found is not None:
            found = self._whole(found)
            if self.best is None or objective.first_level_units(self._problem, found) >= before:
                self.best = found
        return self._units() > before

    def _units(self) -> int:
        return -1 if self.best is None else objective.first_level_units(self._problem, self.best)

    def _told(self, progress: Progress) -> bool:
        """Say how the whole stands; a part's own plan is worth saying only once it is settled."""
        value = None if self.best is None else self.best.value
        whole = Progress(time.monotonic() - self._began, value, None, self.best)
        self.stopped = self.stopped or not self._watch(whole)
        return not self.stopped

    def _whole(self, part: Itinerary) -> Itinerary:
        """The plan of a part as one of the whole problem, in which only the problem's own pins are pinned."""
        pinned = {each.occurrence for each in self._problem.pins}
        placements = tuple(replace(each, pinned=each.occurrence in pinned) for each in part.placements)
        return completed(self._problem, replace(part, placements=placements))
