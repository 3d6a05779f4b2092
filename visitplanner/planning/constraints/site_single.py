"""A site receives one occurrence at a time."""

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Problem

if TYPE_CHECKING:
    from visitplanner.planning.variables import Variables

NAME = "site_single"
STATEMENT = N_("A site receives one group at a time.")


def add(problem: Problem, variables: "Variables") -> None:
    for site in problem.sites:
        here = [each.id for each in problem.occurrences if problem.session[each.session].site == site.id]
        if len(here) > 1:
            variables.model.add_no_overlap(variables.interval[each] for each in here)


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for a, b in combinations(itinerary.placements, 2):
        if a.site == b.site and a.occurrence != b.occurrence and a.start < b.end and b.start < a.end:
            sentence = N_(
                "“%(a)s” and “%(b)s” are at %(site)s at the same time.",
                a=problem.session[a.session].name,
                b=problem.session[b.session].name,
                site=problem.site[a.site].name,
            )
            yield Violation(NAME, (a.site,), (a.occurrence, b.occurrence), sentence)
