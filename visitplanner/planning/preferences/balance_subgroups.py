"""Contact time is spread evenly over the subgroups: the minutes by which one leaves the mean by over a quarter."""

from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.deviation import beyond_a_quarter
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.problem import Problem

if TYPE_CHECKING:
    from visitplanner.planning.variables import Expression, Variables

NAME = "balance_subgroups"
STATEMENT = N_("Contact time is spread evenly over the subgroups.")
FIRST_LEVEL = False


def expression(problem: Problem, variables: "Variables") -> "Expression":
    totals: list[Expression] = [
        sum(
            variables.attends(each, subgroup.id) * variables.minutes(each) for each in variables.attendable(subgroup.id)
        )
        for subgroup in problem.subgroups
    ]
    return variables.beyond_a_quarter(totals, "uneven subgroups")


def score(problem: Problem, itinerary: Itinerary) -> int:
    totals = [sum(each.end - each.start for each in itinerary.agenda(group.id)) for group in problem.subgroups]
    return beyond_a_quarter(totals)


def ceiling(problem: Problem) -> int:
    return 2 * sum(each.hours.closes - each.hours.opens for each in problem.days)
