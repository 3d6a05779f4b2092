"""How the time to a good plan grows with the visit, as a table and as a curve. It measures and judges nothing.

``BENCH_GROWTH_SECONDS`` is what each run may take at most; it is stopped as soon as the certified gap is small enough.
``BENCH_SVG`` names a file for the curve; without it the curve is drawn in letters.
"""

import math
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

from tests.bench.curve import Line, in_letters, svg
from tests.bench.planning_course import Course, course_of
from visitplanner.planning import Limits
from visitplanner.visit.generator import Size

SESSIONS = [int(each) for each in os.environ.get("BENCH_SESSIONS", "10 20 35 60 100 150 200 250").split()]
SECONDS = float(os.environ.get("BENCH_GROWTH_SECONDS", "30"))
SEEDS = [int(each) for each in os.environ.get("BENCH_SEEDS", "1 2 3").split()]
GAP = 0.01
Courses = Mapping[int, Sequence[Course]]
HEADINGS = ("sessions", "days", "hosts", "plan", "1 % of end", "1 % gap", "gap at end", "MB")


def size_of(sessions: int) -> Size:
    """As visits grow they get longer, until ten days: from then on there is more to choose from."""
    return Size(days=max(2, min(10, round(sessions / 15))), hosts=max(5, sessions // 2), subgroups=1, sessions=sessions)


def test_the_time_to_a_good_plan_grows_with_the_visit() -> None:
    print(f"\nat most {SECONDS:g} s each, two workers, {len(SEEDS)} visits a row: medians (the greatest)")
    print(" ".join(each.rjust(16) for each in HEADINGS))
    measured = {sessions: _measured(sessions) for sessions in SESSIONS}

    lines = [
        Line("a plan", _medians(measured, lambda each: each.first_plan)),
        Line("within 1 % of the final plan", _medians(measured, lambda each: each.near_the_end(GAP))),
        Line("certified gap of 1 %", _medians(measured, lambda each: each.within(GAP))),
    ]
    print(in_letters(lines, "sessions", "seconds"))
    if "BENCH_SVG" in os.environ:
        Path(os.environ["BENCH_SVG"]).write_text(svg(lines, "sessions", "seconds"), encoding="utf-8")
    assert all(each.first_plan is not None for courses in measured.values() for each in courses)


def _measured(sessions: int) -> list[Course]:
    size = size_of(sessions)
    courses = [course_of(size, seed, Limits(SECONDS, workers=2, seed=1), enough=GAP) for seed in SEEDS]
    cells = (
        *map(str, (sessions, size.days, size.hosts)),
        _seconds([each.first_plan for each in courses]),
        _seconds([each.near_the_end(GAP) for each in courses]),
        _seconds([each.within(GAP) for each in courses]),
        f"{max(1.0 if each.gap is None else each.gap for each in courses):.2%}",
        f"{max(each.megabytes for each in courses):.0f}",
    )
    print(" ".join(each.rjust(16) for each in cells), flush=True)
    return courses


def _medians(measured: Courses, wait: Callable[[Course], float | None]) -> Sequence[tuple[float, float]]:
    """For every size at which half of the runs came so far."""
    found = {sessions: _median([wait(each) for each in courses]) for sessions, courses in measured.items()}
    return [(sessions, seconds) for sessions, seconds in found.items() if not math.isinf(seconds)]


def _median(waits: Sequence[float | None]) -> float:
    return median(math.inf if each is None else each for each in waits)


def _seconds(waits: Sequence[float | None]) -> str:
    """Their median and the greatest; a dash where one never ended."""
    greatest = math.inf if None in waits else max(each for each in waits if each is not None)
    return " ".join("-" if math.isinf(each) else f"{each:.2f}" for each in (_median(waits), greatest))
