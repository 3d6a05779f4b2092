"""The minutes on the road between consecutive sessions of a subgroup on one day."""

from tests.builders import TUESDAY, a_day, a_placement, a_problem, a_session, a_site, a_subgroup, an_itinerary
from tests.planning.scores import scored
from visitplanner.planning import Itinerary, Problem
from visitplanner.planning.preferences import travel


def _problem(audience: str = "plenary") -> Problem:
    return a_problem(
        a_session("talk"),
        a_session("tour", site="museum"),
        a_session("tea", site="cafe"),
        sites=[a_site("museum", access_minutes=15)],
        travel={("ministry", "museum"): 20, ("museum", "cafe"): 5, ("ministry", "cafe"): 10},
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        audiences={"talk": audience, "tour": audience},
        days=[a_day(group, on) for on in (a_day().date, TUESDAY) for group in "AB"],
        buffer=10,
    )


def test_the_way_counts_without_gate_and_buffer_for_each_subgroup() -> None:
    # 20 minutes for A and 20 for B.
    problem = _problem()

    assert scored(travel, problem, an_itinerary(problem, "talk 09:00", "tour 11:00")) == 40


def test_the_way_goes_by_what_lies_in_between() -> None:
    # 10 + 5 for each of two subgroups, not 20.
    problem = _problem()

    assert scored(travel, problem, an_itinerary(problem, "talk 09:00", "tea 10:30", "tour 12:00")) == 30


def test_only_who_attends_is_on_the_road() -> None:
    # A: 10 to the cafe and 5 to the museum. B is at the cafe alone.
    problem = _problem("joint A")

    assert scored(travel, problem, an_itinerary(problem, "talk 09:00", "tea 10:30", "tour 12:00")) == 15


def test_the_night_is_no_travel() -> None:
    problem = _problem()
    stops = a_placement(problem, "talk", "09:00"), a_placement(problem, "tour", "09:00", TUESDAY)

    assert scored(travel, problem, Itinerary("feasible", stops)) == 0
