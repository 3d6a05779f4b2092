"""Large visits: what has to be held first, then some days at a time free to improve, with everything else in place.

A large neighbourhood search (P. Shaw, "Using Constraint Programming and Local Search Methods to Solve Vehicle Routing
Problems", CP 1998) over the whole model, so that it knows every rule. First every day alone, then pairs of days. What is
worth trying on a day is what the fractions of the bound hold there.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from visitplanner.planning import objective
from visitplanner.planning.bound import DayRouteBound
from visitplanner.planning.checker import check
from visitplanner.planning.excerpt import excerpt
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
NEWCOMERS = 24
"""Sessions outside the plan that one date may bring in."""
AT_RANDOM = 6
"""How many of them are no more than a guess."""
PARTS_OF_A_SIZE, MOST_DATES = 6, 4
"""After so many parts without a gain one date more is free at a time, up to so many."""
PATIENCE = 3
"""Parts without any gain, for every date, after which the search ends."""


Goal = Callable[[Problem, Variables], Expression]


def is_large(problem: Problem) -> bool:
    """Whether a visit is better planned part by part, to begin with."""
    return len(problem.occurrences) > LARGE


def part_by_part(problem: Problem, bound: DayRouteBound, limits: Limits, watch: Watch) -> Itinerary | None:
    """A plan of high worth within the seconds; ``None`` if not even the required sessions were placed.

    ``watch`` hears whole plans. It ends early when the bound is reached.
    """
    began = time.monotonic()
    parts = _Parts(problem, bound, watch, Random(limits.seed))
    parts.begin(limits)
    while parts.best is not None and not parts.is_over and parts.idle < PATIENCE * len(problem.dates):
        left = limits.seconds - (time.monotonic() - began)
        if left <= 0:
            break
        gained = parts.improve(parts.next_dates(), replace(limits, seconds=min(left, SECONDS_A_PART)))
        parts.idle = 0 if gained else parts.idle + 1
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

    def __init__(self, problem: Problem, bound: DayRouteBound, watch: Watch, random: Random) -> None:
        self._problem, self._bound, self._watch, self._random = problem, bound, watch, random
        self._began = time.monotonic()
        self._alone = list(problem.dates)
        possible = options(problem)
        self._dates: dict[SessionId, set[date]] = {
            session.id: {each.date for o in problem.occurrences_of[session.id] for each in possible[o.id]}
            for session in problem.sessions
        }
        self.best: Itinerary | None = None
        self._stopped = False
        self.idle = 0
        """Parts since the last gain."""

    @property
    def is_over(self) -> bool:
        """Whether nobody wants more, or nothing more can be had."""
        return self._stopped or (self._bound.units is not None and self._units() >= self._bound.units)

    def begin(self, limits: Limits) -> None:
        """A plan of what has to be held."""
        aim = Aim(lambda of, variables: 0, value_bound=lambda of, units: None)
        found = search(required_only(self._problem), limits, self._told, aim).best
        self.best = None if found is None else completed(self._problem, found)

    def next_dates(self) -> Sequence[date]:
        """First each date alone; then those between which a session is torn that the plan lacks, more of them over time."""
        if self._alone:
            return (self._alone.pop(0),)
        assert self.best is not None
        size = min(2 + self.idle // PARTS_OF_A_SIZE, MOST_DATES, len(self._problem.dates))
        held = {each.session for each in self.best.placements}
        shares = {on: self._bound.promising(on) for on in self._problem.dates}
        lacking = sorted({each for share in shares.values() for each in share} - held)
        dates = self._random.sample(self._problem.dates, size)
        if lacking:
            session = self._random.choice(lacking)
            torn = [on for on in self._problem.dates if session in shares[on]]
            torn.sort(key=lambda on: -shares[on][session] * self._random.uniform(0.5, 1.0))
            dates = [*torn[:size], *(each for each in dates if each not in torn[:size])][:size]
        return sorted(dates)

    def improve(self, dates: Sequence[date], limits: Limits) -> bool:
        """Plan some dates anew; whether the whole is worth more than before."""
        assert self.best is not None
        part = excerpt(self._problem, self.best, dates, self._newcomers(self.best, dates))
        aim = Aim(objective.first_level, value_bound=lambda of, units: None, start_from=self.best)
        before = self._units()
        found = search(part.problem, limits, self._told, aim).best
        if found is not None:
            whole = completed(self._problem, part.whole(self._problem, self.best, found))
            if objective.first_level_units(self._problem, whole) >= before and not check(self._problem, whole):
                self.best = whole
        return self._units() > before

    def _newcomers(self, best: Itinerary, dates: Sequence[date]) -> set[SessionId]:
        """Sessions outside the plan that could be held on the dates: what the bound holds there, then by priority."""
        held = {each.session for each in best.placements}
        outside = [
            each
            for each in self._problem.sessions
            if each.id not in held and not each.withdrawn and self._dates[each.id] & set(dates)
        ]
        outside.sort(key=lambda each: -(each.priority + len(each.topics)) * self._random.uniform(0.6, 1.4))
        shares = [self._bound.promising(on) for on in dates]
        wanted = sorted(
            (each for share in shares for each in share), key=lambda each: -max(s.get(each, 0) for s in shares)
        )
        promising = [each for each in dict.fromkeys(wanted) if each not in held][: NEWCOMERS * len(dates) - AT_RANDOM]
        return {*promising, *(each.id for each in outside[: (AT_RANDOM if promising else NEWCOMERS)])}

    def _units(self) -> int:
        return -1 if self.best is None else objective.first_level_units(self._problem, self.best)

    def _told(self, progress: Progress) -> bool:
        """Say how the whole stands; a part's own plan is worth saying only once it is settled."""
        value = None if self.best is None else self.best.value
        whole = Progress(time.monotonic() - self._began, value, None, self.best)
        self._stopped = self._stopped or not self._watch(whole)
        return not self._stopped
