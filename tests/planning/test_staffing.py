"""Every session gets interpreters of its own where there are enough, and every subgroup a vehicle that holds it."""

from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.builders import (
    TUESDAY,
    a_day,
    a_placement,
    a_problem,
    a_rule,
    a_session,
    a_subgroup,
    a_vehicle,
    an_interpreter,
    an_itinerary,
)
from tests.planning.random_itineraries import careful_itinerary, with_lunches
from tests.planning.random_problems import random_problem
from visitplanner.planning import Interpreter, Itinerary, Problem, Session, Vehicle
from visitplanner.planning.checker import check
from visitplanner.planning.staffing import staffed


def _problem(*sessions: Session, people: list[Interpreter]) -> Problem:
    groups = [a_subgroup(f"G{number}") for number in range(len(sessions))]
    apart: dict[str, str] = {each.id: f"joint G{number}" for number, each in enumerate(sessions)}
    days = [a_day(group.id, on) for group in groups for on in (a_day().date, TUESDAY)]
    return a_problem(*sessions, audiences=apart, subgroups=groups, days=days, interpreters=people)


def _interpreters(problem: Problem, itinerary: Itinerary) -> dict[str, tuple[str, ...]]:
    return {each.session: each.interpreters for each in staffed(problem, itinerary).placements}


def test_a_session_gets_as_many_interpreters_as_it_needs_and_no_more() -> None:
    people = [an_interpreter("Layla"), an_interpreter("Omar"), an_interpreter("Amina")]
    problem = _problem(
        a_session("none"), a_session("one", interpreters=1), a_session("two", interpreters=2), people=people
    )
    plan = an_itinerary(problem, "none 09:00", "one 09:00", "two 09:00")

    assert {session: len(each) for session, each in _interpreters(problem, plan).items()} == {
        "none": 0,
        "one": 1,
        "two": 2,
    }


def test_nobody_is_in_two_sessions_at_once() -> None:
    people = [an_interpreter("Layla"), an_interpreter("Omar")]
    problem = _problem(a_session("talk", interpreters=1), a_session("tour", interpreters=1), people=people)

    at_once = _interpreters(problem, an_itinerary(problem, "talk 09:00", "tour 09:45"))

    assert sorted(at_once.values()) == [("Layla",), ("Omar",)]


def test_who_speaks_few_languages_is_taken_first() -> None:
    people = [an_interpreter("Amina", ("ar", "en", "sw")), an_interpreter("Omar", ("ar", "en"))]
    problem = _problem(
        a_session("talk", interpreters=1),
        a_session("tour", interpreters=1, languages=("en", "sw")),
        people=people,
    )

    assert _interpreters(problem, an_itinerary(problem, "talk 09:00", "tour 09:15")) == {
        "talk": ("Omar",),
        "tour": ("Amina",),
    }


def test_an_earlier_session_leaves_a_later_one_the_only_person_it_can_have() -> None:
    # Both could interpret the talk, but only Amina the tour that begins while the talk goes on.
    people = [an_interpreter("Amina", ("ar", "en", "fr")), an_interpreter("Omar", ("ar", "en", "sw"))]
    problem = _problem(
        a_session("talk", interpreters=1),
        a_session("tour", interpreters=1, languages=("en", "fr")),
        people=people,
    )

    assert _interpreters(problem, an_itinerary(problem, "talk 09:00", "tour 09:30")) == {
        "talk": ("Omar",),
        "tour": ("Amina",),
    }


def test_nobody_works_longer_than_a_day_allows_where_others_can() -> None:
    # Layla may work 60 minutes and Omar 120: 60 for her, 60 + 60 for him, whichever session comes first.
    people = [an_interpreter("Layla", minutes=60), an_interpreter("Omar", minutes=120)]
    sessions = [a_session(name, interpreters=1) for name in ("talk", "tour", "tea")]
    problem = _problem(*sessions, people=people)

    given_to = _interpreters(problem, an_itinerary(problem, "talk 09:00", "tour 10:00", "tea 11:00"))

    assert sorted(given_to.values()) == [("Layla",), ("Omar",), ("Omar",)]


def test_long_sessions_are_left_to_who_has_the_minutes_for_them() -> None:
    # Taken in order of time, Omar with 90 minutes would get the first half hour; then nobody had 90 for the tour.
    people = [an_interpreter("Layla", minutes=30), an_interpreter("Omar", minutes=90)]
    problem = _problem(
        a_session("talk", minutes=30, interpreters=1), a_session("tour", minutes=90, interpreters=1), people=people
    )

    assert _interpreters(problem, an_itinerary(problem, "talk 09:00", "tour 10:00")) == {
        "talk": ("Layla",),
        "tour": ("Omar",),
    }


def test_every_day_has_its_own_minutes() -> None:
    problem = _problem(
        a_session("talk", interpreters=1),
        a_session("tour", interpreters=1),
        people=[an_interpreter("Layla", minutes=60), an_interpreter("Omar", minutes=0)],
    )
    stops = a_placement(problem, "talk", "09:00"), a_placement(problem, "tour", "09:00", TUESDAY)

    assert _interpreters(problem, Itinerary("feasible", stops)) == {"talk": ("Layla",), "tour": ("Layla",)}


def test_where_the_minutes_do_not_divide_everyone_still_gets_an_interpreter() -> None:
    # 60 + 60 + 60 = 180 = 90 + 90 minutes fit together, but no one session can be split.
    people = [an_interpreter("Layla", minutes=90), an_interpreter("Omar", minutes=90)]
    sessions = [a_session(name, interpreters=1) for name in ("talk", "tour", "tea")]
    problem = _problem(*sessions, people=people)

    given_to = _interpreters(problem, an_itinerary(problem, "talk 09:00", "tour 10:00", "tea 11:00"))

    assert [len(each) for each in given_to.values()] == [1, 1, 1]


