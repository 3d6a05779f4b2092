"""The delegation has its own voice often enough."""

from tests.builders import a_problem, a_rule, a_session, a_subgroup, an_itinerary
from tests.planning.verdicts import broken

RULE = a_rule("direction_required", direction="two_way", min_count=2)


def test_as_many_sessions_as_asked_for_suffice_and_one_fewer_does_not() -> None:
    problem = a_problem(
        a_session("debate", direction="two_way"),
        a_session("workshop", direction="two_way"),
        a_session("talk"),
        rules=[RULE],
    )

    assert broken(problem, an_itinerary(problem, "debate 09:00", "workshop 10:00")) == []
    assert broken(problem, an_itinerary(problem, "debate 09:00", "talk 10:00")) == [(RULE.type, (RULE.id,), ())]


def test_the_occurrences_of_one_session_count_once() -> None:
    problem = a_problem(
        a_session("debate", direction="two_way"),
        audiences={"debate": "each"},
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        rules=[RULE],
    )

    assert broken(problem, an_itinerary(problem, "debate#1 09:00", "debate#2 10:00")) == [(RULE.type, (RULE.id,), ())]


def test_any_occurrence_of_a_session_counts() -> None:
    problem = a_problem(
        a_session("debate", direction="two_way"),
        audiences={"debate": "each"},
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        rules=[a_rule("direction_required", direction="two_way", min_count=1)],
    )

    assert broken(problem, an_itinerary(problem, "debate#2 09:00")) == []
