"""What of an old plan stands where it stood, for the solver: what a plan costs and how much it disturbs."""

from typing import TYPE_CHECKING

from visitplanner.planning.disturbance import ADDED, ANOTHER_DAY, DROPPED, MOVED, kept, weight
from visitplanner.planning.itinerary import Itinerary, Placement

if TYPE_CHECKING:
    from visitplanner.planning.variables import Expression, Variables


class Standing:
    """``cost`` and ``disturbed`` of a plan, as in ``disturbance``; they may be too high, never too low."""

    def __init__(self, old: Itinerary, variables: "Variables") -> None:
        problem = variables.problem
        before = {each.occurrence: each for each in kept(problem, old).placements}
        stays = {each.occurrence: _stays(variables, each) for each in before.values()}
        self.disturbed: Expression = len(before) - sum(stays.values())
        self.cost: Expression = sum(
            weight(problem, each.id) * (_away(variables, before[each.id]) - MOVED * stays[each.id])
            if each.id in before
            else ADDED * variables.present[each.id]
            for each in problem.occurrences
        )


def _away(variables: "Variables", before: Placement) -> "Expression":
    """What a placement costs unless it stays exactly where it was."""
    spared: Expression = (DROPPED - ANOTHER_DAY) * variables.present[before.occurrence]
    spared += (ANOTHER_DAY - MOVED) * variables.on(before.occurrence, before.date)
    return DROPPED - spared


def _stays(variables: "Variables", before: Placement) -> "Expression":
    """Whether it stands exactly where it was; free to be true only then."""
    for option, chosen in variables.chosen[before.occurrence]:
        here = option.date == before.date and option.audience == frozenset(before.subgroups)
        if here and any(before.start in each for each in option.starts):
            stays = variables.model.new_bool_var(f"{before.occurrence} stays")
            variables.model.add_implication(stays, chosen)
            variables.model.add(variables.start[before.occurrence] == before.start).only_enforce_if(stays)
            return 1 * stays
    return 0
