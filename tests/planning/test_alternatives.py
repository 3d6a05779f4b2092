"""Other plans are worth nearly as much and really differ; where there are none, that is proven or left open."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.builders import TUESDAY, a_day, a_problem, a_rule, a_session, at, windows
from tests.planning.random_problems import random_problem
from visitplanner.planning import Limits
from visitplanner.planning import alternatives as module
from visitplanner.planning.alternatives import alternatives
from visitplanner.planning.checker import check
from visitplanner.planning.difference import difference
from visitplanner.planning.planner import plan

LIMITS = Limits(seconds=20, workers=1)


def test_a_session_with_two_windows_makes_two_plans_that_differ() -> None:
    problem = a_problem(a_session("talk", windows=windows("09:00-10:00", "15:00-16:00")))
    best = plan(problem, LIMITS)

    found = alternatives(problem, best, LIMITS, count=3, differ=1)

    starts = {each.placements[0].start for each in (best, *found.plans)}
    assert starts == {at("09:00"), at("15:00")}
    assert found.exhausted


def test_a_plan_that_leaves_out_too_much_is_no_alternative() -> None:
    # Each session is worth one of four: to leave one out loses a quarter of the value.
    problem = a_problem(
        *(a_session(f"s{number}", windows=windows(f"{8 + number:02}:00-{9 + number:02}:00")) for number in range(4))
    )
    best = plan(problem, LIMITS)

    assert alternatives(problem, best, LIMITS, within=0.24, differ=1).plans == ()
    assert len(alternatives(problem, best, LIMITS, within=0.25, differ=1).plans) == 2


def test_what_an_alternative_leaves_out_says_that_the_best_has_it() -> None:
    problem = a_problem(
        a_session("talk", priority=3), a_session("tour", priority=3), rules=[a_rule("max_sessions_per_day", n=1)]
    )
    best = plan(problem, LIMITS)

    (other,) = alternatives(problem, best, LIMITS, count=1, differ=2).plans

    said = {each.session: each.reason.message for each in other.left_out}
    assert said == {best.placements[0].session: "“%(session)s” is in the best plan, but not in this one."}


def test_a_search_that_is_told_to_stop_offers_what_it_has() -> None:
    problem = a_problem(*(a_session(f"s{number}") for number in range(3)))
    best = plan(problem, LIMITS)

    whole = alternatives(problem, best, LIMITS, lambda _: True, count=2, differ=1)
    stopped = alternatives(problem, best, LIMITS, lambda _: False, count=2, differ=1)

    assert len(whole.plans) == 2
    assert (stopped.plans, stopped.exhausted) == ((), False)


def test_of_a_large_visit_some_days_differ_and_nothing_is_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGE", 1)
    monkeypatch.setattr(module, "FREED_DAYS", 1)
    problem = a_problem(
        a_session("talk", required=True, windows=windows("09:00-10:00", "15:00-16:00")),
        a_session("tour", required=True, windows=windows("09:00-10:00", "15:00-16:00", on=TUESDAY)),
        days=[a_day("A"), a_day("A", TUESDAY)],
    )
    best = plan(problem, LIMITS)

    found = alternatives(problem, best, LIMITS, count=3, differ=1)

    changed = [
        {a.session for a, b in zip(each.placements, best.placements, strict=True) if a.start != b.start}
        for each in found.plans
    ]
    assert changed == [{"talk"}, {"tour"}]
    assert not found.exhausted


@settings(max_examples=30, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32 - 1), st.integers(1, 3), st.sampled_from((0.0, 0.02, 0.3)))
def test_every_alternative_keeps_the_rules_its_worth_and_its_distance(seed: int, differ: int, within: float) -> None:
    problem = random_problem(seed)
    best = plan(problem, LIMITS)
    assume(best.status == "optimal")
    assert best.value is not None

    found = alternatives(problem, best, LIMITS, within=within, differ=differ)

    plans = [best, *found.plans]
    assert all(check(problem, each) == () for each in plans)
    assert all(each.value is not None and each.value >= best.value - within * abs(best.value) for each in plans)
    assert all(difference(a, b) >= differ for a in plans for b in plans if a is not b)
    assert len(found.plans) == 2 or found.exhausted
