"""Every occurrence of a required session is held."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Occurrence, Problem

if TYPE_CHECKING:
    from visitplanner.planning.variables import Variables

NAME = "required"
STATEMENT = N_("Every occurrence of a required session, and everything pinned, is held.")


def add(problem: Problem, variables: "Variables") -> None:
    for occurrence in _required(problem):
        variables.model.add(variables.present[occurrence.id] == 1)


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    placed = {each.occurrence for each in itinerary.placements}
    for occurrence in _required(problem):
        if occurrence.id not in placed:
            session = problem.session[occurrence.session]
            sentence = N_("“%(session)s” is required, but it is not in the plan.", session=session.name)
            yield Violation(NAME, (f"{session.id}.required",), (occurrence.id,), sentence)


def _required(problem: Problem) -> Iterator[Occurrence]:
    pinned = {each.occurrence for each in problem.pins}
    for occurrence in problem.occurrences:
        session = problem.session[occurrence.session]
        if (session.required and not session.withdrawn) or occurrence.id in pinned:
            yield occurrence
