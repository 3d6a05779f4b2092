"""Flights end somewhere, and after a move there is a first day: facts from which rest and gentle days are made."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.visit.visits import BERLIN, BERLIN_CITY, MONDAY, SUNDAY, TUESDAY, days_of, reference_visit, window
from visitplanner.planning import Problem
from visitplanner.visit.entities import Transfer
from visitplanner.visit.problem import build_problem


def _moved(depart: str, arrive: str, *, on: date = SUNDAY, mode: Any = "air") -> Problem:
    visit = reference_visit()
    move = Transfer("TR1", {"en": "Flight"}, on, depart, arrive, "AMM", "BER", ("G1",), mode)
    return build_problem(replace(visit, cities=(*visit.cities, BERLIN_CITY), transfers=(move,)))


def _gentle(problem: Problem) -> list[date]:
    return [each.date for each in days_of(problem, "G1") if each.after_travel]


def test_a_flight_through_the_night_that_lands_before_noon_takes_the_day_with_it() -> None:
    (landing,) = _moved("22:00", "11:59").landings

    assert (landing.name, landing.subgroups) == ("TR1", {"G1"})
    assert landing.minute == window("11:59-12:00", MONDAY, BERLIN).opens
    # The midnight after Monday in Berlin.
    assert landing.lost_until == window("00:00-01:00", TUESDAY, BERLIN).opens


def test_landing_at_noon_or_leaving_after_the_night_takes_nothing_more() -> None:
    # Noon is not before noon; and 05:00 in Amman is 04:00 in Berlin in April 2018, one hour less.
    assert [each.lost_until for each in _moved("22:00", "12:00").landings] == [None]
    assert [each.lost_until for each in _moved("05:00", "09:00").landings] == [None]
    assert [each.lost_until is None for each in _moved("04:59", "09:00").landings] == [False]


def test_only_flights_land() -> None:
    assert _moved("22:00", "08:00", mode="road").landings == ()


def test_who_arrives_by_noon_has_the_first_day_on_the_same_date_and_others_on_the_next() -> None:
    assert _gentle(_moved("08:00", "12:00")) == [SUNDAY]
    assert _gentle(_moved("08:00", "12:01", mode="road")) == [MONDAY]


def test_the_day_after_a_day_of_travel_is_a_first_day_too() -> None:
    visit = reference_visit()
    travelling = replace(visit, days=(replace(visit.days[0], type="travel"), *visit.days[1:]))

    assert _gentle(build_problem(visit)) == []
    assert _gentle(build_problem(travelling)) == [MONDAY]
