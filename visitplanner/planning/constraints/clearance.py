"""Names reach a host that asks for them the stated number of working days ahead."""

from collections.abc import Iterator
from datetime import date

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Occurrence, Problem, SubgroupId
from visitplanner.planning.windows import Windows

NAME = "clearance_lead_time"
STATEMENT = N_("Names reach a host that asks for them the stated number of working days before the session.")


def windows(problem: Problem, occurrence: Occurrence, audience: frozenset[SubgroupId], on: date) -> Windows | None:
    cleared_from = problem.site[problem.session[occurrence.session].site].cleared_from
    too_early = cleared_from is not None and on < cleared_from
    return () if too_early and any(problem.rules(NAME)) else None


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for rule in problem.rules(NAME):
        for placement in itinerary.placements:
            session = problem.session[placement.session]
            site = problem.site[session.site]
            if site.cleared_from is not None and placement.date < site.cleared_from:
                sentence = N_(
                    "“%(session)s” is on %(date)s, but the names are cleared for %(site)s only from %(cleared)s.",
                    session=session.name,
                    date=placement.date,
                    site=site.name,
                    cleared=site.cleared_from,
                )
                yield Violation(NAME, (rule.id, f"{site.id}.clearance"), (placement.occurrence,), sentence)
