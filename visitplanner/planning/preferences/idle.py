"""Little waiting: the minutes a subgroup waits on a day beyond half an hour.

What is waited in the gap between two sessions is the gap less the way (travel, gate and buffer) and less the lunch and
blocks taken in it, and never less than nothing.
"""

from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.day_shape import waited, waits
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.problem import Day, Problem

if TYPE_CHECKING:
    from visitplanner.planning.variables import Expression, Variables

NAME = "min_idle"
STATEMENT = N_("Little time is spent waiting.")
FIRST_LEVEL = False
TOLERATED_MINUTES = 30


def expression(problem: Problem, variables: "Variables") -> "Expression":
    return sum(
        variables.at_least_zero(sum(waits(variables, day)) - TOLERATED_MINUTES, f"long wait on {day.date}")
        for day in problem.days
    )


def score(problem: Problem, itinerary: Itinerary) -> int:
    return sum(max(0, of_day(problem, itinerary, each) - TOLERATED_MINUTES) for each in problem.days)


def of_day(problem: Problem, itinerary: Itinerary, day: Day) -> int:
    """The minutes one subgroup waits on one day."""
    return sum(minutes for _, minutes in waited(problem, itinerary, day))


def ceiling(problem: Problem) -> int:
    return sum(each.hours.closes - each.hours.opens for each in problem.days)
