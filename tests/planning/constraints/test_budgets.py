"""What all occurrences held take together stays within each budget."""

from dataclasses import replace

from tests.builders import a_problem, a_session, an_itinerary
from tests.planning.verdicts import broken


def test_a_budget_that_is_used_up_holds_and_one_that_is_exceeded_fails() -> None:
    talk = replace(a_session("talk"), amounts={"fees": 4})
    tour = replace(a_session("tour"), amounts={"fees": 3})
    problem = a_problem(talk, tour, a_session("tea"))

    # 4 + 3 + nothing for tea = 7
    whole = an_itinerary(problem, "talk 09:00", "tour 10:00", "tea 11:00")

    assert broken(problem.but(budgets={"fees": 7}), whole) == []
    assert broken(problem.but(budgets={"fees": 6}), whole) == [("budgets", ("fees",), ("talk#1", "tour#1"))]
