"""A subgroup enters a confidential site only when all its members have signed the code of conduct."""

from collections.abc import Iterator
from datetime import date

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Occurrence, Problem, SubgroupId
from visitplanner.planning.windows import Windows

NAME = "code_of_conduct_signed"
STATEMENT = N_("A subgroup enters a confidential site only when all its members have signed the code of conduct.")


def windows(problem: Problem, occurrence: Occurrence, audience: frozenset[SubgroupId], on: date) -> Windows | None:
    confidential = problem.site[problem.session[occurrence.session].site].confidential
    unsigned = not all(problem.subgroup[each].all_signed for each in audience)
    return () if confidential and unsigned and any(problem.rules(NAME)) else None


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for rule in problem.rules(NAME):
        for placement in itinerary.placements:
            session = problem.session[placement.session]
            for subgroup in placement.subgroups:
                if problem.site[session.site].confidential and not problem.subgroup[subgroup].all_signed:
                    sentence = N_(
                        "“%(session)s” is at a confidential site, but not everyone in %(subgroup)s has signed the "
                        "code of conduct.",
                        session=session.name,
                        subgroup=problem.subgroup[subgroup].name,
                    )
                    yield Violation(NAME, (rule.id,), (placement.occurrence,), sentence)
