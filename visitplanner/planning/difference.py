"""How much two plans really differ, in plain Python and for the solver."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from visitplanner.planning.itinerary import Itinerary, Placement
from visitplanner.planning.problem import OccurrenceId

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    from visitplanner.planning.variables import Variables

SAME_MINUTES = 30
"""Two times closer than this are the same to those who choose between plans."""


@dataclass(frozen=True)
class Alternatives:
    """Plans that really differ from the best and from each other, best first.

    ``exhausted``: it is proven that no further plan differs enough from the best and from all of these.
    """

    plans: tuple[Itinerary, ...]
    exhausted: bool


def difference(a: Itinerary, b: Itinerary) -> int:
    """In how many placements two plans really differ: held or not, the day, the groups, or the time."""
    ours, theirs = _by_occurrence(a), _by_occurrence(b)
    return sum(_differ(ours.get(each), theirs.get(each)) for each in ours.keys() | theirs.keys())


def _by_occurrence(itinerary: Itinerary) -> dict[OccurrenceId, Placement]:
    return {each.occurrence: each for each in itinerary.placements}


def _differ(a: Placement | None, b: Placement | None) -> bool:
    if a is None or b is None:
        return True
    return set(a.subgroups) != set(b.subgroups) or a.date != b.date or abs(a.start - b.start) >= SAME_MINUTES


def keep_away(variables: "Variables", other: Itinerary, least: int) -> None:
    """Ask for plans that really differ from another one in at least so many placements."""
    there = _by_occurrence(other)
    differs = [_differs(variables, each.id, there.get(each.id)) for each in variables.problem.occurrences]
    variables.model.add(sum(differs) >= least)


def _differs(variables: "Variables", occurrence: OccurrenceId, there: Placement | None) -> "cp_model.IntVar":
    """Free to be true only where the occurrence really differs."""
    model = variables.model
    literal = model.new_bool_var(f"{occurrence} differs")
    if there is None:
        model.add_implication(literal, variables.present[occurrence])
        return literal
    same = [
        chosen
        for option, chosen in variables.chosen[occurrence]
        if option.date == there.date and option.audience == frozenset(there.subgroups)
    ]
    if same:
        earlier, later = model.new_bool_var(f"{occurrence} earlier"), model.new_bool_var(f"{occurrence} later")
        start = variables.start[occurrence]
        model.add(start <= there.start - SAME_MINUTES).only_enforce_if(earlier)
        model.add(start >= there.start + SAME_MINUTES).only_enforce_if(later)
        model.add_bool_or(same[0].negated(), earlier, later).only_enforce_if(literal)
    return literal
