"""A session lies inside one opening segment of its site."""

from collections.abc import Iterator
from datetime import date

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Occurrence, Problem, SubgroupId
from visitplanner.planning.windows import Windows

NAME = "opening_hours"
STATEMENT = N_("A session lies wholly inside one opening segment of its site.")


def windows(problem: Problem, occurrence: Occurrence, audience: frozenset[SubgroupId], on: date) -> Windows | None:
    return problem.site[problem.session[occurrence.session].site].opening


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for placement in itinerary.placements:
        session = problem.session[placement.session]
        site = problem.site[session.site]
        if site.opening is None or any(each.holds(placement.start, placement.end) for each in site.opening):
            continue
        sentence = N_("“%(session)s” is outside the opening hours of %(site)s.", session=session.name, site=site.name)
        yield Violation(NAME, (f"{site.id}.hours",), (placement.occurrence,), sentence)
