"""How long a subgroup waits: what is left of each gap after the way and the rest taken in it."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from visitplanner.planning.itinerary import Itinerary, Placement
from visitplanner.planning.problem import Day, OccurrenceId, Problem, TimeWindow
from visitplanner.planning.succession import succession

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    from visitplanner.planning.variables import Expression, Literal, Variables


def waited(problem: Problem, itinerary: Itinerary, day: Day) -> Iterator[tuple[Placement, int]]:
    """Every placement of a subgroup's day but the first, with the minutes waited before it."""
    rests = [
        TimeWindow(each.start, each.end)
        for each in itinerary.lunches
        if (each.subgroup, each.date) == (day.subgroup, day.date)
    ] + [each.window for each in day.blocks]
    for a, b in pairwise(itinerary.agenda(day.subgroup, day.date)):
        gap = TimeWindow(a.end, b.start)
        rest = sum(each.closes - each.opens for each in rests if gap.holds(each.opens, each.closes))
        yield b, max(0, b.start - a.end - problem.gap(a.site, b.site) - rest)


def waits(variables: "Variables", day: Day) -> list["cp_model.IntVar"]:
    """The minutes waited before each session of a subgroup's day, for the solver; at least."""
    guests = variables.attendable(day.subgroup, day.date)
    return [_wait_before(variables, day, each) for each in guests]


def _wait_before(variables: "Variables", day: Day, guest: OccurrenceId) -> "cp_model.IntVar":
    length = day.hours.closes - day.hours.opens
    wait = variables.model.new_int_var(0, length, f"wait of {day.subgroup} before {guest} on {day.date}")
    for follows, here, minutes in waits_before(variables, day, guest):
        variables.model.add(wait >= minutes).only_enforce_if(follows, here)
    return wait


def waits_before(
    variables: "Variables", day: Day, guest: OccurrenceId
) -> Iterator[tuple["Literal", "Literal", "Expression"]]:
    """For each session that one may follow: whether it does, whether that is on this day, and the minutes waited."""
    problem, breaks = variables.problem, pauses(variables, day)
    follows = succession(variables, day.subgroup).follows
    here = variables.on(guest, day.date, day.subgroup)
    for other in variables.attendable(day.subgroup, day.date):
        if other == guest:
            continue
        way = problem.gap(problem.session_of(other).site, problem.session_of(guest).site)
        rest: Expression = 0
        for name, begins, ends, minutes in breaks:
            before, _ = variables.sides(other, day.subgroup, day.date, (name, begins, ends))
            _, after = variables.sides(guest, day.subgroup, day.date, (name, begins, ends))
            rest += (before + after - 1) * minutes
        yield follows[other, guest], here, variables.start[guest] - variables.end(other) - way - rest


def pauses(variables: "Variables", day: Day) -> list[tuple[str, "Expression", "Expression", int]]:
    """The name, begin, end and minutes of everything that interrupts a subgroup's day: its blocks and its lunch."""
    found: list[tuple[str, Expression, Expression, int]] = [
        (block.name, block.window.opens, block.window.closes, block.window.closes - block.window.opens)
        for block in day.blocks
    ]
    if day.lunch is not None and (day.subgroup, day.date) in variables.lunch:
        begins = variables.lunch[day.subgroup, day.date]
        # The same pause as in the rule about lunch, whose name, begin and end these are.
        found.append(("lunch", begins, begins + day.lunch.minutes + day.lunch.pause_after, day.lunch.minutes))
    return found
