"""What a plan is worth: what it treats comes before all comfort."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_problem, a_rule, a_session, an_itinerary, an_objective
from tests.planning.random_itineraries import careful_itinerary, with_lunches
from tests.planning.random_problems import random_problem
from visitplanner.planning import Itinerary, Problem, Term, objective
from visitplanner.planning.checker import check


def _problem() -> Problem:
    return a_problem(
        a_session("talk", topics=["law"], priority=3),
        a_session("tour", site="museum", priority=1),
        travel={("ministry", "museum"): 20},
        objectives=[an_objective("justice", ["law"], 4)],
        rules=[a_rule("min_travel", weight=2, id="road"), a_rule("topic_coverage", weight=5, id="topics")],
    )


def test_every_term_stands_for_itself_and_all_add_up() -> None:
    problem = _problem()

    found = objective.terms(problem, an_itinerary(problem, "talk 09:00", "tour 11:00"))

    # Costs can be at most 2 × the 600 minutes of the day, so a unit of the first level is 10 000 points.
    # Coverage 4 + 3 + 1 = 8; one topic with weight 5; 20 minutes on the road with weight 2.
    assert found == (
        Term("coverage", 1, 8, 80_000),
        Term("road", 2, 20, -40),
        Term("topics", 5, 1, 50_000),
    )
    assert objective.value(problem, an_itinerary(problem, "talk 09:00", "tour 11:00")) == 129_960


def test_without_wishes_only_coverage_counts() -> None:
    problem = _problem().but(preferences=())

    assert objective.terms(problem, an_itinerary(problem, "talk 09:00")) == (Term("coverage", 1, 7, 7),)


def test_a_wish_of_no_weight_and_a_wish_of_unknown_type_do_not_count() -> None:
    problem = _problem().but(preferences=(a_rule("min_travel", weight=0), a_rule("good_weather", weight=3)))

    assert [each.id for each in objective.terms(problem, Itinerary("feasible"))] == ["coverage"]


def test_a_session_more_outweighs_any_comfort() -> None:
    problem = _problem()

    alone = objective.value(problem, an_itinerary(problem, "talk 09:00"))
    both = objective.value(problem, an_itinerary(problem, "talk 09:00", "tour 17:00"))

    assert both > alone


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(st.integers(0, 2**32), st.integers(0, 2**32))
def test_all_comfort_together_never_costs_a_unit_of_what_matters(problem_seed: int, seed: int) -> None:
    problem = random_problem(problem_seed)
    itinerary = with_lunches(problem, careful_itinerary(problem, seed))
    known = {"required", "direction_required", "pins", "lunch"}
    if any(each.rule not in known for each in check(problem, itinerary)):
        return

    found = objective.terms(problem, itinerary)

    unit = objective.first_level_points(problem)
    assert -unit < sum(each.points for each in found if each.points <= 0) <= 0
    assert all(each.points % unit == 0 for each in found if each.points > 0)
    assert sum(each.points for each in found if each.points > 0) < unit * objective.first_level_ceiling(problem)
