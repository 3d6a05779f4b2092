"""A subgroup is in one place at a time and has time to travel in between."""

from tests.builders import (
    MONDAY,
    TUESDAY,
    a_day,
    a_placement,
    a_problem,
    a_session,
    a_site,
    a_subgroup,
    an_itinerary,
)
from tests.planning.verdicts import broken
from visitplanner.planning import Itinerary, Problem


def _problem(*, buffer: int = 0, access: int = 0, way: int = 30) -> Problem:
    return a_problem(
        a_session("talk"),
        a_session("tour", site="museum"),
        a_session("tea"),
        sites=[a_site("ministry", access_minutes=5), a_site("museum", access_minutes=access)],
        travel={("ministry", "museum"): way},
        buffer=buffer,
        grid=1,
    )


def test_the_way_the_gate_and_the_buffer_just_fit() -> None:
    # 10:00 + 30 of travel + 10 at the gate of the museum + 15 to be punctual = 10:55.
    problem = _problem(buffer=15, access=10)

    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 10:55")) == []


def test_one_minute_less_is_too_little() -> None:
    # 10:54 - 10:00 = 54 < 55.
    problem = _problem(buffer=15, access=10)

    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 10:54")) == [
        ("one_place", ("travel",), ("talk#1", "tour#1"))
    ]


def test_on_the_way_back_the_other_gate_counts() -> None:
    # 10:00 + 30 of travel + 5 at the gate of the ministry = 10:35.
    problem = _problem(access=10)

    assert broken(problem, an_itinerary(problem, "tour 09:00", "talk 10:35")) == []
    assert broken(problem, an_itinerary(problem, "tour 09:00", "talk 10:34")) == [
        ("one_place", ("travel",), ("tour#1", "talk#1"))
    ]


def test_at_one_site_a_session_may_follow_at_once() -> None:
    problem = _problem(buffer=15)

    assert broken(problem, an_itinerary(problem, "talk 09:00", "tea 10:00")) == []


def test_a_subgroup_is_not_in_two_places() -> None:
    problem = _problem(way=0)

    assert ("one_place", ("one_place",), ("talk#1", "tour#1")) in broken(
        problem, an_itinerary(problem, "talk 09:00", "tour 09:59")
    )


def test_different_subgroups_need_not_wait_for_each_other() -> None:
    problem = a_problem(
        a_session("talk"),
        a_session("tour", site="museum"),
        audiences={"talk": "joint A", "tour": "one_of"},
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        travel={("ministry", "museum"): 30},
    )

    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 09:00 B")) == []
    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 10:15 A")) == [
        ("one_place", ("travel",), ("talk#1", "tour#1"))
    ]


def test_a_pair_without_a_way_cannot_be_visited_on_one_day() -> None:
    problem = a_problem(a_session("talk"), a_session("tour", site="castle"), days=[a_day(on=MONDAY), a_day(on=TUESDAY)])
    one_day = an_itinerary(problem, "talk 08:00", "tour 17:00")
    two_days = Itinerary(
        "feasible", (a_placement(problem, "talk", "17:00"), a_placement(problem, "tour", "08:00", TUESDAY))
    )

    assert broken(problem, two_days) == []
    assert broken(problem, one_day) == [("one_place", ("travel",), ("talk#1", "tour#1"))]


def test_a_night_may_be_shorter_than_the_way() -> None:
    # From 23:30 to 00:30 there is an hour, and the way takes two; but nobody travels it at night, and a session
    # more in the evening has to be reached in time.
    problem = a_problem(
        a_session("talk"),
        a_session("tour", site="museum"),
        travel={("ministry", "museum"): 120},
        days=[a_day(hours="00:00-23:30"), a_day(on=TUESDAY, hours="00:30-23:30")],
    )
    night = Itinerary(
        "feasible", (a_placement(problem, "talk", "22:30"), a_placement(problem, "tour", "00:30", TUESDAY))
    )

    assert broken(problem, night) == []
    assert broken(problem, an_itinerary(problem, "talk 19:00", "tour 22:00")) == []
    assert broken(problem, an_itinerary(problem, "talk 19:00", "tour 21:45")) == [
        ("one_place", ("travel",), ("talk#1", "tour#1"))
    ]


def _three_corners() -> Problem:
    """From the ministry to the museum it is 90 minutes; by way of the cafe 10 + 15 of tea + 10 = 35."""
    return a_problem(
        a_session("talk"),
        a_session("tour", site="museum"),
        a_session("tea", site="cafe", minutes=15),
        travel={("ministry", "museum"): 90, ("ministry", "cafe"): 10, ("cafe", "museum"): 10},
        grid=5,
    )


def test_a_way_round_through_a_session_may_be_quicker_than_the_direct_way() -> None:
    # 10:00 + 10 = 10:10; tea until 10:25; + 10 = 10:35.
    problem = _three_corners()

    assert broken(problem, an_itinerary(problem, "talk 09:00", "tea 10:10", "tour 10:35")) == []
    assert broken(problem, an_itinerary(problem, "talk 09:00", "tea 10:10", "tour 10:30")) == [
        ("one_place", ("travel",), ("tea#1", "tour#1"))
    ]


def test_without_the_session_in_between_the_direct_way_counts() -> None:
    # 10:00 + 90 = 11:30.
    problem = _three_corners()

    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 11:30")) == []
    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 11:25")) == [
        ("one_place", ("travel",), ("talk#1", "tour#1"))
    ]
    assert broken(problem, an_itinerary(problem, "tea 08:00", "talk 09:00", "tour 11:25")) == [
        ("one_place", ("travel",), ("talk#1", "tour#1"))
    ]


def test_a_session_of_another_subgroup_does_not_shorten_the_way() -> None:
    problem = a_problem(
        *_three_corners().sessions,
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        audiences={"talk": "joint A", "tour": "joint A", "tea": "one_of"},
        travel=dict(_three_corners().travel.entries),
        grid=5,
    )

    assert broken(problem, an_itinerary(problem, "talk 09:00", "tea 10:10 A", "tour 10:35")) == []
    assert broken(problem, an_itinerary(problem, "talk 09:00", "tea 10:10 B", "tour 10:35")) == [
        ("one_place", ("travel",), ("talk#1", "tour#1"))
    ]
