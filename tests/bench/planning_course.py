"""How one planning run goes in a process of its own: when there was a plan, how the gap closed, the memory it took."""

import multiprocessing
import re
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from visitplanner.planning import Limits, Progress
from visitplanner.visit.generator import Size, generate
from visitplanner.visit.problem import build_problem


@dataclass(frozen=True)
class Seen:
    """What was known after so many seconds."""

    seconds: float
    value: int | None
    bound: int | None

    @property
    def gap(self) -> float | None:
        return Progress(self.seconds, self.value, self.bound, None).gap


@dataclass(frozen=True)
class Course:
    """``seen`` in order of time; the last is the answer."""

    size: Size
    seed: int
    status: str
    occurrences: int
    seen: tuple[Seen, ...]
    megabytes: float

    @property
    def answered(self) -> float:
        return self.seen[-1].seconds

    @property
    def gap(self) -> float | None:
        return self.seen[-1].gap

    @property
    def first_plan(self) -> float | None:
        return self._first(each.seconds for each in self.seen if each.value is not None)

    @property
    def proven(self) -> float | None:
        """Seconds until value and bound met."""
        if self.status != "optimal":
            return None
        return self._first(each.seconds for each in self.seen if each.gap == 0)

    def within(self, gap: float) -> float | None:
        """Seconds until no more than this share was missing for certain."""
        return self._first(each.seconds for each in self.seen if each.gap is not None and each.gap <= gap)

    def near_the_end(self, share: float) -> float | None:
        """Seconds until the plan was worth all but this share of what it is worth in the end."""
        last = self.seen[-1].value
        if last is None:
            return None
        least = last - share * abs(last)
        return self._first(each.seconds for each in self.seen if each.value is not None and each.value >= least)

    @staticmethod
    def _first(seconds: Iterator[float]) -> float | None:
        return next(seconds, None)


def course_of(size: Size, seed: int, limits: Limits, *, enough: float = 0.0) -> Course:
    """A made visit of a size, planned in a fresh process, so that memory is that of this run alone.

    The run is stopped once the certified gap is no more than ``enough``.
    """
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawning) as fresh:
        return fresh.submit(_planned, size, seed, limits, enough).result()


def _planned(size: Size, seed: int, limits: Limits, enough: float) -> Course:
    # Loading the solver is no part of planning, and the process that asks needs none.
    from visitplanner.planning.planner import plan

    visit = generate(size, seed)
    began = time.monotonic()
    problem = build_problem(visit)
    seen: list[Seen] = []

    def watch(progress: Progress) -> bool:
        seen.append(Seen(time.monotonic() - began, progress.value, progress.bound))
        gap = progress.gap
        return gap is None or gap > enough or enough == 0

    found = plan(problem, limits, watch)

    seen.append(Seen(time.monotonic() - began, found.value, found.bound))
    return Course(size, seed, found.status, len(problem.occurrences), tuple(seen), _megabytes())


def _megabytes() -> float:
    """The most memory this process ever held, where the system tells."""
    status = Path("/proc/self/status")
    told = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(told[1]) / 1024 if told else float("nan")
