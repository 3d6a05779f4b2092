"""A session that builds on another begins when every occurrence of that one has ended."""

from tests.builders import a_problem, a_rule, a_session, a_subgroup, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import Problem


def _problem() -> Problem:
    return a_problem(a_session("law"), a_session("court"), rules=[a_rule("before", first="law", then="court")])


def test_a_session_may_begin_when_the_other_ends() -> None:
    # 09:00 + 60 = 10:00.
    assert broken(_problem(), an_itinerary(_problem(), "law 09:00", "court 10:00")) == []


def test_a_session_may_not_come_before_what_it_builds_on() -> None:
    # 11:00 + 60 = 12:00, after 09:00.
    late = an_itinerary(_problem(), "court 09:00", "law 11:00")

    assert broken(_problem(), late) == [("before", ("before",), ("law#1", "court#1"))]


def test_the_rule_asks_for_nothing_while_one_of_the_two_is_not_held() -> None:
    assert broken(_problem(), an_itinerary(_problem(), "court 09:00")) == []


def test_every_occurrence_comes_first_whoever_attends_it() -> None:
    groups = [a_subgroup("A"), a_subgroup("B")]
    problem = a_problem(
        a_session("law"),
        a_session("court", site="court"),
        audiences={"law": "each", "court": "one_of A"},
        subgroups=groups,
        travel={("ministry", "court"): 0},
        rules=[a_rule("before", first="law", then="court")],
    )
    # B is at the first until 11:00; A may go on then, and not a quarter of an hour earlier.
    holds = an_itinerary(problem, "law#1 08:00 A", "law#2 10:00 B", "court 11:00 A")
    fails = an_itinerary(problem, "law#1 08:00 A", "law#2 10:00 B", "court 10:45 A")

    assert broken(problem, holds) == []
    assert broken(problem, fails) == [("before", ("before",), ("law#2", "court#1"))]
