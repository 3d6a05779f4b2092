"""Room to breathe: a free slot every second day, or as often as stated.

A subgroup's days are taken two by two; each pair without a free slot counts an hour. A slot is free where a gap between
two sessions, or the time after the last one until the day's hours end, leaves an hour after the way, lunch and blocks.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.day_shape import pauses, waited, waits_before
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.problem import Day, OccurrenceId, Problem, TimeWindow

if TYPE_CHECKING:
    from visitplanner.planning.variables import Expression, Literal, Variables

NAME = "free_slot"
STATEMENT = N_("There is a free slot every few days, to think and to breathe.")
FIRST_LEVEL = False
MINUTES_A_SLOT = 60
FREE_MINUTES, EVERY_DAYS = 60, 2


def expression(problem: Problem, variables: "Variables") -> "Expression":
    total: Expression = 0
    for days in _spans(problem):
        missing = variables.model.new_bool_var(f"no free slot of {days[0].subgroup} from {days[0].date}")
        slots = [slot for day in days for slot in _slots(problem, variables, day)]
        variables.model.add(missing + sum(slots) >= 1)
        total += missing * MINUTES_A_SLOT
    return total


def _spans(problem: Problem) -> Iterator[list[Day]]:
    """The days of each subgroup, so many at a time; what is left over at the end needs no slot."""
    every = problem.wished(NAME).get("days", EVERY_DAYS)
    for subgroup in problem.subgroups:
        days = sorted((each for each in problem.days if each.subgroup == subgroup.id), key=lambda each: each.date)
        yield from (days[at : at + every] for at in range(0, len(days) - every + 1, every))


def _minutes(problem: Problem) -> int:
    return int(problem.wished(NAME).get("minutes", FREE_MINUTES))


def _slots(problem: Problem, variables: "Variables", day: Day) -> Iterator["Literal"]:
    """Literals of which each is true only where the day has a free slot."""
    guests = variables.attendable(day.subgroup, day.date)
    if len(guests) > 1:
        yield from (_before(problem, variables, day, each) for each in guests)
    yield _at_the_end(problem, variables, day, guests)


def _before(problem: Problem, variables: "Variables", day: Day, guest: OccurrenceId) -> "Literal":
    model, free = variables.model, variables.model.new_bool_var(f"free before {guest} on {day.date}")
    ways = list(waits_before(variables, day, guest))
    model.add_implication(free, variables.on(guest, day.date, day.subgroup))
    model.add(sum(follows for follows, _, _ in ways) >= 1).only_enforce_if(free)
    for follows, _, minutes in ways:
        model.add(minutes >= _minutes(problem)).only_enforce_if(free, follows)
    return free


def _at_the_end(problem: Problem, variables: "Variables", day: Day, guests: list[OccurrenceId]) -> "Literal":
    model, free = variables.model, variables.model.new_bool_var(f"{day.subgroup} free at the end of {day.date}")
    breaks = [(name, begins, ends) for name, begins, ends, _ in pauses(variables, day)]
    lengths = [_inside(day, each.window) for each in day.blocks] + [day.lunch.minutes if day.lunch else 0]
    here = [variables.on(each, day.date, day.subgroup) for each in guests]
    for guest, held in zip(guests, here, strict=True):
        left = day.hours.closes - variables.end(guest)
        for pause, minutes in zip(breaks, lengths, strict=False):
            left -= variables.sides(guest, day.subgroup, day.date, pause)[0] * minutes
        model.add(left >= _minutes(problem)).only_enforce_if(free, held)
    if day.hours.closes - day.hours.opens - sum(lengths) < _minutes(problem):
        model.add(sum(here) >= 1).only_enforce_if(free)
    return free


def _inside(day: Day, block: TimeWindow) -> int:
    """The minutes of a block that lie in the day's hours."""
    return max(0, min(day.hours.closes, block.closes) - max(day.hours.opens, block.opens))


def score(problem: Problem, itinerary: Itinerary) -> int:
    missing = sum(not any(_has_slot(problem, itinerary, day) for day in days) for days in _spans(problem))
    return missing * MINUTES_A_SLOT


def _has_slot(problem: Problem, itinerary: Itinerary, day: Day) -> bool:
    agenda = itinerary.agenda(day.subgroup, day.date)
    ended = max((each.end for each in agenda), default=None)
    pauses_after = [_inside(day, each.window) for each in day.blocks if ended is None or each.window.opens >= ended]
    pauses_after += [
        each.end - each.start
        for each in itinerary.lunches
        if (each.subgroup, each.date) == (day.subgroup, day.date) and (ended is None or each.start >= ended)
    ]
    since = day.hours.opens if ended is None else ended
    evening = day.hours.closes - since - sum(pauses_after)
    return max([evening, *(minutes for _, minutes in waited(problem, itinerary, day))]) >= _minutes(problem)


def ceiling(problem: Problem) -> int:
    return MINUTES_A_SLOT * sum(1 for _ in _spans(problem))
