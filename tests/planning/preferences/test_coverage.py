"""The prize of a visit: the topics it treats by the weights of its objectives, and the priorities of its sessions."""

from tests.builders import a_problem, a_session, a_subgroup, an_itinerary, an_objective
from tests.planning.scores import scored
from visitplanner.planning import Problem
from visitplanner.planning.preferences import coverage


def _problem() -> Problem:
    return a_problem(
        a_session("talk", topics=["law", "police"], priority=3),
        a_session("tour", topics=["law"], priority=5),
        objectives=[an_objective("justice", ["law"], 4), an_objective("practice", ["law", "police"], 2)],
    )


def test_an_empty_visit_has_no_prize() -> None:
    assert scored(coverage, _problem(), an_itinerary(_problem())) == 0


def test_a_topic_counts_with_every_objective_that_names_it() -> None:
    # The tour treats law, for 4 + 2, and has priority 5: 11.
    assert scored(coverage, _problem(), an_itinerary(_problem(), "tour 09:00")) == 11


def test_a_topic_that_is_treated_twice_counts_once() -> None:
    # Law 4 + 2, police 2, priorities 3 + 5: 16.
    assert scored(coverage, _problem(), an_itinerary(_problem(), "tour 09:00", "talk 10:00")) == 16


def test_every_occurrence_counts_with_the_priority_of_its_session() -> None:
    problem = a_problem(
        a_session("talk", priority=3), audiences={"talk": "each"}, subgroups=[a_subgroup("A"), a_subgroup("B")]
    )

    assert scored(coverage, problem, an_itinerary(problem, "talk#1 09:00")) == 3
    assert scored(coverage, problem, an_itinerary(problem, "talk#1 09:00", "talk#2 10:00")) == 6
