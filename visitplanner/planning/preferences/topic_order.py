"""What is to be understood first comes first: law before institutions, institutions before services, then practice.

The order is the visit's own: topics and types of sessions, first to last. A session stands where the first of them that
fits it stands; one that none fits may be met at any time. Counted are the pairs of sessions of one subgroup in the
wrong order, at fifteen minutes each.
"""

from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.problem import Problem, Session
from visitplanner.planning.wrong_order import ComesFirst, possible_wrong_pairs, wrong_pairs

if TYPE_CHECKING:
    from visitplanner.planning.variables import Expression, Variables

NAME = "topic_order"
STATEMENT = N_("What explains the rest comes first: topics and types of sessions in the stated order.")
FIRST_LEVEL = False
MINUTES_A_PAIR = 15


def expression(problem: Problem, variables: "Variables") -> "Expression":
    return possible_wrong_pairs(problem, variables, _comes_first(problem)) * MINUTES_A_PAIR


def _comes_first(problem: Problem) -> ComesFirst:
    order = list(problem.wished(NAME).get("order", ()))

    def place(session: Session) -> int | None:
        return next((at for at, each in enumerate(order) if each == session.type or each in session.topics), None)

    places = {each.id: place(each) for each in problem.sessions}

    def comes_first(a: Session, b: Session) -> bool:
        first, then = places[a.id], places[b.id]
        return first is not None and then is not None and first < then

    return comes_first


def score(problem: Problem, itinerary: Itinerary) -> int:
    return wrong_pairs(problem, itinerary, _comes_first(problem)) * MINUTES_A_PAIR


def ceiling(problem: Problem) -> int:
    return len(problem.subgroups) * len(problem.occurrences) ** 2 // 2 * MINUTES_A_PAIR
