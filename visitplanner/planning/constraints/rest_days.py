"""No host receives anybody on a weekly day of rest of its site's country; the delegation among itself may meet."""

from collections.abc import Iterator
from datetime import date

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Occurrence, Problem, SubgroupId
from visitplanner.planning.windows import Windows

NAME = "rest_days"
STATEMENT = N_("No host session is held on a weekly day of rest of the host’s country.")


def windows(problem: Problem, occurrence: Occurrence, audience: frozenset[SubgroupId], on: date) -> Windows | None:
    session = problem.session[occurrence.session]
    resting = on.weekday() in problem.site[session.site].rest_days and not session.internal
    return () if resting and any(problem.rules(NAME)) else None


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for rule in problem.rules(NAME):
        for placement in itinerary.placements:
            session = problem.session[placement.session]
            if not session.internal and placement.date.weekday() in problem.site[session.site].rest_days:
                sentence = N_(
                    "“%(session)s” is on %(date)s, a weekly day of rest in its host’s country.",
                    session=session.name,
                    date=placement.date,
                )
                yield Violation(NAME, (rule.id,), (placement.occurrence,), sentence)
