"""The opening session comes before all others, of every subgroup."""

from tests.builders import a_problem, a_rule, a_session, a_subgroup, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import Problem


def _problem() -> Problem:
    return a_problem(
        a_session("opening"),
        a_session("tour", site="museum"),
        audiences={"opening": "joint A", "tour": "joint B"},
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        rules=[a_rule("first_session", session_id="opening")],
    )


def test_another_session_may_begin_when_the_opening_ends() -> None:
    # 09:00 + 60 = 10:00, even for a subgroup that was not at the opening.
    assert broken(_problem(), an_itinerary(_problem(), "opening 09:00", "tour 10:00")) == []


def test_no_session_may_begin_before_the_opening_has_ended() -> None:
    # 09:45 < 10:00.
    early = an_itinerary(_problem(), "opening 09:00", "tour 09:45")

    assert broken(_problem(), early) == [("first_session", ("first_session",), ("opening#1", "tour#1"))]


def test_an_opening_that_is_held_apart_for_each_subgroup_is_still_first() -> None:
    problem = a_problem(
        a_session("opening"),
        a_session("tour", site="museum"),
        audiences={"opening": "each", "tour": "joint A"},
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        travel={("ministry", "museum"): 0},
        rules=[a_rule("first_session", session_id="opening")],
    )

    assert broken(problem, an_itinerary(problem, "opening#1 08:00", "opening#2 09:00", "tour 10:00")) == []
    assert broken(problem, an_itinerary(problem, "opening#1 08:00", "opening#2 09:00", "tour 09:30")) == [
        ("first_session", ("first_session",), ("opening#2", "tour#1"))
    ]
    assert broken(problem, an_itinerary(problem, "tour 09:30")) == []
