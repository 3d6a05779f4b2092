"""How fast made visits are planned and proven. It measures and judges nothing: a slow machine is no fault.

``BENCH_SECONDS`` are the seconds each run may take, ``BENCH_SEEDS`` the seeds of the visits.
"""

import os

import pytest

from tests.bench.planning_course import Course, course_of
from visitplanner.planning import Limits
from visitplanner.visit.generator import Size

SIZES = [Size(3, 12, 1, 14), Size(5, 30, 1, 35), Size(5, 40, 3, 45), Size(10, 120, 1, 250)]
SECONDS = [float(each) for each in os.environ.get("BENCH_SECONDS", "10").split()]
SEEDS = [int(each) for each in os.environ.get("BENCH_SEEDS", "1 2 3").split()]
HEADINGS = ("days", "hosts", "groups", "sessions", "seed", "status", "plan", "1 % of end", "1 % gap")
HEADINGS += ("proof", "answer", "gap at end", "MB")


@pytest.mark.parametrize("seconds", SECONDS)
@pytest.mark.parametrize(
    "size", SIZES, ids=lambda size: f"{size.days} days, {size.hosts} hosts, {size.subgroups} groups"
)
def test_made_visits_are_planned(size: Size, seconds: float) -> None:
    print(f"\n{seconds:g} s each, two workers; seconds until: a plan, 99 % of its final value, a certified gap of 1 %,")
    print(f"the proof, the answer with its reasons\n{_line(HEADINGS)}")
    for seed in SEEDS:
        course = course_of(size, seed, Limits(seconds, workers=2, seed=1))
        print(_line(_row(course)), flush=True)
        assert course.status in ("optimal", "feasible")


def _row(course: Course) -> tuple[str, ...]:
    size = course.size
    waits = (course.first_plan, course.near_the_end(0.01), course.within(0.01), course.proven, course.answered)
    return (
        *map(str, (size.days, size.hosts, size.subgroups, size.sessions, course.seed, course.status)),
        *map(seconds_of, waits),
        "-" if course.gap is None else f"{course.gap:.4%}",
        f"{course.megabytes:.0f}",
    )


def seconds_of(wait: float | None) -> str:
    """A dash for what never came."""
    return "-" if wait is None else f"{wait:.2f}"


def _line(cells: tuple[str, ...]) -> str:
    return " ".join(cell.rjust(max(8, len(heading))) for cell, heading in zip(cells, HEADINGS, strict=True))
