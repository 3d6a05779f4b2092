"""A session follows another with no more than the stated gap."""

from tests.builders import a_problem, a_rule, a_session, a_subgroup, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import Problem

BREACH = ("immediately_after", ("immediately_after",), ("talk#1", "tour#1"))


def _problem(talk: str = "plenary", tour: str = "plenary") -> Problem:
    return a_problem(
        a_session("talk"),
        a_session("tour"),
        a_session("tea", site="cafe", minutes=15),
        audiences={"talk": talk, "tour": tour, "tea": "joint A"},
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        rules=[a_rule("immediately_after", first="talk", then="tour", max_gap_min=30)],
    )


def test_a_gap_as_long_as_stated_holds() -> None:
    # 09:00 + 60 = 10:00, and 30 more are 10:30.
    assert broken(_problem(), an_itinerary(_problem(), "talk 09:00", "tour 10:00")) == []
    assert broken(_problem(), an_itinerary(_problem(), "talk 09:00", "tour 10:30")) == []


def test_a_longer_gap_fails() -> None:
    # 10:45 - 10:00 = 45 > 30.
    assert broken(_problem(), an_itinerary(_problem(), "talk 09:00", "tour 10:45")) == [BREACH]


def test_the_wrong_order_fails() -> None:
    assert broken(_problem(), an_itinerary(_problem(), "talk 10:00", "tour 09:00")) == [BREACH]


def test_either_may_be_held_alone() -> None:
    assert broken(_problem(), an_itinerary(_problem(), "talk 09:00")) == []
    assert broken(_problem(), an_itinerary(_problem(), "tour 09:00")) == []


def test_sessions_of_different_subgroups_need_not_follow_where_they_could_have_shared_one() -> None:
    problem = _problem("one_of", "one_of")

    assert broken(problem, an_itinerary(problem, "talk 09:00 A", "tour 15:00 B")) == []
    assert broken(problem, an_itinerary(problem, "talk 09:00 A", "tour 15:00 A")) == [BREACH]


def test_sessions_that_can_share_no_subgroup_follow_each_other_all_the_same() -> None:
    problem = _problem("joint A", "joint B")

    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 10:30")) == []
    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 10:45")) == [BREACH]


def test_each_subgroup_follows_from_its_own_occurrence() -> None:
    problem = _problem("each", "each")
    # A: 09:00 to 10:00, then 10:00. B: 11:00 to 12:00, then 12:30; but 12:45 is too late.
    holds = an_itinerary(problem, "talk#1 09:00", "tour#1 10:00", "talk#2 11:00 B", "tour#2 12:30 B")
    fails = an_itinerary(problem, "talk#1 09:00", "tour#1 10:00", "talk#2 11:00 B", "tour#2 12:45 B")

    assert broken(problem, holds) == []
    assert broken(problem, fails) == [("immediately_after", ("immediately_after",), ("talk#2", "tour#2"))]
