"""Contact time is spread evenly over the days: the minutes by which a subgroup's day leaves its mean by over a quarter.

A day counts what it has above five quarters, or lacks of three quarters, of the subgroup's mean day.
"""

from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.deviation import beyond_a_quarter
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.problem import Problem

if TYPE_CHECKING:
    from visitplanner.planning.variables import Expression, Variables

NAME = "balance_days"
STATEMENT = N_("Contact time is spread evenly over the days.")
FIRST_LEVEL = False


def expression(problem: Problem, variables: "Variables") -> "Expression":
    total: Expression = 0
    for subgroup in problem.subgroups:
        days: list[Expression] = [
            sum(
                variables.on(each, day.date, subgroup.id) * variables.minutes(each)
                for each in variables.attendable(subgroup.id, day.date)
            )
            for day in problem.days
            if day.subgroup == subgroup.id
        ]
        total += variables.beyond_a_quarter(days, f"uneven days of {subgroup.id}")
    return total


def score(problem: Problem, itinerary: Itinerary) -> int:
    total = 0
    for subgroup in problem.subgroups:
        total += beyond_a_quarter(
            [
                sum(each.end - each.start for each in itinerary.agenda(subgroup.id, day.date))
                for day in problem.days
                if day.subgroup == subgroup.id
            ]
        )
    return total


def ceiling(problem: Problem) -> int:
    # One day may hold everything and all others lack three quarters of the mean.
    return 2 * sum(each.hours.closes - each.hours.opens for each in problem.days)
