"""Interpreters, vehicles, allowances and venues are paid by the day."""

from dataclasses import replace

from tests.builders import (
    MONDAY,
    TUESDAY,
    a_day,
    a_placement,
    a_problem,
    a_session,
    a_site,
    a_subgroup,
    an_interpreter,
    an_itinerary,
)
from tests.planning.scores import scored
from visitplanner.planning import Itinerary, Problem, Rates
from visitplanner.planning.preferences import cost

INTERPRETER, VEHICLE, VENUE, PERSON = 1000, 100, 10, 1


def _problem() -> Problem:
    """Groups of 3 and 2 people; the talk and the tour may be held at once."""
    groups = [a_subgroup("A", 3), a_subgroup("B", 2)]
    return a_problem(
        a_session("talk", interpreters=1),
        a_session("tour", site="museum", interpreters=1),
        a_session("debrief", site="hotel", direction="internal"),
        subgroups=groups,
        audiences={"talk": "joint A", "tour": "joint B", "debrief": "joint A"},
        sites=[a_site("ministry"), a_site("museum"), a_site("hotel")],
        travel={("ministry", "hotel"): 0},
        days=[a_day(each.id, on) for each in groups for on in (MONDAY, TUESDAY)],
        interpreters=[an_interpreter("Layla"), an_interpreter("Omar")],
    ).but(rates=Rates(INTERPRETER, VEHICLE, VENUE, PERSON))


def test_one_session_costs_an_interpreter_a_vehicle_and_the_allowances() -> None:
    # 1 x 1000 + 1 x 100 + 3 x 1.
    assert scored(cost, _problem(), an_itinerary(_problem(), "talk 09:00")) == 1103


def test_sessions_one_after_the_other_share_an_interpreter_and_at_once_they_do_not() -> None:
    # Two vehicles and five people besides: 2 x 100 + 5.
    assert scored(cost, _problem(), an_itinerary(_problem(), "talk 09:00", "tour 10:00")) == 1205
    assert scored(cost, _problem(), an_itinerary(_problem(), "talk 09:00", "tour 09:45")) == 2205


def test_what_is_held_on_two_days_is_paid_twice() -> None:
    problem = _problem()
    talk, debrief = a_placement(problem, "talk", "09:00", MONDAY), a_placement(problem, "debrief", "09:00", TUESDAY)

    # Monday 1103; Tuesday 10 for the venue, 100 for the vehicle, 3 for the people.
    assert scored(cost, problem, Itinerary("feasible", (talk, debrief))) == 1216
    # On one day the vehicle and the people are paid once.
    assert scored(cost, problem, an_itinerary(problem, "talk 09:00", "debrief 11:00")) == 1113


def test_languages_have_interpreters_of_their_own() -> None:
    problem = _problem()
    swahili = replace(problem.sessions[1], languages=frozenset({"en", "sw"}))
    problem = problem.but(sessions=(problem.sessions[0], swahili, problem.sessions[2]))

    assert scored(cost, problem, an_itinerary(problem, "talk 09:00", "tour 10:00")) == 2205


def test_without_rates_nothing_costs() -> None:
    problem = _problem().but(rates=None)

    assert scored(cost, problem, an_itinerary(problem, "talk 09:00")) == 0
