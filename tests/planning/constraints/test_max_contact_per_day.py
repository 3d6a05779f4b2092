"""A subgroup's sessions of a day stay within the stated minutes."""

from tests.builders import TUESDAY, a_day, a_placement, a_problem, a_rule, a_session, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import Itinerary


def test_as_many_minutes_as_stated_hold_and_one_more_fails() -> None:
    # 60 + 45 = 105.
    problem = a_problem(
        a_session("talk", minutes=60),
        a_session("tour", minutes=45),
        rules=[a_rule("max_contact_min_per_day", minutes=105)],
    )
    stricter = problem.but(constraints=(a_rule("max_contact_min_per_day", minutes=104),))
    plan = an_itinerary(problem, "talk 09:00", "tour 10:00")

    assert broken(problem, plan) == []
    assert broken(stricter, plan) == [("max_contact_min_per_day", ("max_contact_min_per_day",), ("talk#1", "tour#1"))]


def test_every_day_counts_for_itself() -> None:
    problem = a_problem(
        a_session("talk", minutes=60),
        a_session("tour", minutes=45),
        days=[a_day(), a_day(on=TUESDAY)],
        rules=[a_rule("max_contact_min_per_day", minutes=60)],
    )
    plan = Itinerary(
        "feasible", (a_placement(problem, "talk", "09:00"), a_placement(problem, "tour", "09:00", TUESDAY))
    )

    assert broken(problem, plan) == []
