"""One run of the solver: proven, stopped or out of time, the best plan is kept."""

import threading

import pytest

from tests.builders import TUESDAY, a_day, a_lunch_rule, a_problem, a_rule, a_session, a_subgroup, an_itinerary, windows
from visitplanner.planning import Limits, Problem, Progress, objective
from visitplanner.planning.checker import check
from visitplanner.planning.planner import plan
from visitplanner.planning.search import Aim, is_feasible, search


def _small() -> Problem:
    return a_problem(a_session("talk"), a_session("tour", required=True))


def _impossible() -> Problem:
    return a_problem(
        a_session("talk", required=True, windows=windows("09:00-10:00")),
        a_session("tour", required=True, windows=windows("09:00-10:00")),
    )


def _large() -> Problem:
    """Far more than fits, and every wish against every other: it cannot be proven in a second or two."""
    sites = [f"site{number}" for number in range(12)]
    ways = {(a, b): 5 + (7 * n + 11 * m) % 40 for n, a in enumerate(sites) for m, b in enumerate(sites) if n < m}
    groups = [a_subgroup(name) for name in "ABC"]
    return a_problem(
        *(
            a_session(
                f"s{number:02}",
                site=sites[number % 12],
                minutes=30 + 15 * (number % 4),
                priority=1 + number % 5,
                protocol_rank=number % 4,
            )
            for number in range(48)
        ),
        audiences={f"s{number:02}": ("plenary", "each", "one_of")[number % 3] for number in range(48)},
        subgroups=groups,
        days=[a_day(group.id, on, lunch=a_lunch_rule(on=on)) for on in (a_day().date, TUESDAY) for group in groups],
        travel=ways,
        rules=[
            a_rule("min_idle", weight=3),
            a_rule("min_travel", weight=2),
            a_rule("seniority_first", weight=4),
            a_rule("balance_days", weight=1),
        ],
        grid=5,
    )


def test_a_plan_exists_or_not() -> None:
    assert is_feasible(_small(), 20) is True
    assert is_feasible(_impossible(), 20) is False


def test_the_best_plan_is_proven() -> None:
    found = search(_small(), Limits(20, 1), lambda _: True, Aim(objective.expression))

    assert found.verdict == "optimal"
    assert found.best is not None
    assert {each.session for each in found.best.placements} == {"talk", "tour"}
    assert found.bound == found.best.value == objective.value(_small(), found.best) == 2


def test_that_there_is_no_plan_is_proven() -> None:
    found = search(_impossible(), Limits(20, 1), lambda _: True, Aim(objective.expression))

    assert (found.verdict, found.best) == ("infeasible", None)


def test_another_goal_can_be_set() -> None:
    fewest = Aim(lambda _, variables: -sum(variables.present.values()))

    found = search(_small(), Limits(20, 1), lambda _: True, fewest)

    assert found.best is not None
    assert [each.session for each in found.best.placements] == ["tour"]


def test_a_plan_of_little_worth_may_be_of_no_interest() -> None:
    enough, too_much = Aim(objective.expression, at_least=2), Aim(objective.expression, at_least=3)

    assert search(_small(), Limits(20, 1), lambda _: True, enough).verdict == "optimal"
    assert search(_small(), Limits(20, 1), lambda _: True, too_much).verdict == "infeasible"


def test_a_search_may_begin_with_a_plan() -> None:
    known = an_itinerary(_small(), "tour 10:00")

    found = search(_small(), Limits(20, 1), lambda _: True, Aim(objective.expression, start_from=known))

    assert found.verdict == "optimal"
    assert found.bound == 2


@pytest.mark.slow
def test_whoever_watches_may_stop_the_search_and_keeps_the_best_plan() -> None:
    heard: list[Progress] = []
    stopped = threading.Event()

    def watch(progress: Progress) -> bool:
        heard.append(progress)
        if progress.best is not None:
            stopped.set()
        return not stopped.is_set()

    found = plan(_large(), Limits(120, 2), watch)

    assert stopped.is_set()
    assert found.run is not None
    assert found.run.seconds < 120
    last = heard[-1]
    assert last.best is not None
    assert check(_large(), last.best) == ()
    assert found.status == "feasible"
    assert check(_large(), found) == ()
    assert found.value is not None
    assert found.bound is not None
    assert last.value is not None
    assert last.value <= found.value <= found.bound


@pytest.mark.slow
def test_a_search_that_runs_out_of_time_keeps_the_best_plan() -> None:
    found = plan(_large(), Limits(4, 2))

    assert found.status in ("feasible", "unknown")
    assert found.run is not None
    assert found.run.time_limit == 4
    assert check(_large(), found) == () or found.status == "unknown"
    if found.status == "feasible":
        assert found.value is not None
        assert found.bound is not None
        assert found.value < found.bound


def test_a_search_with_no_time_at_all_says_that_it_does_not_know() -> None:
    found = plan(_large(), Limits(0.0, 1))

    assert (found.status, found.value, found.terms) == ("unknown", None, ())
    # What is there by then is shown, though it may lack what is required.
    assert {each.rule for each in check(_large(), found)} <= {"required", "lunch", "direction_required"}
