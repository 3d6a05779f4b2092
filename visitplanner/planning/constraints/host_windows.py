"""A session lies inside one of the windows its host offers."""

from collections.abc import Iterator
from datetime import date

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Occurrence, Problem, SubgroupId
from visitplanner.planning.windows import Windows

NAME = "host_windows"
STATEMENT = N_("A session lies wholly inside one of the windows its host offers.")


def windows(problem: Problem, occurrence: Occurrence, audience: frozenset[SubgroupId], on: date) -> Windows | None:
    return problem.session[occurrence.session].windows


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for placement in itinerary.placements:
        session = problem.session[placement.session]
        if session.windows is None or any(each.holds(placement.start, placement.end) for each in session.windows):
            continue
        sentence = N_("“%(session)s” is not inside any window its host offers.", session=session.name)
        yield Violation(NAME, (f"windows:{session.id}",), (placement.occurrence,), sentence)
