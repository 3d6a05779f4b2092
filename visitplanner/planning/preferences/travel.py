"""Little travel: the minutes on the road between consecutive sessions of a subgroup on one day."""

from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.problem import Problem
from visitplanner.planning.succession import road_minutes

if TYPE_CHECKING:
    from visitplanner.planning.variables import Expression, Variables

NAME = "min_travel"
STATEMENT = N_("Little time is spent on the road.")
FIRST_LEVEL = False


def expression(problem: Problem, variables: "Variables") -> "Expression":
    return sum(road_minutes(variables, each.id) for each in problem.subgroups)


def score(problem: Problem, itinerary: Itinerary) -> int:
    agendas = (itinerary.agenda(each.subgroup, each.date) for each in problem.days)
    return sum(problem.travel.along(each.site for each in agenda) for agenda in agendas)


def ceiling(problem: Problem) -> int:
    # On the road there is always less time than the day is long.
    return sum(each.hours.closes - each.hours.opens for each in problem.days)
