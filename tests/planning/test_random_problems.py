"""The random problems are worth their name: every rule is met and broken in them, every audience and wish occurs."""

from collections import Counter

from tests.planning.random_itineraries import (
    careful_itinerary,
    careless_itinerary,
    random_itinerary,
    with_lunches,
    with_names,
)
from tests.planning.random_problems import HARD, SOFT, random_problem
from visitplanner.planning.checker import check
from visitplanner.planning.constraints import CONSTRAINTS
from visitplanner.planning.preferences import PREFERENCES, coverage

PROBLEMS = [random_problem(seed, most_sessions=8) for seed in range(400)]


def test_every_rule_is_broken_now_and_then_and_kept_now_and_then() -> None:
    broken: Counter[str] = Counter()
    valid = 0
    for seed, problem in enumerate(PROBLEMS):
        for made in (random_itinerary, careful_itinerary, careless_itinerary):
            itinerary = with_names(problem, with_lunches(problem, made(problem, seed)), seed)
            found = {each.rule for each in check(problem, itinerary)}
            broken.update(found)
            valid += not found

    assert set(broken) == {each.NAME for each in CONSTRAINTS}
    assert valid > 100


def test_every_kind_of_rule_and_wish_occurs() -> None:
    hard = {rule.type for problem in PROBLEMS for rule in problem.constraints}
    soft = {rule.type for problem in PROBLEMS for rule in problem.preferences}

    assert hard == set(HARD)
    assert soft == set(SOFT) == {each.NAME for each in PREFERENCES} - {coverage.NAME}


def test_every_kind_of_audience_occurs() -> None:
    shapes = {
        (len(each.audiences) > 1, len(problem.occurrences_of[each.session]) > 1, max(map(len, each.audiences)) > 1)
        for problem in PROBLEMS
        for each in problem.occurrences
    }

    # One of several, one for each, one for several together, and one for one alone.
    assert shapes == {(True, False, False), (False, True, False), (False, False, True), (False, False, False)}


def test_problems_differ_in_all_that_the_core_must_not_take_for_granted() -> None:
    assert {problem.grid_minutes for problem in PROBLEMS} == {1, 5, 7, 15}
    assert {len(problem.subgroups) for problem in PROBLEMS} == {1, 2, 3}
    assert {len(problem.dates) for problem in PROBLEMS} == {1, 2}
    assert len({day.city for problem in PROBLEMS for day in problem.days}) == 3
    assert any(session.withdrawn for problem in PROBLEMS for session in problem.sessions)
    assert any(problem.pins for problem in PROBLEMS)
    assert any(problem.holidays for problem in PROBLEMS)
    assert any(day.lunch and day.blocks for problem in PROBLEMS for day in problem.days)
