"""A session lies inside the hours of the day, before the time kept free for the daily debrief."""

from collections.abc import Iterator
from datetime import date

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Occurrence, Problem, SubgroupId
from visitplanner.planning.windows import ALWAYS, Windows, cut

NAME = "day_hours"
STATEMENT = N_("A session lies inside the day’s hours, less the time kept free at its end.")


def windows(problem: Problem, occurrence: Occurrence, audience: frozenset[SubgroupId], on: date) -> Windows | None:
    allowed = ALWAYS
    for subgroup in audience:
        allowed = cut(allowed, (problem.day[subgroup, on].hours,))
    return allowed


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for placement in itinerary.placements:
        for subgroup in placement.subgroups:
            day = problem.day.get((subgroup, placement.date))
            if day is not None and not day.hours.holds(placement.start, placement.end):
                sentence = N_(
                    "“%(session)s” is outside the hours of %(date)s.",
                    session=problem.session[placement.session].name,
                    date=placement.date,
                )
                yield Violation(NAME, (f"day:{placement.date}",), (placement.occurrence,), sentence)
                break
