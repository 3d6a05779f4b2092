"""How likely a plan is to run on time: its days many times over, with ways and sessions that take longer or less.

Nobody records how late study visits run, so the distributions are chosen by what is known of their parts:

- **Ways.** A way takes its planned minutes times a log-normal factor of median 1: travel times in cities are skewed to
  the right and fit a log-normal distribution well (Rakha, El-Shawarby and Arafeh, "Trip travel-time reliability: issues
  and proposed solutions", 2010). Its spread is 0.2 for the way itself, and another 0.1 that all ways of one date share,
  for traffic and weather; together about a fifth up or down.
- **Gates.** To get in takes the access minutes of the site times a log-normal factor of spread 0.3: a queue at a
  gate varies more than a road.
- **Sessions.** Three in five end when they should: officials have their next appointment. The others run over by an
  exponential share of their length, 8 % on average, and by a quarter at most, when somebody ends them.

Lunch and protected blocks take their full minutes and begin late for those who come late. As in planning, the way lies
beside them, and the pause after lunch is what must follow it. A transfer leaves and arrives as planned, door to door.
The first session of a day begins on time. The buffer that planning adds to each way is there to be used up.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from visitplanner.planning.itinerary import Itinerary, Placement
from visitplanner.planning.problem import Problem, SubgroupId, TimeWindow

LATE_MINUTES = 5
"""A session is on time when it begins no later than this after its planned start."""
WAY_SPREAD, DAY_SPREAD, GATE_SPREAD = 0.2, 0.1, 0.3
SHARE_OVER, MEAN_OVER, MOST_OVER = 0.4, 0.08, 0.25

Minutes: TypeAlias = NDArray[np.float64]
"""One number for each run."""


@dataclass(frozen=True)
class WeakLink:
    """The gap that most often makes a day late; ``share`` is that of all runs in which it is the first to do so."""

    before: Placement
    after: Placement
    share: float


@dataclass(frozen=True)
class DayOnTime:
    """The chance that every session of a subgroup's day begins on time, and where it breaks, if ever."""

    subgroup: SubgroupId
    date: date
    chance: float
    weak_link: WeakLink | None


@dataclass(frozen=True)
class Robustness:
    """``chance`` is that of the whole visit."""

    runs: int
    chance: float
    days: tuple[DayOnTime, ...]


def robustness(problem: Problem, itinerary: Itinerary, runs: int = 10_000, seed: int = 1) -> Robustness:
    """What becomes of an itinerary in so many runs; the same seed gives the same answer."""
    return _Simulation(problem, itinerary, runs, seed).outcome()


