"""A session builds on another, so the other comes first: every occurrence of it ends before any of this begins."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.order import Order
from visitplanner.planning.problem import Problem

if TYPE_CHECKING:
    from visitplanner.planning.variables import Variables

NAME = "before"
STATEMENT = N_("A session that builds on another comes after it.")


def add(problem: Problem, variables: "Variables") -> None:
    for rule in problem.rules(NAME):
        for first in problem.occurrences_of[rule.params["first"]]:
            for then in problem.occurrences_of[rule.params["then"]]:
                variables.keep_order(first.id, then.id)


def orders(problem: Problem) -> Iterator[Order]:
    for rule in problem.rules(NAME):
        for first in problem.occurrences_of[rule.params["first"]]:
            for then in problem.occurrences_of[rule.params["then"]]:
                yield Order(first.id, then.id)


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for rule in problem.rules(NAME):
        for first in itinerary.of_session(rule.params["first"]):
            for then in itinerary.of_session(rule.params["then"]):
                if then.start < first.end:
                    sentence = N_(
                        "“%(then)s” comes before “%(first)s” has ended.",
                        then=problem.session[then.session].name,
                        first=problem.session[first.session].name,
                    )
                    yield Violation(NAME, (rule.id,), (first.occurrence, then.occurrence), sentence)
