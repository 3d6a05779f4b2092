"""The key figures of an itinerary, with every sum written out."""

from tests.builders import (
    TUESDAY,
    a_day,
    a_lunch,
    a_lunch_rule,
    a_placement,
    a_problem,
    a_session,
    a_subgroup,
    an_interpreter,
    an_objective,
)
from visitplanner.planning import Itinerary, Problem
from visitplanner.planning.metrics import metrics
from visitplanner.planning.staffing import staffed


def _problem() -> Problem:
    return a_problem(
        a_session("talk", minutes=60, topics=["law"], interpreters=1),
        a_session("tour", minutes=90, site="museum", topics=["police"], direction="two_way"),
        a_session("tea", minutes=30, topics=["health"], direction="internal"),
        audiences={"tea": "joint B"},
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        days=[
            a_day("A", lunch=a_lunch_rule("12:00-14:00")),
            a_day("B", lunch=a_lunch_rule("12:00-14:00")),
            a_day("A", TUESDAY),
            a_day("B", TUESDAY),
        ],
        travel={("ministry", "museum"): 20},
        interpreters=[an_interpreter("Layla")],
        objectives=[an_objective("justice", ["law", "police"], 3), an_objective("care", ["health", "law"], 1)],
        buffer=10,
    )


def _itinerary(problem: Problem) -> Itinerary:
    """Talk 11:00 to 12:00, lunch 12:00 to 13:00, tour 14:00 to 15:30; nothing on Tuesday."""
    stops = (a_placement(problem, "talk", "11:00"), a_placement(problem, "tour", "14:00"))
    lunches = (a_lunch("12:00-13:00", "A"), a_lunch("12:00-13:00", "B"))
    return staffed(problem, Itinerary("feasible", stops, lunches))


def test_the_figures_of_each_subgroup_and_day() -> None:
    problem = _problem()

    days = metrics(problem, _itinerary(problem))["days"]

    # Contact 60 + 90; travel 20; idle 120 of gap - 60 of lunch - 20 of travel - 10 of buffer = 30.
    busy = {"date": "2026-03-02", "contact_min": 150, "travel_min": 20, "idle_min": 30}
    empty = {"date": "2026-03-03", "contact_min": 0, "travel_min": 0, "idle_min": 0}
    assert days == [
        {"subgroup_id": "A", **busy},
        {"subgroup_id": "B", **busy},
        {"subgroup_id": "A", **empty},
        {"subgroup_id": "B", **empty},
    ]


def test_the_shares_of_topics_and_objectives() -> None:
    problem = _problem()

    found = metrics(problem, _itinerary(problem))

    # Law weighs 3 + 1, police 3, health 1: (4 + 3) / 8.
    assert found["topic_coverage"] == 0.875
    assert found["objective_coverage"] == {"justice": 1.0, "care": 0.5}
    # Two way are 90 of 150 minutes.
    assert found["two_way_share"] == 0.6


def test_the_balance_of_days_and_the_minutes_of_interpreters() -> None:
    problem = _problem()

    found = metrics(problem, _itinerary(problem))

    # (150 - 0) / the mean of 75.
    assert found["balance"] == {"A": 2.0, "B": 2.0}
    assert found["interpreter_min"] == [{"interpreter_id": "Layla", "date": "2026-03-02", "minutes": 60}]


def test_an_empty_itinerary_has_figures_too() -> None:
    problem = _problem()

    found = metrics(problem, Itinerary("infeasible"))

    assert found["topic_coverage"] == 0.0
    assert found["objective_coverage"] == {"justice": 0.0, "care": 0.0}
    assert found["balance"] == {"A": 0.0, "B": 0.0}
    assert found["interpreter_min"] == []
    assert found["two_way_share"] == 0.0
