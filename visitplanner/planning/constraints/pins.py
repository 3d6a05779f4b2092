"""What is confirmed or fixed stays where it is."""

from collections.abc import Iterator
from datetime import date

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Occurrence, Problem, SubgroupId, TimeWindow
from visitplanner.planning.windows import Windows

NAME = "pins"
STATEMENT = N_("A placement that is pinned does not move.")


def windows(problem: Problem, occurrence: Occurrence, audience: frozenset[SubgroupId], on: date) -> Windows | None:
    minutes = problem.session[occurrence.session].minutes
    for pin in problem.pins:
        if pin.occurrence == occurrence.id:
            return (TimeWindow(pin.start, pin.start + minutes),) if pin.subgroups == audience else ()
    return None


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    placed = {each.occurrence: each for each in itinerary.placements}
    for pin in problem.pins:
        placement = placed.get(pin.occurrence)
        if placement is None or (placement.start, frozenset(placement.subgroups)) != (pin.start, pin.subgroups):
            sentence = N_(
                "“%(session)s” is pinned and has to stay where it was.",
                session=problem.session_of(pin.occurrence).name,
            )
            yield Violation(NAME, (f"pin:{pin.occurrence}",), (pin.occurrence,), sentence)
