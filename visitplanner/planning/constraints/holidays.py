"""No host receives anybody on a holiday of its site's country; the delegation among itself may meet."""

from collections.abc import Iterator
from datetime import date

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Occurrence, Problem, SubgroupId
from visitplanner.planning.windows import Windows

NAME = "holidays"
STATEMENT = N_("No host session is held on a holiday of the host’s country.")


def windows(problem: Problem, occurrence: Occurrence, audience: frozenset[SubgroupId], on: date) -> Windows | None:
    session = problem.session[occurrence.session]
    country = problem.site[session.site].country
    closed = any(each.date == on and each.country == country for each in problem.holidays)
    return () if closed and not session.internal else None


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    holidays = {(each.date, each.country) for each in problem.holidays}
    for placement in itinerary.placements:
        session = problem.session[placement.session]
        country = problem.site[session.site].country
        if not session.internal and (placement.date, country) in holidays:
            sentence = N_(
                "“%(session)s” is on %(date)s, a holiday of its host’s country.",
                session=session.name,
                date=placement.date,
            )
            yield Violation(NAME, (f"holiday:{placement.date}",), (placement.occurrence,), sentence)
