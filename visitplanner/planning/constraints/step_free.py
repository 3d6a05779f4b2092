"""A subgroup with a member who needs step-free access goes to no site with steps."""

from collections.abc import Iterator
from datetime import date

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Occurrence, Problem, SubgroupId
from visitplanner.planning.windows import Windows

NAME = "step_free"
STATEMENT = N_("A subgroup that needs step-free access goes to no site with steps.")


def windows(problem: Problem, occurrence: Occurrence, audience: frozenset[SubgroupId], on: date) -> Windows | None:
    has_steps = problem.site[problem.session[occurrence.session].site].step_free is False
    needed = any(problem.subgroup[each].needs_step_free for each in audience)
    return () if has_steps and needed and any(problem.rules(NAME)) else None


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for rule in problem.rules(NAME):
        for placement in itinerary.placements:
            session = problem.session[placement.session]
            site = problem.site[session.site]
            for subgroup in placement.subgroups:
                if site.step_free is False and problem.subgroup[subgroup].needs_step_free:
                    sentence = N_(
                        "“%(session)s” takes %(subgroup)s, which needs step-free access, to %(site)s, which has steps.",
                        session=session.name,
                        subgroup=problem.subgroup[subgroup].name,
                        site=site.name,
                    )
                    yield Violation(NAME, (rule.id, f"{site.id}.step_free"), (placement.occurrence,), sentence)
