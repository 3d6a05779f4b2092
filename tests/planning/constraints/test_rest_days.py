"""On the weekly days of rest of its country no host receives anybody; the delegation among itself may meet."""

from tests.builders import MONDAY, TUESDAY, a_day, a_problem, a_rule, a_session, a_site, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import Problem

NAME = "rest_days"


def _problem(*, named: bool = True) -> Problem:
    # Monday is weekday 0.
    return a_problem(
        a_session("talk"),
        a_session("debrief", direction="internal"),
        sites=[a_site(rest_days=[0])],
        days=[a_day(on=each) for each in (MONDAY, TUESDAY)],
        rules=[a_rule(NAME)] if named else [],
    )


def test_the_day_after_holds_and_the_day_of_rest_fails() -> None:
    problem = _problem()

    assert broken(problem, an_itinerary(problem, "talk 09:00", on=TUESDAY)) == []
    assert broken(problem, an_itinerary(problem, "talk 09:00", on=MONDAY)) == [(NAME, (NAME,), ("talk#1",))]


def test_the_delegation_may_meet_among_itself() -> None:
    problem = _problem()

    assert broken(problem, an_itinerary(problem, "debrief 09:00", on=MONDAY)) == []


def test_nothing_is_forbidden_where_the_visit_does_not_name_the_rule() -> None:
    problem = _problem(named=False)

    assert broken(problem, an_itinerary(problem, "talk 09:00", on=MONDAY)) == []
