"""Each learning objective has most of its topics treated; what is missing counts with its weight."""

from typing import Any

from tests.builders import a_problem, a_rule, a_session, an_itinerary, an_objective
from tests.planning.scores import scored
from visitplanner.planning import Problem
from visitplanner.planning.preferences import objective_coverage


def _problem(**params: Any) -> Problem:
    topics = ("law", "police", "courts", "prisons", "appeals")
    return a_problem(
        *(a_session(each, topics=[each]) for each in topics),
        a_session("clinic", topics=["health"]),
        objectives=[an_objective("justice", topics, 3), an_objective("health", ["health"], 2)],
        rules=[a_rule("objective_coverage", weight=1, **params)],
    )


def test_four_topics_of_five_are_enough_and_three_are_not() -> None:
    # 80 % of 5 is 4, of 1 is 1. One missing: 1 x 3 x 15 = 45.
    four = ("law 08:00", "police 09:00", "courts 10:00", "prisons 11:00", "clinic 12:00")

    assert scored(objective_coverage, _problem(), an_itinerary(_problem(), *four)) == 0
    assert scored(objective_coverage, _problem(), an_itinerary(_problem(), *four[1:])) == 45


def test_every_objective_counts_with_its_weight() -> None:
    # Nothing treated: 4 x 3 x 15 + 1 x 2 x 15 = 210.
    assert scored(objective_coverage, _problem(), an_itinerary(_problem())) == 210


def test_the_visit_says_which_share_is_wanted() -> None:
    # 50 % of 5 is 3, rounded up; two are missing: 2 x 3 x 15 = 90, and the clinic 30.
    problem = _problem(percent=50)

    assert scored(objective_coverage, problem, an_itinerary(problem, "law 09:00")) == 120
