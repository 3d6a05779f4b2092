"""A session starts on the planning grid, counted from local midnight, unless it is pinned."""

from collections.abc import Iterator

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Problem

NAME = "grid"
STATEMENT = N_("A session starts on the planning grid.")


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    pinned = {each.occurrence for each in problem.pins}
    for placement in itinerary.placements:
        days = [problem.day.get((each, placement.date)) for each in placement.subgroups]
        off = any(day and (placement.start - day.midnight) % problem.grid_minutes for day in days)
        if off and placement.occurrence not in pinned:
            sentence = N_(
                "“%(session)s” does not start on the planning grid (%(grid)s min).",
                session=problem.session[placement.session].name,
                grid=problem.grid_minutes,
            )
            yield Violation(NAME, ("slot_min",), (placement.occurrence,), sentence)
