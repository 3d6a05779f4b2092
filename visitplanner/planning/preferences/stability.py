"""What people have been told stays: little moves against the published plan.

Every placement of it that is not held where it was, at its time with its subgroups, counts half an hour, and four times
as much where the host has confirmed. What was cancelled since, or is no longer in the visit, counts nothing.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.problem import Pin, Problem

if TYPE_CHECKING:
    from visitplanner.planning.variables import Expression, Variables

NAME = "stability"
STATEMENT = N_("Little moves against the programme that was published.")
FIRST_LEVEL = False
MINUTES_A_MOVE = 30
CONFIRMED = 4


def expression(problem: Problem, variables: "Variables") -> "Expression":
    return sum(_moved(variables, pin) * minutes for pin, minutes in _published(problem))


def _published(problem: Problem) -> Iterator[tuple[Pin, int]]:
    """What could still be held, with what it counts to move it."""
    for pin in problem.published:
        occurrence = problem.occurrence.get(pin.occurrence)
        session = occurrence and problem.session[occurrence.session]
        if session and not session.withdrawn:
            yield pin, MINUTES_A_MOVE * (CONFIRMED if session.confirmed else 1)


def _moved(variables: "Variables", pin: Pin) -> "Expression":
    """0 only where it is held as published."""
    for option, chosen in variables.chosen[pin.occurrence]:
        if option.audience == pin.subgroups and any(pin.start in each for each in option.starts):
            moved = variables.model.new_bool_var(f"{pin.occurrence} moved")
            variables.model.add_implication(moved.negated(), chosen)
            variables.model.add(variables.start[pin.occurrence] == pin.start).only_enforce_if(moved.negated())
            return moved
    return 1


def score(problem: Problem, itinerary: Itinerary) -> int:
    held = {(each.occurrence, each.start, frozenset(each.subgroups)) for each in itinerary.placements}
    return sum(
        minutes for pin, minutes in _published(problem) if (pin.occurrence, pin.start, pin.subgroups) not in held
    )


def ceiling(problem: Problem) -> int:
    return sum(minutes for _, minutes in _published(problem))
