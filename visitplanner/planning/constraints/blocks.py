"""Nothing is planned over protected time or over a move between cities."""

from collections.abc import Iterator
from datetime import date

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Occurrence, Problem, SubgroupId
from visitplanner.planning.windows import Windows, outside

NAME = "blocks"
STATEMENT = N_("Nothing is planned over protected time or over a move between cities.")


def windows(problem: Problem, occurrence: Occurrence, audience: frozenset[SubgroupId], on: date) -> Windows | None:
    return outside(block.window for each in audience for block in problem.day[each, on].blocks)


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for placement in itinerary.placements:
        days = [problem.day.get((each, placement.date)) for each in placement.subgroups]
        hit = {
            block.name: block
            for day in days
            if day is not None
            for block in day.blocks
            if block.window.meets(placement.start, placement.end)
        }
        for block in hit.values():
            sentence = N_(
                "“%(session)s” overlaps “%(block)s”.",
                session=problem.session[placement.session].name,
                block=block.label,
            )
            yield Violation(NAME, (block.name,), (placement.occurrence,), sentence)
