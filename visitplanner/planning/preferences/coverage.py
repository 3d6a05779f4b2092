"""The visit's prize: what it treats of its learning objectives, and the priority of the sessions it holds.

A topic counts, once, with the weights of all objectives that name it; a session with its priority, an occurrence of
several with its share: every occurrence counts with the priority of its session.
"""

from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.prizes import Prizes
from visitplanner.planning.problem import Problem, TopicId

if TYPE_CHECKING:
    from visitplanner.planning.variables import Expression, Variables

NAME = "coverage"
STATEMENT = N_("Treat what matters most: the topics of the learning objectives, and sessions of high priority.")
FIRST_LEVEL = True


def expression(problem: Problem, variables: "Variables") -> "Expression":
    prize: Expression = sum(
        variables.present[each.id] * problem.session[each.session].priority for each in problem.occurrences
    )
    weights = topic_weights(problem)
    prize += sum(variables.treated(topic) * weight for topic, weight in weights.items())
    return prize


def prizes(problem: Problem) -> Prizes:
    return Prizes(
        {each.id: problem.session[each.session].priority for each in problem.occurrences}, topic_weights(problem)
    )


def score(problem: Problem, itinerary: Itinerary) -> int:
    held = {each.occurrence: problem.session[each.session] for each in itinerary.placements}
    treated = {topic for session in held.values() for topic in session.topics}
    weights = topic_weights(problem)
    return sum(each.priority for each in held.values()) + sum(weights.get(each, 0) for each in treated)


def ceiling(problem: Problem) -> int:
    return sum(problem.session[each.session].priority for each in problem.occurrences) + sum(
        topic_weights(problem).values()
    )


def topic_weights(problem: Problem) -> dict[TopicId, int]:
    """What a topic adds once it is treated: the weights of the objectives that name it."""
    weights: dict[TopicId, int] = {}
    for objective in problem.objectives:
        for topic in sorted(objective.topics):
            weights[topic] = weights.get(topic, 0) + objective.weight
    return weights
