"""Hosts of higher rank come earlier; every pair the wrong way round counts fifteen minutes."""

from tests.builders import a_problem, a_session, a_subgroup, an_itinerary
from tests.planning.scores import scored
from visitplanner.planning import Problem
from visitplanner.planning.preferences import seniority_first


def _problem() -> Problem:
    return a_problem(
        a_session("minister", protocol_rank=1),
        a_session("director", protocol_rank=2),
        a_session("charity", protocol_rank=4),
        a_session("abroad", protocol_rank=4, host_country="KE"),
        a_session("debrief", protocol_rank=0, direction="internal"),
    )


def test_by_rank_nothing_counts() -> None:
    plan = an_itinerary(_problem(), "minister 09:00", "director 10:00", "charity 11:00")

    assert scored(seniority_first, _problem(), plan) == 0


def test_every_pair_in_the_wrong_order_counts() -> None:
    # The charity comes before both others, and the director before the minister: three pairs.
    plan = an_itinerary(_problem(), "charity 09:00", "director 10:00", "minister 11:00")

    assert scored(seniority_first, _problem(), plan) == 45


def test_countries_are_not_compared() -> None:
    assert scored(seniority_first, _problem(), an_itinerary(_problem(), "abroad 09:00", "minister 10:00")) == 0


def test_the_delegation_among_itself_has_no_rank() -> None:
    dinner = a_problem(
        a_session("minister", protocol_rank=1), a_session("dinner", protocol_rank=4, direction="internal")
    )

    assert scored(seniority_first, _problem(), an_itinerary(_problem(), "charity 09:00", "debrief 10:00")) == 0
    assert scored(seniority_first, dinner, an_itinerary(dinner, "dinner 09:00", "minister 10:00")) == 0


def test_every_subgroup_that_attends_both_counts() -> None:
    problem = a_problem(
        a_session("minister", protocol_rank=1),
        a_session("charity", protocol_rank=4),
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        audiences={"charity": "joint A"},
    )

    assert scored(seniority_first, problem, an_itinerary(problem, "charity 09:00", "minister 10:00")) == 15
