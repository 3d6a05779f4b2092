"""The closing session comes after all others, of every subgroup."""

from tests.builders import a_problem, a_rule, a_session, a_subgroup, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import Problem


def _problem() -> Problem:
    return a_problem(
        a_session("closing"),
        a_session("tour", site="museum"),
        audiences={"closing": "joint A", "tour": "joint B"},
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        rules=[a_rule("last_session", session_id="closing")],
    )


def test_the_closing_may_begin_when_the_last_other_session_ends() -> None:
    # 09:00 + 60 = 10:00.
    assert broken(_problem(), an_itinerary(_problem(), "tour 09:00", "closing 10:00")) == []


def test_no_session_may_still_be_held_when_the_closing_begins() -> None:
    # 09:15 + 60 = 10:15 > 10:00.
    late = an_itinerary(_problem(), "tour 09:15", "closing 10:00")

    assert broken(_problem(), late) == [("last_session", ("last_session",), ("closing#1", "tour#1"))]


def test_without_the_closing_the_rule_asks_for_nothing() -> None:
    assert broken(_problem(), an_itinerary(_problem(), "tour 16:00")) == []
