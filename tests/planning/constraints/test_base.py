"""A day that has a base begins and ends there."""

from dataclasses import replace

from tests.builders import a_day, a_problem, a_session, a_site, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import Problem, SiteId


def a_problem_with_a_base() -> Problem:
    problem = a_problem(
        a_session("talk", minutes=60),
        sites=[a_site("ministry", access_minutes=15), a_site("hotel")],
        days=[a_day(hours="09:00-12:00")],
        travel={("hotel", "ministry"): 45},
    )
    return problem.but(days=tuple(replace(each, base=SiteId("hotel")) for each in problem.days))


def test_the_way_from_the_base_lies_inside_the_hours() -> None:
    problem = a_problem_with_a_base()

    # 09:00 + 45 on the road + 15 at the gate = 10:00
    assert broken(problem, an_itinerary(problem, "talk 10:00")) == []
    assert broken(problem, an_itinerary(problem, "talk 09:45")) == [("base", ("day:2026-03-02",), ("talk#1",))]


def test_the_way_back_lies_inside_the_hours() -> None:
    problem = a_problem_with_a_base()

    # 10:15 + 60 + 45 = 12:00
    assert broken(problem, an_itinerary(problem, "talk 10:15")) == []
    assert broken(problem, an_itinerary(problem, "talk 10:30")) == [("base", ("day:2026-03-02",), ("talk#1",))]


def test_a_day_without_a_base_may_begin_at_once() -> None:
    problem = a_problem_with_a_base()
    problem = problem.but(days=tuple(replace(each, base=None) for each in problem.days))

    assert broken(problem, an_itinerary(problem, "talk 09:00")) == []


def test_only_the_first_session_waits_for_the_way_and_only_the_last_leaves_time_for_it() -> None:
    problem = a_problem(
        *(a_session(name, minutes=30) for name in ("talk", "tour", "tea")),
        sites=[a_site("hotel")],
        days=[a_day(hours="09:00-12:00", base="hotel")],
        travel={("hotel", "ministry"): 30},
    )

    # From 09:30 the group can be there; to be back at 12:00 it leaves at 11:30.
    assert broken(problem, an_itinerary(problem, "talk 09:30", "tour 10:00", "tea 11:00")) == []
    assert broken(problem, an_itinerary(problem, "talk 09:15", "tour 10:00", "tea 11:00")) == [
        ("base", ("day:2026-03-02",), ("talk#1",))
    ]
    assert broken(problem, an_itinerary(problem, "talk 09:30", "tour 10:00", "tea 11:15")) == [
        ("base", ("day:2026-03-02",), ("tea#1",))
    ]


def test_a_day_at_home_needs_no_way() -> None:
    problem = a_problem(a_session("talk"), days=[a_day(hours="09:00-10:00", base="ministry")])

    assert broken(problem, an_itinerary(problem, "talk 09:00")) == []
    assert broken(problem, an_itinerary(problem)) == []
