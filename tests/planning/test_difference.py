"""How much two plans really differ: the plain count and what the solver is asked for agree."""

import pytest
from ortools.sat.python import cp_model

from tests.builders import TUESDAY, a_day, a_placement, a_problem, a_session, a_subgroup, an_itinerary
from visitplanner.planning import Itinerary, Problem
from visitplanner.planning.difference import difference, keep_away
from visitplanner.planning.search import build
from visitplanner.planning.solution import itinerary_of


def problem() -> Problem:
    return a_problem(
        a_session("talk"),
        a_session("tour"),
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        audiences={"talk": "one_of", "tour": "one_of"},
        days=[a_day(group, on) for group in "AB" for on in (a_day().date, TUESDAY)],
    )


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (["talk 09:00 A", "tour 11:00 A"], 0),
        (["talk 09:29 A", "tour 11:00 A"], 0),
        (["talk 09:30 A", "tour 11:00 A"], 1),
        (["talk 09:00 B", "tour 11:00 A"], 1),
        (["talk 09:00 A"], 1),
        ([], 2),
    ],
)
def test_two_plans_differ_where_a_session_is_not_the_same_to_those_who_choose(other: list[str], count: int) -> None:
    ground = problem()
    one = an_itinerary(ground, "talk 09:00 A", "tour 11:00 A")

    assert difference(one, an_itinerary(ground, *other)) == count
    assert difference(an_itinerary(ground, *other), one) == count


def test_the_same_time_on_another_day_is_a_difference() -> None:
    ground = problem()
    one = an_itinerary(ground, "talk 09:00 A")

    assert difference(one, Itinerary("feasible", (a_placement(ground, "talk", "09:00", TUESDAY, groups="A"),))) == 1


@pytest.mark.parametrize("least", [0, 1, 2, 3])
def test_the_solver_stays_as_far_away_as_it_is_asked(least: int) -> None:
    ground = problem()
    one = an_itinerary(ground, "talk 09:00 A", "tour 11:00 A")
    variables = build(ground)
    keep_away(variables, one, least)
    # As close as possible to the plan it is kept away from.
    variables.model.maximize(sum(variables.present.values()) * 10_000 - sum(variables.start.values()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1

    status = solver.solve(variables.model)

    assert (status == cp_model.INFEASIBLE) == (least == 3)
    if least < 3:
        assert difference(one, itinerary_of(ground, variables, solver.value)) >= least
