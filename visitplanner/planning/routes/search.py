"""The fast search on several threads: plans of high prize within seconds, each kept as an itinerary."""

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from visitplanner.planning.itinerary import Itinerary, Placement
from visitplanner.planning.limits import Limits
from visitplanner.planning.problem import Problem
from visitplanner.planning.routes import loop
from visitplanner.planning.routes.tables import Tables

HOT, COLD = 0.5, 0.05
"""The first and last temperature, in mean prizes."""
MOST_TRIED = 60
"""Of those that wait, how many are tried in one round."""
ROUNDS_AT_ONCE = 20
SLICE_SECONDS = 0.03
MEETINGS = (0.5, 0.75, 0.9)
"""When, as shares of the time, every thread goes on from the best plan of all."""


@dataclass(frozen=True)
class Routes:
    """``stops[k]`` are the occurrences of tour ``k`` by their position in the problem; ``worth`` their prize."""

    worth: int
    stops: tuple[tuple[int, ...], ...]
    rounds: int


def search(known: Tables, limits: Limits, go_on: Callable[[], bool] = lambda: True) -> Routes:
    """The best routes that ``limits.workers`` searches find; now and then each goes on from the best of all."""
    if not len(known.minutes):
        return Routes(0, ((),) * len(known.begins), 0)
    shared = _Shared(loop.new_best(known))
    threads = [
        threading.Thread(target=shared.guard, args=(_anneal, known, seed, limits, shared, go_on))
        for seed in range(limits.seed, limits.seed + limits.workers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if shared.failure is not None:
        raise shared.failure
    best = shared.best
    stops = tuple(
        tuple(int(each) for each in best.route[tour, : best.length[tour]]) for tour in range(len(best.length))
    )
    return Routes(int(best.worth[0]), stops, shared.rounds)


@dataclass
class _Shared:
    """The best plan of all threads, and the rounds they made together."""

    best: loop.Best
    rounds: int = 0
    failure: Exception | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def guard(self, work: Callable[..., None], *arguments: object) -> None:
        """A thread that fails must not pass for one that found nothing."""
        try:
            work(*arguments)
        except Exception as failure:
            self.failure = failure

    def offer(self, best: loop.Best, rounds: int) -> None:
        with self.lock:
            self.rounds += rounds
            if best.worth[0] > self.best.worth[0]:
                self.best = loop.Best(*(each.copy() for each in best))


def _anneal(known: Tables, seed: int, limits: Limits, shared: _Shared, go_on: Callable[[], bool]) -> None:
    loop.start(seed)
    state, best = loop.new_state(known), loop.new_best(known)
    mean = max(float(known.prize.mean()), 1e-9)
    pace, meetings = _Pace(limits), list(MEETINGS)
    while (passed := pace.passed()) < 1 and go_on():
        rounds = pace.next_rounds()
        loop.anneal(known, state, best, rounds, mean * HOT * (COLD / HOT) ** passed, MOST_TRIED)
        shared.offer(best, rounds)
        if meetings and passed > meetings[0]:
            meetings.pop(0)
            loop.restore(known, state, shared.best.route, shared.best.length)


class _Pace:
    """How far a search is, by the clock or by its rounds, and how many rounds come next."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._began = self._before = time.monotonic()
        self._next, self._made = 0, 0

    def passed(self) -> float:
        """The share of the search that is over; by rounds it is the same on every machine."""
        by_clock = (time.monotonic() - self._began) / max(self._limits.seconds, 1e-9)
        if self._limits.rounds is None or by_clock >= 1:
            return by_clock
        return self._made / self._limits.rounds if self._limits.rounds else 1.0

    def next_rounds(self) -> int:
        """By the clock as many as fill a slice at the speed of the last slice."""
        if self._limits.rounds is not None:
            self._next = min(ROUNDS_AT_ONCE, self._limits.rounds - self._made)
        elif self._next:
            speed = self._next / max(time.monotonic() - self._before, 1e-6)
            self._next = max(1, min(5000, math.ceil(speed * SLICE_SECONDS)))
        else:
            self._next = ROUNDS_AT_ONCE
        self._before = time.monotonic()
        self._made += self._next
        return self._next


def itinerary_of(problem: Problem, known: Tables, routes: Routes) -> Itinerary:
    """Every stop at its earliest."""
    days = sorted(problem.days, key=lambda each: each.date)
    base = len(known.minutes)
    placements = []
    for tour, (day, stops) in enumerate(zip(days, routes.stops, strict=True)):
        moment, before = int(known.begins[tour]), base
        for stop in stops:
            occurrence = problem.occurrences[stop]
            start = int(loop.soonest(known, tour, stop, moment + int(known.gap[before, stop])))
            moment, before = start + int(known.minutes[stop]), stop
            site = problem.session[occurrence.session].site
            placements.append(
                Placement(occurrence.id, occurrence.session, (day.subgroup,), day.date, start, moment, site)
            )
    return Itinerary("feasible", tuple(placements))
