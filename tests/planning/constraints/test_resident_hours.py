"""Nobody comes to a site in the hours kept for those who live there."""

from typing import Any

from tests.builders import MONDAY, TUESDAY, a_day, a_problem, a_rule, a_session, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import Problem

NAME = "resident_hours"


def _problem(**more: Any) -> Problem:
    return a_problem(
        a_session("visit", site="shelter"),
        a_session("talk"),
        days=[a_day(on=each) for each in (MONDAY, TUESDAY)],
        rules=[a_rule(NAME, site_id="shelter", start="10:00", end="12:00", **more)],
    )


def test_until_the_hours_begin_and_from_their_end_a_visit_holds() -> None:
    # An hour from 09:00 ends at 10:00; one from 12:00 begins when they end.
    problem = _problem()

    assert broken(problem, an_itinerary(problem, "visit 09:00")) == []
    assert broken(problem, an_itinerary(problem, "visit 12:00")) == []


def test_a_quarter_of_an_hour_inside_fails() -> None:
    problem = _problem()

    assert broken(problem, an_itinerary(problem, "visit 09:15")) == [(NAME, (NAME,), ("visit#1",))]
    assert broken(problem, an_itinerary(problem, "visit 11:45")) == [(NAME, (NAME,), ("visit#1",))]


def test_other_sites_are_open() -> None:
    problem = _problem()

    assert broken(problem, an_itinerary(problem, "talk 10:00")) == []


def test_weekdays_limit_the_rule() -> None:
    problem = _problem(weekdays=["TUE"])

    assert broken(problem, an_itinerary(problem, "visit 10:00", on=MONDAY)) == []
    assert broken(problem, an_itinerary(problem, "visit 10:00", on=TUESDAY)) == [(NAME, (NAME,), ("visit#1",))]
