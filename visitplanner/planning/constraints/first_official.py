"""A courtesy call comes before every host of the stated types, in one country or in all."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.order import Order
from visitplanner.planning.problem import Problem, Rule, Session

if TYPE_CHECKING:
    from visitplanner.planning.variables import Variables

NAME = "first_official"
STATEMENT = N_("The courtesy call comes before the other official hosts.")


def add(problem: Problem, variables: "Variables") -> None:
    for rule in problem.rules(NAME):
        for call in problem.occurrences_of[rule.params["session_id"]]:
            for other in problem.occurrences:
                if _comes_later(rule, problem.session[other.session]):
                    variables.keep_order(call.id, other.id)


def _comes_later(rule: Rule, session: Session) -> bool:
    return (
        session.id != rule.params["session_id"]
        and session.host_type in rule.params["org_types"]
        and rule.params.get("country") in (None, session.host_country)
    )


def orders(problem: Problem) -> Iterator[Order]:
    for rule in problem.rules(NAME):
        for call in problem.occurrences_of[rule.params["session_id"]]:
            for other in problem.occurrences:
                if _comes_later(rule, problem.session[other.session]):
                    yield Order(call.id, other.id)


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for rule in problem.rules(NAME):
        for call in itinerary.of_session(rule.params["session_id"]):
            for other in itinerary.placements:
                if _comes_later(rule, problem.session[other.session]) and other.start < call.end:
                    sentence = N_(
                        "“%(other)s” begins before the courtesy call “%(call)s” has ended.",
                        other=problem.session[other.session].name,
                        call=problem.session[call.session].name,
                    )
                    yield Violation(NAME, (rule.id,), (call.occurrence, other.occurrence), sentence)
