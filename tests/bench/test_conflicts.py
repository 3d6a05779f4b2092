"""How fast an impossible visit is explained and a first fix is verified. It measures and judges nothing."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from tests.planning.test_examples import visit_of
from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.planning import Problem
from visitplanner.planning.conflict import conflict
from visitplanner.planning.fixes import fixes
from visitplanner.visit.entities import Visit
from visitplanner.visit.generator import Size, generate
from visitplanner.visit.problem import build_problem

SECONDS = 60.0
FILES = StudyVisitFiles()
SIZES = [Size(3, 12, 1, 15), Size(5, 30, 1, 35), Size(5, 40, 3, 45), Size(10, 120, 4, 250)]
SEEDS = (1, 2, 3)


def one_session_a_day(visit: Visit) -> Visit:
    rules = (
        replace(each, params={"n": 1}) if each.type == "max_sessions_per_day" else each for each in visit.constraints
    )
    return replace(visit, constraints=tuple(rules))


def one_weary_interpreter(visit: Visit) -> Visit:
    return replace(visit, interpreters=tuple(replace(each, max_min_per_day=30) for each in visit.interpreters[:1]))


def names_sent_on_the_first_day(visit: Visit) -> Visit:
    return replace(visit, header=replace(visit.header, names_submitted_on=visit.header.start_date))


def long_lunches(visit: Visit) -> Visit:
    return replace(
        visit,
        days=tuple(
            replace(each, lunch=each.lunch and replace(each.lunch, earliest="09:00", latest_end="16:00", minutes=400))
            for each in visit.days
        ),
    )


DISTURBANCES: Mapping[str, Callable[[Visit], Visit]] = {
    "one session a day": one_session_a_day,
    "one interpreter, 30 min": one_weary_interpreter,
    "names on the first day": names_sent_on_the_first_day,
    "lunch of 400 min": long_lunches,
}


@pytest.mark.parametrize(
    "size", SIZES, ids=lambda size: f"{size.days} days, {size.hosts} hosts, {size.subgroups} groups"
)
def test_a_made_visit(size: Size) -> None:
    clashes = [generate(size, seed, impossible=True) for seed in SEEDS]
    print(f"\ntwo at one time: {_measured(list(map(build_problem, clashes)))}", end="")
    for name, disturb in DISTURBANCES.items():
        visits = [disturb(generate(size, seed)) for seed in SEEDS]
        print(f"\n{name}: {_measured(list(map(build_problem, visits)))}", end="")


@pytest.mark.parametrize("example", ["kenya-jordan-2018", "jordan-kenya-5day"])
def test_the_what_ifs_of_an_example(example: str) -> None:
    visit = visit_of(example)
    for each in visit.what_if:
        if each.expected == "infeasible":
            print(f"\n{each.id}: {_measured([build_problem(FILES.changed(visit, each.changes))])}", end="")


def _measured(problems: list[Problem]) -> str:
    lines = []
    for problem in problems:
        began, worked = time.monotonic(), time.process_time()
        names = conflict(problem, SECONDS)
        explained = time.monotonic() - began
        first = next(fixes(problem, names, SECONDS), None) if names else None
        seconds, worked = time.monotonic() - began, time.process_time() - worked
        kind = first.kind if first else "no fix"
        lines.append(f"{len(names)} names in {explained:.2f} s, {kind} after {seconds:.2f} s ({worked:.2f} s of work)")
    return "; ".join(lines)
