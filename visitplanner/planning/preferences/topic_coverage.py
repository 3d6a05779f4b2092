"""Every topic is treated with at least one subgroup, whether or not an objective names it."""

from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.prizes import Prizes
from visitplanner.planning.problem import Problem

if TYPE_CHECKING:
    from visitplanner.planning.variables import Expression, Variables

NAME = "topic_coverage"
STATEMENT = N_("Every topic is treated with at least one subgroup.")
FIRST_LEVEL = True


def expression(problem: Problem, variables: "Variables") -> "Expression":
    treated: Expression = sum(variables.treated(topic) for topic in problem.topics)
    return treated


def prizes(problem: Problem) -> Prizes:
    return Prizes({}, dict.fromkeys(problem.topics, 1))


def score(problem: Problem, itinerary: Itinerary) -> int:
    treated = {topic for each in itinerary.placements for topic in problem.session[each.session].topics}
    return len(treated & set(problem.topics))


def ceiling(problem: Problem) -> int:
    return len(problem.topics)
