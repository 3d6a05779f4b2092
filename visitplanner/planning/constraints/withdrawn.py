"""A session that its host declined, or that was cancelled, is not planned again."""

from collections.abc import Iterator
from datetime import date

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Occurrence, Problem, SubgroupId
from visitplanner.planning.windows import Windows

NAME = "withdrawn"
STATEMENT = N_("A session that was declined or cancelled is not planned again.")


def windows(problem: Problem, occurrence: Occurrence, audience: frozenset[SubgroupId], on: date) -> Windows | None:
    return () if problem.session[occurrence.session].withdrawn else None


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for placement in itinerary.placements:
        session = problem.session[placement.session]
        if session.withdrawn:
            sentence = N_("“%(session)s” was declined or cancelled, but it is in the plan.", session=session.name)
            yield Violation(NAME, (f"{session.id}.status",), (placement.occurrence,), sentence)