class _Simulation:
    """All runs at once, placement by placement in order of time."""

    def __init__(self, problem: Problem, itinerary: Itinerary, runs: int, seed: int) -> None:
        self._problem, self._itinerary, self._runs = problem, itinerary, runs
        self._chance = np.random.default_rng(seed)
        self._traffic = {each: self._factor(DAY_SPREAD) for each in problem.dates}
        self._before = dict(_predecessors(problem, itinerary))
        self._ends: dict[str, Minutes] = {}
        self._gaps: list[tuple[Placement, Placement]] = []
        days = ((each.subgroup, each.date) for each in problem.days)
        # Which gap made a day late in a run, counted from 1; 0 while it is on time.
        self._culprits = {each: np.zeros(runs, dtype=np.int64) for each in days}

    def outcome(self) -> Robustness:
        for placement in sorted(self._itinerary.placements, key=lambda each: (each.start, each.occurrence)):
            self._hold(placement)
        late = np.zeros(self._runs, dtype=bool)
        for each in self._culprits.values():
            late |= each > 0
        days = tuple(
            DayOnTime(subgroup, on, float(np.mean(culprits == 0)), self._weak_link(culprits))
            for (subgroup, on), culprits in sorted(self._culprits.items(), key=lambda each: (each[0][1], each[0][0]))
            if self._itinerary.agenda(subgroup, on)
        )
        return Robustness(self._runs, float(1 - np.mean(late)), days)

    def _hold(self, placement: Placement) -> None:
        """It begins when the last subgroup has come, but not before its time."""
        starts = np.full(self._runs, float(placement.start))
        culprit = np.zeros(self._runs, dtype=np.int64)
        for subgroup in placement.subgroups:
            before = self._before.get((subgroup, placement.occurrence))
            if before is not None:
                ready = self._ready(subgroup, before, placement)
                self._gaps.append((before, placement))
                culprit = np.where(ready > starts, len(self._gaps), culprit)
                starts = np.maximum(starts, ready)
        self._ends[placement.occurrence] = starts + (placement.end - placement.start) * self._overrun()
        late = starts > placement.start + LATE_MINUTES
        for subgroup in placement.subgroups:
            known = self._culprits.get((subgroup, placement.date))
            if known is not None:
                known[late & (known == 0)] = culprit[late & (known == 0)]

    def _ready(self, subgroup: SubgroupId, before: Placement, after: Placement) -> Minutes:
        """When a subgroup that comes from one session is through the gate of the next."""
        leaves, gap = self._ends[before.occurrence], TimeWindow(before.end, after.start)
        ready = leaves
        if before.site != after.site:
            way = self._problem.travel.minutes(before.site, after.site) * self._factor(WAY_SPREAD)
            gate = self._problem.site[after.site].access_minutes * self._factor(GATE_SPREAD)
            ready = leaves + way * self._traffic[after.date] + gate
        for rest in _rests(self._problem, self._itinerary, subgroup, after.date):
            if gap.holds(rest.window.opens, rest.window.closes):
                begins = rest.window.opens if rest.waits_for_nobody else np.maximum(leaves, rest.window.opens)
                pause = rest.pause_after * self._factor(WAY_SPREAD)
                ready = np.maximum(ready, begins + (rest.window.closes - rest.window.opens) + pause)
        return ready

    def _factor(self, spread: float) -> Minutes:
        return self._chance.lognormal(0.0, spread, self._runs)

    def _overrun(self) -> Minutes:
        """What a session takes, as a share of its planned length."""
        over = np.minimum(self._chance.exponential(MEAN_OVER, self._runs), MOST_OVER)
        taken: Minutes = 1 + np.where(self._chance.random(self._runs) < SHARE_OVER, over, 0.0)
        return taken

    def _weak_link(self, culprits: NDArray[np.int64]) -> WeakLink | None:
        counted = Counter(culprits[culprits > 0].tolist())
        if not counted:
            return None
        number, times = min(counted.items(), key=lambda each: (-each[1], each[0]))
        before, after = self._gaps[number - 1]
        return WeakLink(before, after, times / self._runs)


def _predecessors(problem: Problem, itinerary: Itinerary) -> Iterator[tuple[tuple[SubgroupId, str], Placement]]:
    """What a subgroup comes from on the same day, for every placement but its first."""
    for subgroup in problem.subgroups:
        agenda = itinerary.agenda(subgroup.id)
        for before, after in pairwise(agenda):
            if before.date == after.date:
                yield (subgroup.id, after.occurrence), before


@dataclass(frozen=True)
class _Rest:
    window: TimeWindow
    pause_after: int = 0
    waits_for_nobody: bool = False


def _rests(problem: Problem, itinerary: Itinerary, subgroup: SubgroupId, on: date) -> Iterator[_Rest]:
    """The lunch and blocks of a subgroup's day."""
    day = problem.day.get((subgroup, on))
    pause = day.lunch.pause_after if day and day.lunch else 0
    for lunch in itinerary.lunches:
        if (lunch.subgroup, lunch.date) == (subgroup, on):
            yield _Rest(TimeWindow(lunch.start, lunch.end), pause)
    for block in day.blocks if day else ():
        yield _Rest(block.window, waits_for_nobody=block.is_transfer)
