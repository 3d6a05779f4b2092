"""A session stays inside the hours of its day."""

import pytest

from tests.builders import TUESDAY, a_day, a_problem, a_session, a_subgroup, an_itinerary
from tests.planning.verdicts import broken


@pytest.mark.parametrize("clock", ["08:00", "17:00"])
def test_a_session_may_begin_with_the_day_or_end_with_it(clock: str) -> None:
    # 17:00 + 60 = 18:00.
    problem = a_problem(a_session("talk", minutes=60), days=[a_day(hours="08:00-18:00")])

    assert broken(problem, an_itinerary(problem, f"talk {clock}")) == []


@pytest.mark.parametrize("clock", ["07:45", "17:15"])
def test_a_session_may_not_begin_before_the_day_or_end_after_it(clock: str) -> None:
    # 17:15 + 60 = 18:15.
    problem = a_problem(a_session("talk", minutes=60), days=[a_day(hours="08:00-18:00")])

    assert broken(problem, an_itinerary(problem, f"talk {clock}")) == [("day_hours", ("day:2026-03-02",), ("talk#1",))]


def test_a_session_may_fill_a_day_exactly() -> None:
    problem = a_problem(a_session("talk", minutes=60), days=[a_day(hours="08:00-09:00")])

    assert broken(problem, an_itinerary(problem, "talk 08:00")) == []


def test_a_joint_session_stays_inside_the_hours_of_everyone() -> None:
    problem = a_problem(
        a_session("talk", minutes=60),
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        days=[a_day("A", hours="08:00-12:00"), a_day("B", hours="10:00-18:00")],
    )

    assert broken(problem, an_itinerary(problem, "talk 11:00")) == []
    assert broken(problem, an_itinerary(problem, "talk 11:15")) == [("day_hours", ("day:2026-03-02",), ("talk#1",))]
    assert broken(problem, an_itinerary(problem, "talk 09:45")) == [("day_hours", ("day:2026-03-02",), ("talk#1",))]


def test_the_hours_are_those_of_the_date() -> None:
    problem = a_problem(
        a_session("talk", minutes=60), days=[a_day(hours="08:00-12:00"), a_day(on=TUESDAY, hours="13:00-18:00")]
    )

    assert broken(problem, an_itinerary(problem, "talk 13:00", on=TUESDAY)) == []
    assert broken(problem, an_itinerary(problem, "talk 11:00", on=TUESDAY)) == [
        ("day_hours", ("day:2026-03-03",), ("talk#1",))
    ]
