"""A driver's day is no longer than stated: from the first departure to the last return."""

from tests.builders import MONDAY, TUESDAY, a_day, a_problem, a_rule, a_session, a_site, a_subgroup, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import Day, Problem

NAME = "driver_duty"


def _problem(*days: Day, buffer: int = 0, gate: int = 0, hours: int = 3) -> Problem:
    return a_problem(
        a_session("talk"),
        a_session("tour"),
        sites=[a_site(access_minutes=gate), a_site("hotel")],
        travel={("hotel", "ministry"): 15},
        days=days or [a_day()],
        buffer=buffer,
        rules=[a_rule(NAME, hours=hours)],
    )


def test_three_hours_hold_and_a_quarter_more_fails() -> None:
    # From 09:00 to 11:00 + 1 h = 12:00 are 3 h; to 12:15 they are 3 h 15 min.
    problem = _problem()

    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 11:00")) == []
    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 11:15")) == [(NAME, (NAME,), ("talk#1", "tour#1"))]


def test_the_gate_and_the_buffer_before_the_first_session_count() -> None:
    # 09:15 - 10 - 5 = 09:00; until 12:00 are 3 h. With 09:00 it is a quarter more.
    problem = _problem(buffer=5, gate=10)

    assert broken(problem, an_itinerary(problem, "talk 09:15", "tour 11:00")) == []
    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 11:00")) == [(NAME, (NAME,), ("talk#1", "tour#1"))]


def test_the_ways_from_the_base_and_back_count() -> None:
    # 09:15 - 15 = 09:00; 10:45 + 1 h + 15 = 12:00.
    problem = _problem(a_day(base="hotel"))

    assert broken(problem, an_itinerary(problem, "talk 09:15", "tour 10:45")) == []
    assert broken(problem, an_itinerary(problem, "talk 09:15", "tour 11:00")) == [(NAME, (NAME,), ("talk#1", "tour#1"))]


def test_every_day_and_every_subgroup_is_counted_by_itself() -> None:
    problem = a_problem(
        a_session("talk"),
        a_session("tour"),
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        audiences={"talk": "joint A", "tour": "one_of A B"},
        days=[a_day(each, on) for each in "AB" for on in (MONDAY, TUESDAY)],
        rules=[a_rule(NAME, hours=3)],
    )

    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 15:00 B")) == []
    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 15:00 A")) != []
