"""What is required is held, with every occurrence."""

from tests.builders import a_problem, a_session, a_subgroup, an_itinerary
from tests.planning.verdicts import broken


def test_a_required_session_is_held_and_an_optional_one_may_be() -> None:
    problem = a_problem(a_session("talk", required=True), a_session("tour"))

    assert broken(problem, an_itinerary(problem, "talk 09:00")) == []
    assert broken(problem, an_itinerary(problem, "tour 09:00")) == [("required", ("talk.required",), ("talk#1",))]


def test_every_subgroup_has_its_occurrence() -> None:
    problem = a_problem(
        a_session("talk", required=True),
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        audiences={"talk": "each"},
    )

    assert broken(problem, an_itinerary(problem, "talk#1 09:00 A", "talk#2 10:00 B")) == []
    assert broken(problem, an_itinerary(problem, "talk#1 09:00 A")) == [("required", ("talk.required",), ("talk#2",))]


def test_a_required_session_that_its_host_declined_is_not_waited_for() -> None:
    problem = a_problem(a_session("talk", required=True, withdrawn=True))

    assert broken(problem, an_itinerary(problem)) == []
