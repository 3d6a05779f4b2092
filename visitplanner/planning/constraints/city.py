"""A session is held on a programme day, in the city where its whole audience is."""

from collections.abc import Iterator
from datetime import date

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Occurrence, Problem, SubgroupId
from visitplanner.planning.windows import Windows

NAME = "city"
STATEMENT = N_("A session is held on a programme day, in the city where its whole audience is.")


def windows(problem: Problem, occurrence: Occurrence, audience: frozenset[SubgroupId], on: date) -> Windows | None:
    city = problem.site[problem.session[occurrence.session].site].city
    days = [problem.day.get((each, on)) for each in audience]
    return None if all(day and day.city == city for day in days) else ()


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for placement in itinerary.placements:
        session = problem.session[placement.session]
        city = problem.site[session.site].city
        for subgroup in placement.subgroups:
            day = problem.day.get((subgroup, placement.date))
            if day is None or day.city != city:
                sentence = N_(
                    "“%(session)s” is on %(date)s, when %(subgroup)s has no programme in the city of its site.",
                    session=session.name,
                    date=placement.date,
                    subgroup=problem.subgroup[subgroup].name,
                )
                yield Violation(NAME, (f"{session.id}.site_id",), (placement.occurrence,), sentence)
