"""A subgroup has no more sessions a day than stated."""

from tests.builders import a_problem, a_rule, a_session, a_subgroup, an_itinerary
from tests.planning.verdicts import broken

NAME = "max_sessions_per_day"


def test_two_sessions_hold_where_two_are_allowed_and_three_fail() -> None:
    problem = a_problem(a_session("talk"), a_session("tour"), a_session("tea"), rules=[a_rule(NAME, n=2)])

    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 10:00")) == []
    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 10:00", "tea 11:00")) == [
        (NAME, (NAME,), ("talk#1", "tour#1", "tea#1"))
    ]


def test_every_subgroup_counts_for_itself() -> None:
    problem = a_problem(
        a_session("talk"),
        a_session("tour"),
        audiences={"talk": "one_of", "tour": "joint A"},
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        rules=[a_rule(NAME, n=1)],
    )

    assert broken(problem, an_itinerary(problem, "talk 09:00 B", "tour 10:00 A")) == []
    assert broken(problem, an_itinerary(problem, "talk 09:00 A", "tour 10:00 A")) == [
        (NAME, (NAME,), ("talk#1", "tour#1"))
    ]
