"""No learning objective is forgotten: each has at least the stated share of its topics treated.

Counted are the topics missing to that share, each with the weight of its objective, at fifteen minutes.
"""

from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.problem import Objective, Problem

if TYPE_CHECKING:
    from visitplanner.planning.variables import Expression, Variables

NAME = "objective_coverage"
STATEMENT = N_("Every learning objective has most of its topics treated.")
FIRST_LEVEL = False
MINUTES_A_TOPIC = 15
WANTED_PERCENT = 80


def expression(problem: Problem, variables: "Variables") -> "Expression":
    total: Expression = 0
    for objective in problem.objectives:
        wanted = _wanted(problem, objective)
        missing = variables.model.new_int_var(0, wanted, f"missing of {objective.id}")
        treated = sum(variables.treated(topic) for topic in sorted(objective.topics))
        variables.model.add(missing >= wanted - treated)
        total += missing * (objective.weight * MINUTES_A_TOPIC)
    return total


def _wanted(problem: Problem, objective: Objective) -> int:
    """How many of its topics make the share, rounded up."""
    percent: int = problem.wished(NAME).get("percent", WANTED_PERCENT)
    return -(-len(objective.topics) * percent // 100)


def score(problem: Problem, itinerary: Itinerary) -> int:
    treated = {topic for each in itinerary.placements for topic in problem.session[each.session].topics}
    missing = (
        (max(0, _wanted(problem, each) - len(each.topics & treated)), each.weight) for each in problem.objectives
    )
    return sum(topics * weight for topics, weight in missing) * MINUTES_A_TOPIC


def ceiling(problem: Problem) -> int:
    return sum(_wanted(problem, each) * each.weight for each in problem.objectives) * MINUTES_A_TOPIC