def test_where_there_is_nobody_nobody_is_named() -> None:
    problem = _problem(a_session("talk", interpreters=2), people=[an_interpreter("Layla")])

    assert _interpreters(problem, an_itinerary(problem, "talk 09:00")) == {"talk": ("Layla",)}


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(st.integers(0, 2**32), st.integers(0, 2**32))
def test_nobody_is_ever_double_booked_or_asked_for_a_language_of_others(problem_seed: int, seed: int) -> None:
    problem = random_problem(problem_seed)
    assume(problem.interpreters)

    found = staffed(problem, careful_itinerary(problem, seed)).placements

    speaks = {each.id: each.languages for each in problem.interpreters}
    for each in found:
        assert len(set(each.interpreters)) == len(each.interpreters) <= problem.session[each.session].interpreters
        assert all(problem.session[each.session].languages <= speaks[who] for who in each.interpreters)
    for a, b in combinations(found, 2):
        assert not (set(a.interpreters) & set(b.interpreters) and a.start < b.end and b.start < a.end)


def _vehicles(*sizes: int, vehicles: list[Vehicle], escorts: int = 0, interpreters: int = 0) -> list[tuple[str, ...]]:
    """The vehicles of subgroups of these sizes, each at a session of its own."""
    groups = [a_subgroup(f"G{number}", size) for number, size in enumerate(sizes)]
    sessions = [a_session(f"s{number}", interpreters=interpreters) for number in range(len(sizes))]
    problem = a_problem(
        *sessions,
        audiences={f"s{number}": f"joint G{number}" for number in range(len(sizes))},
        subgroups=groups,
        vehicles=vehicles,
        escorts=escorts,
    )
    plan = an_itinerary(problem, *(f"s{number} 09:00" for number in range(len(sizes))))
    return [each.vehicles for each in staffed(problem, plan).placements]


def test_a_vehicle_holds_delegates_escorts_and_interpreters() -> None:
    # 10 + 2 + 1 = 13.
    assert _vehicles(10, vehicles=[a_vehicle("bus", 13)], escorts=2, interpreters=1) == [("bus",)]
    assert _vehicles(10, vehicles=[a_vehicle("bus", 12)], escorts=2, interpreters=1) == [()]


def test_large_subgroups_get_the_large_vehicles() -> None:
    assert _vehicles(8, 20, vehicles=[a_vehicle("coach", 30), a_vehicle("van", 9)]) == [("van",), ("coach",)]


def test_a_vehicle_of_another_city_does_not_help() -> None:
    assert _vehicles(8, vehicles=[a_vehicle("van", 9, city="nairobi")]) == [()]


def test_a_joint_session_is_reached_in_the_vehicles_of_everyone() -> None:
    groups = [a_subgroup("A", 8), a_subgroup("B", 8)]
    problem = a_problem(
        a_session("talk"), subgroups=groups, vehicles=[a_vehicle("van", 9), a_vehicle("bus", 15), a_vehicle("coach")]
    )

    plan = staffed(problem, an_itinerary(problem, "talk 09:00"))

    assert [each.vehicles for each in plan.placements] == [("bus", "van")]


def test_subgroups_that_stay_together_all_day_share_one_where_there_are_too_few() -> None:
    # 8 + 8 = 16 seats for both; the van could hold neither of them alone.
    groups = [a_subgroup("A", 8), a_subgroup("B", 8)]
    problem = a_problem(a_session("talk"), subgroups=groups, vehicles=[a_vehicle("van", 7), a_vehicle("bus", 16)])

    plan = staffed(problem, an_itinerary(problem, "talk 09:00"))

    assert [each.vehicles for each in plan.placements] == [("bus",)]


@pytest.mark.parametrize("seed", range(60))
def test_where_seats_suffice_everybody_who_is_out_has_a_vehicle(seed: int) -> None:
    drawn = random_problem(seed, most_sessions=8)
    problem = drawn.but(constraints=(*drawn.constraints, a_rule("vehicle_seats", id="seats")))

    plan = staffed(problem, with_lunches(problem, careful_itinerary(problem, seed)))

    if not {each.rule for each in check(problem, plan)} & {"vehicle_seats", "city"}:
        assert all(each.vehicles for each in plan.placements)


def test_a_tangle_that_cannot_be_undone_costs_nobody_an_interpreter() -> None:
    # 9 × 60 = 540 minutes, and the two may work 4 × 60 each: whoever is tried, somebody works too long.
    people = [an_interpreter("Layla", minutes=240), an_interpreter("Omar", minutes=240)]
    sessions = [a_session(f"s{number}", interpreters=1) for number in range(9)]
    problem = _problem(*sessions, people=people)
    stops = [f"s{number} {8 + number:02}:00" for number in range(9)]

    given_to = _interpreters(problem, an_itinerary(problem, *stops))

    assert [len(each) for each in given_to.values()] == [1] * 9


def test_where_tries_run_out_whoever_is_free_is_taken() -> None:
    # Twelve sessions in a row would leave room for many ways; the last needs somebody there is not.
    people = [an_interpreter("Layla", minutes=999), an_interpreter("Omar", minutes=999)]
    sessions = [a_session(f"s{number:02}", interpreters=1, minutes=30) for number in range(12)]
    problem = _problem(*sessions, a_session("last", interpreters=1, languages=("fr", "sw")), people=people)
    stops = [f"s{number:02} {8 + number // 2:02}:{30 * (number % 2):02}" for number in range(12)]

    given_to = _interpreters(problem, an_itinerary(problem, *stops, "last 16:00"))

    assert given_to.pop("last") == ()
    assert [len(each) for each in given_to.values()] == [1] * 12
