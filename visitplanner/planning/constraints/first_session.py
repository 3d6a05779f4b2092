"""One session opens the whole visit: it ends before any other begins."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.order import Order
from visitplanner.planning.problem import Problem

if TYPE_CHECKING:
    from visitplanner.planning.variables import Variables

NAME = "first_session"
STATEMENT = N_("The opening session comes before every other session of the visit.")


def add(problem: Problem, variables: "Variables") -> None:
    for rule in problem.rules(NAME):
        session = rule.params["session_id"]
        for each in problem.occurrences_of[session]:
            for other in problem.occurrences:
                if other.session != session:
                    variables.keep_order(each.id, other.id)


def orders(problem: Problem) -> Iterator[Order]:
    for rule in problem.rules(NAME):
        for each in problem.occurrences_of[rule.params["session_id"]]:
            for other in problem.occurrences:
                if other.session != each.session:
                    yield Order(each.id, other.id)


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for rule in problem.rules(NAME):
        for each in itinerary.of_session(rule.params["session_id"]):
            for other in itinerary.placements:
                if other.session != each.session and other.start < each.end:
                    sentence = N_(
                        "“%(other)s” begins before the opening session “%(session)s” has ended.",
                        other=problem.session[other.session].name,
                        session=problem.session[each.session].name,
                    )
                    yield Violation(NAME, (rule.id,), (each.occurrence, other.occurrence), sentence)
