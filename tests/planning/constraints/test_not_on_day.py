"""A session is not held on the dates ruled out for it."""

from tests.builders import MONDAY, TUESDAY, WEDNESDAY, a_day, a_problem, a_rule, a_session, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import Problem

NAME = "not_on_day"


def _problem() -> Problem:
    return a_problem(
        a_session("talk"),
        a_session("tour"),
        days=[a_day(on=each) for each in (MONDAY, TUESDAY, WEDNESDAY)],
        rules=[a_rule(NAME, session_id="talk", dates=["2026-03-02", "2026-03-04"])],
    )


def test_any_other_date_will_do_and_none_of_these() -> None:
    problem = _problem()

    assert broken(problem, an_itinerary(problem, "talk 09:00", on=TUESDAY)) == []
    assert broken(problem, an_itinerary(problem, "talk 09:00", on=MONDAY)) == [(NAME, (NAME,), ("talk#1",))]
    assert broken(problem, an_itinerary(problem, "talk 09:00", on=WEDNESDAY)) == [(NAME, (NAME,), ("talk#1",))]


def test_other_sessions_are_free() -> None:
    problem = _problem()

    assert broken(problem, an_itinerary(problem, "tour 09:00", on=MONDAY)) == []
