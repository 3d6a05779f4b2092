"""Large visits: what has to be held first, then some days at a time free to improve, with everything else in place.

A large neighbourhood search (P. Shaw, "Using Constraint Programming and Local Search Methods to Solve Vehicle Routing
Problems", CP 1998) over the whole model, so that it knows every rule. First every day alone, then some together. What
is worth trying on a day is what the fractions of the bound hold there.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from visitplanner.planning import objective
from visitplanner.planning.bound import DayRouteBound
from visitplanner.planning.checker import check
from visitplanner.planning.excerpt import Excerpt, excerpt
from visitplanner.planning.guided import Verdict, completed
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.limits import Limits, Progress
from visitplanner.planning.options import options
from visitplanner.planning.problem import Problem, SessionId
from visitplanner.planning.relaxation import required_only
from visitplanner.planning.search import Aim, Outcome, Watch, search

SECONDS_A_PART = 1.5
NEWCOMERS = 24
"""Sessions outside the plan that one date may bring in."""
AT_RANDOM = 6
"""How many of them are no more than a guess."""
PARTS_OF_A_SIZE, MOST_DATES = 6, 4
"""After so many parts without a gain one date more is free at a time, up to so many."""
MOST_AT_ONCE, SHARE_TO_BEGIN = 80, 0.6
"""Occurrences above which what is required is placed by parts as well, and the part of the time for that."""
PATIENCE = 3
"""Parts without any gain, for every date, after which the search ends."""


def part_by_part(
    problem: Problem, bound: DayRouteBound, limits: Limits, watch: Watch, start: Itinerary | None = None
) -> Outcome:
    """A plan of high worth within the seconds, better than ``start`` if there is one; without a proof.

    ``watch`` hears whole plans. It ends early when the bound is reached. Where not even what is required fits, the
    verdict tells whether that is proven.
    """
    until = time.monotonic() + limits.seconds
    parts = _Parts(problem, bound, watch, Random(limits.seed))
    verdict = parts.begin(limits, start)
    if parts.best is not None:
        # One after the other where the plan has to be the same every time.
        several = limits.workers if limits.rounds is None else 1
        threads = [threading.Thread(target=parts.work, args=(limits, until), daemon=True) for _ in range(several - 1)]
        for each in threads:
            each.start()
        parts.work(limits, until)
        for each in threads:
            each.join()
    if parts.failure is not None:
        raise parts.failure
    return Outcome(verdict if parts.best is None else "feasible", parts.best, None)


def placed_by_parts(problem: Problem, limits: Limits, watch: Watch) -> Itinerary | None:
    """A plan of a large problem that requires nothing, holding as much as can be placed in the seconds."""

    def without_plan(progress: Progress) -> bool:
        # As long as something is missing that the whole visit requires, this is no plan of it.
        return watch(replace(progress, value=None, bound=None, best=None))

    bound = DayRouteBound(problem)
    if limits.rounds is None:
        bound.start()
    try:
        return part_by_part(problem, bound, limits, without_plan).best
    finally:
        bound.stop()


def polished(problem: Problem, plan: Itinerary, limits: Limits, watch: Watch) -> Outcome:
    """A plan of the same worth at less cost, date by date; nothing is proven by it."""
    until, idle, dates = time.monotonic() + limits.seconds, 0, deque(problem.dates)
    parts = _Parts(problem, None, watch, Random(limits.seed))
    parts.best = plan
    while dates and idle < len(dates) and not parts.is_over and (left := until - time.monotonic()) > 0:
        gained = parts.polish(dates[0], _of_a_part(limits, left))
        idle = 0 if gained else idle + 1
        dates.rotate(-1)
    return Outcome("feasible", parts.best, None)


def _of_a_part(limits: Limits, left: float) -> Limits:
    """The limits of one part; with rounds it is these that end it, not the clock."""
    return replace(limits, seconds=left if limits.rounds is not None else min(left, SECONDS_A_PART))


class _Parts:
    """The best plan so far, and what to free next; several threads may work on different dates of it."""

    def __init__(self, problem: Problem, bound: DayRouteBound | None, watch: Watch, random: Random) -> None:
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
        self._idle = 0
        self._busy: set[date] = set()
        self._lock = threading.RLock()
        self.failure: Exception | None = None

    @property
    def is_over(self) -> bool:
        """Whether nobody wants more, or nothing more can be had."""
        bound = None if self._bound is None else self._bound.units
        return self._stopped or self.failure is not None or (bound is not None and self._units() >= bound)

    def begin(self, limits: Limits, start: Itinerary | None) -> Verdict:
        """The plan to start from, or one of what has to be held."""
        self.best = start
        if start is not None:
            return "feasible"
        core = required_only(self._problem)
        if len(core.occurrences) > MOST_AT_ONCE:
            return self._begin_by_parts(core, limits)
        aim = Aim(lambda of, variables: 0, value_bound=lambda of, units: None)
        found = search(core, limits, self._told, aim)
        self.best = None if found.best is None else completed(self._problem, found.best)
        return found.verdict

    def _begin_by_parts(self, core: Problem, limits: Limits) -> Verdict:
        """Too much is required to be placed at once."""
        nothing = core.but(
            sessions=tuple(replace(each, required=False) for each in core.sessions),
            constraints=tuple(each for each in core.constraints if each.type != "direction_required"),
        )
        most = placed_by_parts(nothing, replace(limits, seconds=limits.seconds * SHARE_TO_BEGIN), self._told)
        whole = None if most is None else completed(self._problem, most)
        if whole is None or check(self._problem, whole):
            return "unknown"
        self.best = whole
        return "feasible"

    def work(self, limits: Limits, until: float) -> None:
        """Plan parts anew until nothing is gained any more; ``until`` is by the clock that only goes forward."""
        try:
            while not self.is_over and self._idle < PATIENCE * len(self._problem.dates):
                left = until - time.monotonic()
                if left <= 0:
                    return
                self._improve(replace(_of_a_part(limits, left), workers=1))
        except Exception as failure:
            # A thread that fails must not pass for one that found nothing.
            self.failure = failure

    def _improve(self, limits: Limits) -> None:
        """Plan some dates anew, on which nobody else is working."""
        with self._lock:
            assert self.best is not None
            start, dates = self.best, self._next_dates()
            newcomers = self._newcomers(start, dates)
            self._busy.update(dates)
        try:
            part = excerpt(self._problem, start, dates, newcomers)
            aim = Aim(objective.first_level, value_bound=lambda of, units: None, start_from=start)
            found = search(part.problem, limits, self._told, aim).best
            gained = self._take(part, found, objective.first_level_units)
        finally:
            self._busy.difference_update(dates)
        self._idle = 0 if gained else self._idle + 1

    def _next_dates(self) -> Sequence[date]:
        """First each date alone; then those between which a session is torn that is lacking, more of them over time."""
        if self._alone:
            return (self._alone.pop(0),)
        assert self.best is not None
        idle_dates = [each for each in self._problem.dates if each not in self._busy] or list(self._problem.dates)
        size = min(2 + self._idle // PARTS_OF_A_SIZE, MOST_DATES, len(idle_dates))
        held = {each.session for each in self.best.placements}
        shares = {on: self._promising(on) for on in idle_dates}
        lacking = sorted({each for share in shares.values() for each in share} - held)
        dates = self._random.sample(idle_dates, size)
        if lacking:
            session = self._random.choice(lacking)
            torn = [on for on in idle_dates if session in shares[on]]
            torn.sort(key=lambda on: -shares[on][session] * self._random.uniform(0.5, 1.0))
            dates = [*torn[:size], *(each for each in dates if each not in torn[:size])][:size]
        return sorted(dates)

    def polish(self, on: date, limits: Limits) -> bool:
        """Plan a date anew at less cost; whether the whole is worth more points than before."""
        assert self.best is not None
        part = excerpt(self._problem, self.best, (on,), ())
        now = [each for each in self.best.placements if each not in part.outside]
        units = objective.first_level_units(part.problem, Itinerary("feasible", tuple(now)))
        aim = Aim(objective.second_level, lambda of, points: None, at_least=units, start_from=self.best)
        return self._take(part, search(part.problem, limits, self._told, aim).best, objective.value)

    def _take(self, part: Excerpt, found: Itinerary | None, worth: Callable[[Problem, Itinerary], int]) -> bool:
        """Keep what was found for some dates unless the whole is worth less by it; whether it is worth more.

        What others have changed on other dates in the meantime stays; where both do not go together, theirs does.
        """
        if found is None:
            return False
        with self._lock:
            assert self.best is not None
            whole = completed(self._problem, part.whole(self._problem, self.best, found))
            before, after = worth(self._problem, self.best), worth(self._problem, whole)
            if after < before or check(self._problem, whole):
                return False
            self.best = whole
            return after > before

    def _promising(self, on: date) -> Mapping[SessionId, float]:
        return {} if self._bound is None else self._bound.promising(on)

    def _newcomers(self, best: Itinerary, dates: Sequence[date]) -> set[SessionId]:
        """Sessions outside the plan that could be held on the dates: what the bound holds there, then by priority."""
        held = {each.session for each in best.placements}
        outside = [
            each
            for each in self._problem.sessions
            if each.id not in held and not each.withdrawn and self._dates[each.id] & set(dates)
        ]
        outside.sort(key=lambda each: -(each.priority + len(each.topics)) * self._random.uniform(0.6, 1.4))
        shares = [self._promising(on) for on in dates]
        wanted = sorted(
            (each for share in shares for each in share), key=lambda each: -max(s.get(each, 0) for s in shares)
        )
        promising = [each for each in dict.fromkeys(wanted) if each not in held][: NEWCOMERS * len(dates) - AT_RANDOM]
        return {*promising, *(each.id for each in outside[: (AT_RANDOM if promising else NEWCOMERS)])}

    def _units(self) -> int:
        return -1 if self.best is None else objective.first_level_units(self._problem, self.best)

    def _told(self, progress: Progress) -> bool:
        """Say how the whole stands; a part's own plan is worth saying only once it is settled."""
        with self._lock:
            value = None if self.best is None else self.best.value
            whole = Progress(time.monotonic() - self._began, value, None, self.best)
            self._stopped = self._stopped or not self._watch(whole)
            return not self._stopped
