"""Large visits are planned part by part: a whole plan at every moment, worth more with every part."""

from dataclasses import replace
from functools import cache

from tests.builders import a_problem, a_rule, a_session, windows
from visitplanner.planning import Limits, Pin, Problem, Progress
from visitplanner.planning.bound import DayRouteBound
from visitplanner.planning.checker import check
from visitplanner.planning.objective import first_level_units, most
from visitplanner.planning.part_by_part import part_by_part, polished
from visitplanner.planning.planner import plan
from visitplanner.planning.search import Aim, search
from visitplanner.visit.generator import Size, generate
from visitplanner.visit.problem import build_problem


@cache
def a_large_problem() -> Problem:
    return build_problem(generate(Size(days=6, hosts=30, sessions=90, subgroups=2), seed=3))


def no_bound(problem: Problem) -> DayRouteBound:
    """One that nobody looks for: the parts have to do without its advice."""
    return DayRouteBound(problem)


def go_on(_: Progress) -> bool:
    return True


def test_what_is_found_keeps_every_rule_and_holds_what_is_required() -> None:
    problem = a_large_problem()

    found = part_by_part(problem, no_bound(problem), Limits(seconds=4), go_on).best

    assert found is not None
    assert check(problem, found) == ()
    required = {each.id for each in problem.sessions if each.required}
    assert required
    assert required <= {each.session for each in found.placements}
    assert not any(each.pinned for each in found.placements)


def test_optional_sessions_come_in_with_the_parts_and_the_worth_never_falls() -> None:
    heard: list[int] = []

    def watch(progress: Progress) -> bool:
        if progress.best is not None:
            heard.append(first_level_units(a_large_problem(), progress.best))
        return True

    found = part_by_part(a_large_problem(), no_bound(a_large_problem()), Limits(seconds=5), watch).best

    assert found is not None
    assert heard == sorted(heard)
    assert first_level_units(a_large_problem(), found) > heard[0]


def test_a_small_visit_is_brought_to_its_best() -> None:
    # Three hours between 09:00 and 12:00 hold three of the four; the one of priority 1 stays out: 2 + 3 + 4 = 9.
    morning = windows("09:00-12:00")
    sessions = [a_session(f"s{n}", minutes=60, windows=morning, priority=n) for n in range(1, 5)]
    problem = a_problem(*sessions)

    found = part_by_part(problem, no_bound(problem), Limits(seconds=5), go_on).best

    assert found is not None
    assert {each.session for each in found.placements} == {"s2", "s3", "s4"}


def test_with_the_bound_reached_it_ends_before_its_time() -> None:
    morning = windows("09:00-12:00")
    sessions = [a_session(f"s{n}", minutes=60, windows=morning, priority=n) for n in range(1, 5)]
    problem = a_problem(*sessions)
    bound = DayRouteBound(problem)
    bound.run(rounds=50)

    found = part_by_part(problem, bound, Limits(seconds=600), go_on).best

    assert found is not None
    assert first_level_units(problem, found) == bound.units == 9


def test_a_pin_stays_and_is_told_as_one() -> None:
    free = a_problem(a_session("talk"), a_session("tour"))
    first = plan(free, Limits(seconds=5)).placements[0]
    pin = Pin(first.occurrence, first.start + 60, frozenset(first.subgroups))
    problem = free.but(pins=(pin,))

    found = part_by_part(problem, no_bound(problem), Limits(seconds=5), go_on).best

    assert found is not None
    assert {each.occurrence: (each.start, each.pinned) for each in found.placements}[pin.occurrence] == (
        pin.start,
        True,
    )
    assert sum(each.pinned for each in found.placements) == 1


def test_an_impossible_visit_gives_nothing() -> None:
    clash = [replace(a_session(each, required=True), windows=windows("09:00-10:00")) for each in ("talk", "tour")]

    problem = a_problem(*clash)

    found = part_by_part(problem, no_bound(problem), Limits(seconds=5), go_on)

    assert (found.verdict, found.best) == ("infeasible", None)


def test_it_stops_when_told_to() -> None:
    asked: list[Progress] = []

    def watch(progress: Progress) -> bool:
        asked.append(progress)
        return len(asked) < 3

    part_by_part(a_large_problem(), no_bound(a_large_problem()), Limits(seconds=60), watch)

    # One run of the solver may hear of it a little later than it was told.
    assert 3 <= len(asked) < 20


def test_polishing_holds_the_same_sessions_at_no_higher_cost() -> None:
    sessions = [a_session(each, required=True) for each in ("talk", "tour")]
    problem = a_problem(*sessions, rules=[a_rule("min_idle", weight=3)])
    apart = search(problem, Limits(seconds=5), go_on, Aim(lambda of, v: v.start["tour#1"] - v.start["talk#1"])).best
    assert apart is not None

    smooth = polished(problem, apart, Limits(seconds=5), go_on).best

    assert smooth is not None
    assert {each.session for each in smooth.placements} == {each.session for each in apart.placements}
    assert (smooth.value or 0) > (apart.value or 0)


def test_a_large_visit_gets_a_plan_with_a_bound() -> None:
    found = plan(a_large_problem(), Limits(seconds=8))

    assert found.status == "feasible"
    assert check(a_large_problem(), found) == ()
    assert found.value is not None
    assert found.bound is not None
    assert found.value <= found.bound <= most(a_large_problem())
