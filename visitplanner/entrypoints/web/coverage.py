"""How much of what a visit wants to learn is treated by a plan."""

from collections.abc import Mapping
from dataclasses import dataclass

from visitplanner.planning import Itinerary, Problem


@dataclass(frozen=True)
class Coverage:
    topics: float
    topic: Mapping[str, float]
    objective: Mapping[str, float]


def coverage_of(problem: Problem, itinerary: Itinerary) -> Coverage:
    treated = {topic for each in itinerary.placements for topic in problem.session[each.session].topics}
    return Coverage(
        len(treated & set(problem.topics)) / max(1, len(problem.topics)),
        {each: float(each in treated) for each in problem.topics},
        {each.id: len(treated & each.topics) / max(1, len(each.topics)) for each in problem.objectives},
    )
