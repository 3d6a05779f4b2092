"""Contact time is spread over the subgroups, within a quarter of their mean."""

from tests.builders import a_problem, a_session, a_subgroup, an_itinerary
from tests.planning.scores import scored
from visitplanner.planning import Problem
from visitplanner.planning.preferences import balance_subgroups


def _problem(first: int, second: int) -> Problem:
    return a_problem(
        a_session("talk", minutes=first),
        a_session("tour", minutes=second, site="museum"),
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        audiences={"talk": "joint A", "tour": "joint B"},
    )


def test_subgroups_within_a_quarter_of_the_mean_are_even() -> None:
    # 75 and 125 around 100.
    problem = _problem(75, 125)

    assert scored(balance_subgroups, problem, an_itinerary(problem, "talk 09:00", "tour 09:00")) == 0


def test_what_leaves_the_quarter_is_counted() -> None:
    # 130 is 5 above 125, 70 is 5 below 75.
    problem = _problem(70, 130)

    assert scored(balance_subgroups, problem, an_itinerary(problem, "talk 09:00", "tour 09:00")) == 10


def test_one_subgroup_alone_is_even() -> None:
    problem = a_problem(a_session("talk"))

    assert scored(balance_subgroups, problem, an_itinerary(problem, "talk 09:00")) == 0
