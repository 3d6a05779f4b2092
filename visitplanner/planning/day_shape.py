"""How long a subgroup waits, for the solver: what is left of each gap after the way and the rest taken in it."""

from typing import TYPE_CHECKING

from visitplanner.planning.problem import Day, OccurrenceId
from visitplanner.planning.succession import succession

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    from visitplanner.planning.variables import Expression, Variables


def waits(variables: "Variables", day: Day) -> list["cp_model.IntVar"]:
    """The minutes waited before each session of a subgroup's day, at least."""
    guests = variables.attendable(day.subgroup, day.date)
    return [_wait_before(variables, day, each, guests) for each in guests]


def _wait_before(
    variables: "Variables", day: Day, guest: OccurrenceId, guests: list[OccurrenceId]
) -> "cp_model.IntVar":
    model, problem = variables.model, variables.problem
    length = day.hours.closes - day.hours.opens
    wait = model.new_int_var(0, length, f"wait of {day.subgroup} before {guest} on {day.date}")
    follows = succession(variables, day.subgroup).follows
    pauses = _pauses(variables, day)
    for other in guests:
        if other == guest:
            continue
        way = problem.gap(problem.session_of(other).site, problem.session_of(guest).site)
        rest: Expression = 0
        for name, begins, ends, minutes in pauses:
            before, _ = variables.sides(other, day.subgroup, day.date, (name, begins, ends))
            _, after = variables.sides(guest, day.subgroup, day.date, (name, begins, ends))
            rest += (before + after - 1) * minutes
        gap = variables.start[guest] - variables.end(other)
        here = variables.on(guest, day.date, day.subgroup)
        model.add(wait >= gap - way - rest).only_enforce_if(follows[other, guest], here)
    return wait


def _pauses(variables: "Variables", day: Day) -> list[tuple[str, "Expression", "Expression", int]]:
    pauses: list[tuple[str, Expression, Expression, int]] = [
        (block.name, block.window.opens, block.window.closes, block.window.closes - block.window.opens)
        for block in day.blocks
    ]
    if day.lunch is not None and (day.subgroup, day.date) in variables.lunch:
        begins = variables.lunch[day.subgroup, day.date]
        # The same pause as in the rule about lunch, whose name, begin and end these are.
        pauses.append(("lunch", begins, begins + day.lunch.minutes + day.lunch.pause_after, day.lunch.minutes))
    return pauses
