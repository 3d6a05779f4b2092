"""A session follows another with no more than a stated gap, for each subgroup that attends both."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.order import Order
from visitplanner.planning.problem import Occurrence, Problem, Rule

if TYPE_CHECKING:
    from visitplanner.planning.variables import Variables

NAME = "immediately_after"
STATEMENT = N_("A session follows another at once, with no more than the stated gap.")


def add(problem: Problem, variables: "Variables") -> None:
    for rule in problem.rules(NAME):
        for first, then in _pairs(problem, rule):
            held = (variables.present[first.id], variables.present[then.id])
            groups = [each for each in problem.subgroups if _may_share(first, then, each.id)]
            # Audiences that never meet follow each other all the same.
            together = [(variables.attends(first.id, g.id), variables.attends(then.id, g.id)) for g in groups] or [held]
            for literals in together:
                gap = variables.start[then.id] - variables.end(first.id)
                variables.model.add(gap >= 0).only_enforce_if(*literals)
                variables.model.add(gap <= rule.params["max_gap_min"]).only_enforce_if(*literals)


def _pairs(problem: Problem, rule: Rule) -> Iterator[tuple[Occurrence, Occurrence]]:
    """The occurrences that belong together: those that may share a subgroup or, if none do, all."""
    pairs = [
        (first, then)
        for first in problem.occurrences_of[rule.params["first"]]
        for then in problem.occurrences_of[rule.params["then"]]
    ]
    sharing = [(a, b) for a, b in pairs if any(_may_share(a, b, each.id) for each in problem.subgroups)]
    yield from sharing or pairs


def _may_share(a: Occurrence, b: Occurrence, subgroup: str) -> bool:
    return any(subgroup in each for each in a.audiences) and any(subgroup in each for each in b.audiences)


def orders(problem: Problem) -> Iterator[Order]:
    for rule in problem.rules(NAME):
        for first, then in _pairs(problem, rule):
            if _always_share(first, then):
                yield Order(first.id, then.id, rule.params["max_gap_min"])


def _always_share(a: Occurrence, b: Occurrence) -> bool:
    return all(one & other for one in a.audiences for other in b.audiences)


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    placed = {each.occurrence: each for each in itinerary.placements}
    for rule in problem.rules(NAME):
        for a, b in _pairs(problem, rule):
            if a.id not in placed or b.id not in placed:
                continue
            first, then = placed[a.id], placed[b.id]
            possible = any(_may_share(a, b, each.id) for each in problem.subgroups)
            if possible and not set(first.subgroups) & set(then.subgroups):
                continue
            if not 0 <= then.start - first.end <= rule.params["max_gap_min"]:
                sentence = N_(
                    "“%(then)s” does not follow “%(first)s” soon enough (at most %(gap)s min).",
                    then=problem.session[then.session].name,
                    first=problem.session[first.session].name,
                    gap=rule.params["max_gap_min"],
                )
                yield Violation(NAME, (rule.id,), (first.occurrence, then.occurrence), sentence)
