"""The delegation has its own voice: at least so many sessions run in the stated direction."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Problem

if TYPE_CHECKING:
    from visitplanner.planning.variables import Variables

NAME = "direction_required"
STATEMENT = N_("At least the stated number of sessions run in the stated direction.")


def add(problem: Problem, variables: "Variables") -> None:
    for rule in problem.rules(NAME):
        held = [variables.held(each.id) for each in problem.sessions if each.direction == rule.params["direction"]]
        variables.model.add(sum(held) >= rule.params["min_count"])


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for rule in problem.rules(NAME):
        held = {
            each.session
            for each in itinerary.placements
            if problem.session[each.session].direction == rule.params["direction"]
        }
        if len(held) < rule.params["min_count"]:
            sentence = N_(
                "Too few sessions run in the direction that is asked for: %(held)s, where at least %(count)s have to.",
                held=len(held),
                count=rule.params["min_count"],
            )
            yield Violation(NAME, (rule.id,), (), sentence)
