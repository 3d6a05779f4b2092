"""Who has landed rests: some hours after a flight, all day after a night in the air and a landing before noon."""

from collections.abc import Iterator
from datetime import date

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Placement, Violation
from visitplanner.planning.problem import Landing, Occurrence, Problem, SubgroupId, TimeWindow
from visitplanner.planning.windows import Windows, outside

NAME = "arrival_rest"
STATEMENT = N_("Who has landed rests before the first session; after a night in the air, for the whole day.")


def windows(problem: Problem, occurrence: Occurrence, audience: frozenset[SubgroupId], on: date) -> Windows | None:
    rests = [
        TimeWindow(landing.minute, max(landing.minute + rule.params["hours"] * 60, landing.lost_until or 0))
        for rule in problem.rules(NAME)
        for landing in problem.landings
        if audience & landing.subgroups
    ]
    return outside(each for each in rests if each.opens < each.closes) if rests else None


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for rule in problem.rules(NAME):
        for placement in itinerary.placements:
            for landing in problem.landings:
                groups = landing.subgroups.intersection(placement.subgroups)
                if groups and _is_too_soon(placement, landing, rule.params["hours"]):
                    sentence = N_(
                        "“%(session)s” is on %(date)s, too soon after the landing of “%(flight)s”.",
                        session=problem.session[placement.session].name,
                        date=placement.date,
                        flight=landing.label,
                    )
                    yield Violation(NAME, (rule.id, landing.name), (placement.occurrence,), sentence)


def _is_too_soon(placement: Placement, landing: Landing, hours: int) -> bool:
    if placement.end <= landing.minute:
        return False
    within_hours = hours > 0 and placement.start < landing.minute + 60 * hours
    return within_hours or (landing.lost_until is not None and placement.start < landing.lost_until)
