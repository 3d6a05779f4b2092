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
