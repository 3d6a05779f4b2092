"""On the first day after travel, what lies before the stated hours or after them counts by the minute."""

from typing import Any

from tests.builders import a_day, a_problem, a_rule, a_session, an_itinerary
from tests.planning.scores import scored
from visitplanner.planning import Problem
from visitplanner.planning.preferences import edges


def _problem(*, after_travel: bool = True, **params: Any) -> Problem:
    return a_problem(
        a_session("talk"),
        a_session("tour"),
        days=[a_day(after_travel=after_travel, hours="07:00-21:00")],
        rules=[a_rule("edges", weight=1, **params)],
    )


def test_from_nine_to_five_nothing_counts() -> None:
    # 16:00 + 60 = 17:00.
    assert scored(edges, _problem(), an_itinerary(_problem(), "talk 09:00", "tour 16:00")) == 0


def test_every_minute_before_and_after_counts() -> None:
    # 09:00 - 08:45 = 15; 18:30 + 60 - 17:00 = 150.
    assert scored(edges, _problem(), an_itinerary(_problem(), "talk 08:45", "tour 18:30")) == 165


def test_the_visit_says_its_hours() -> None:
    # 10:00 - 09:00 = 60; 15:00 + 60 - 15:30 = 30.
    problem = _problem(start="10:00", end="15:30")

    assert scored(edges, problem, an_itinerary(problem, "talk 09:00", "tour 15:00")) == 90


def test_other_days_and_days_without_sessions_count_nothing() -> None:
    other = _problem(after_travel=False)

    assert scored(edges, other, an_itinerary(other, "talk 07:00", "tour 20:00")) == 0
    assert scored(edges, _problem(), an_itinerary(_problem())) == 0
