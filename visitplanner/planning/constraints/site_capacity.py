"""Everyone who enters a site, escorts and interpreters included, stays within its greatest number of visitors."""

from collections.abc import Iterator
from datetime import date

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Occurrence, Problem, SubgroupId
from visitplanner.planning.windows import Windows

NAME = "site_capacity"
STATEMENT = N_("Delegates, escorts and interpreters together stay within the number of visitors a site admits.")


def windows(problem: Problem, occurrence: Occurrence, audience: frozenset[SubgroupId], on: date) -> Windows | None:
    session = problem.session[occurrence.session]
    limit = problem.site[session.site].max_visitors
    too_many = limit is not None and problem.visitors(session, audience) > limit
    return () if too_many and any(problem.rules(NAME)) else None


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for rule in problem.rules(NAME):
        for placement in itinerary.placements:
            session = problem.session[placement.session]
            site = problem.site[session.site]
            entering = sum(problem.subgroup[each].size for each in placement.subgroups)
            entering += problem.escorts + session.interpreters
            if site.max_visitors is not None and entering > site.max_visitors:
                sentence = N_(
                    "Too many people at %(site)s for “%(session)s”: %(entering)s, where at most "
                    "%(limit)s are admitted at once.",
                    session=session.name,
                    entering=entering,
                    site=site.name,
                    limit=site.max_visitors,
                )
                yield Violation(NAME, (rule.id, f"{site.id}.max_visitors"), (placement.occurrence,), sentence)
