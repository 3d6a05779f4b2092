"""Hosts receive nobody on their holidays."""

from tests.builders import TUESDAY, a_day, a_holiday, a_problem, a_session, an_itinerary
from tests.planning.verdicts import broken


def test_a_host_receives_nobody_on_a_holiday_of_the_country() -> None:
    problem = a_problem(a_session("talk"), holidays=[a_holiday()])

    assert broken(problem, an_itinerary(problem, "talk 09:00")) == [("holidays", ("holiday:2026-03-02",), ("talk#1",))]


def test_the_next_day_will_do() -> None:
    problem = a_problem(a_session("talk"), days=[a_day(), a_day(on=TUESDAY)], holidays=[a_holiday()])

    assert broken(problem, an_itinerary(problem, "talk 09:00", on=TUESDAY)) == []


def test_a_holiday_of_another_country_does_not_count_not_even_the_hosts_own() -> None:
    # The site is in Jordan; its host, an embassy, belongs to Kenya.
    problem = a_problem(a_session("talk", host_country="KE"), holidays=[a_holiday(country="KE")])

    assert broken(problem, an_itinerary(problem, "talk 09:00")) == []


def test_the_delegation_among_itself_may_meet() -> None:
    problem = a_problem(a_session("debrief", direction="internal"), holidays=[a_holiday()])

    assert broken(problem, an_itinerary(problem, "debrief 09:00")) == []
