"""Time is kept free for lunch: one block a subgroup and day, overlapping nothing, and a pause before what follows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from visitplanner.language.text import N_, Value
from visitplanner.planning.itinerary import Itinerary, Lunch, Violation
from visitplanner.planning.problem import Day, LunchRule, OccurrenceId, Problem
from visitplanner.planning.windows import cut, outside, starts

if TYPE_CHECKING:
    from visitplanner.planning.variables import Variables

NAME = "lunch"
STATEMENT = N_("Every subgroup has lunch once a day, at the time kept for it and undisturbed.")


def add(problem: Problem, variables: "Variables") -> None:
    for day in problem.days:
        if day.lunch is not None:
            _add_lunch(problem, variables, day, day.lunch)


def possible_starts(day: Day, rule: LunchRule) -> tuple[range, ...]:
    """When lunch could begin, whatever sessions are held; minute by minute."""
    free = cut((rule.window,), outside(block.window for block in day.blocks))
    return starts(free, rule.minutes, 0, 1)


def _add_lunch(problem: Problem, variables: "Variables", day: Day, rule: LunchRule) -> None:
    guests = variables.attendable(day.subgroup, day.date)
    values = sorted(_worthwhile_starts(problem, variables, guests, day, rule))
    if not values:
        variables.model.add_bool_or([])
        return
    start = variables.new_choice(values, f"lunch of {day.subgroup} on {day.date}")
    variables.lunch[day.subgroup, day.date] = start
    block = variables.model.new_fixed_size_interval_var(
        start, rule.minutes + rule.pause_after, f"lunch and pause of {day.subgroup} on {day.date}"
    )
    variables.model.add_no_overlap([block, *(variables.attended(each, day.subgroup) for each in guests)])
    for guest in guests:
        variables.sides(guest, day.subgroup, day.date, (NAME, start, start + rule.minutes + rule.pause_after))


def _worthwhile_starts(
    problem: Problem, variables: "Variables", guests: list[OccurrenceId], day: Day, rule: LunchRule
) -> set[int]:
    """A lunch can always be moved earlier until it meets the end of a session or of a block, or its earliest time."""
    possible = possible_starts(day, rule)
    ends = {
        start + problem.session_of(guest).minutes
        for guest in guests
        for option in variables.options[guest]
        if option.date == day.date and day.subgroup in option.audience
        for choice in option.starts
        for start in choice
    }
    return {each[0] for each in possible} | {end for end in ends if any(end in each for each in possible)}


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for day in problem.days:
        if day.lunch is None:
            continue
        lunches = [each for each in itinerary.lunches if (each.subgroup, each.date) == (day.subgroup, day.date)]
        if len(lunches) != 1:
            sentence = N_(
                "%(subgroup)s has no single lunch on %(date)s.",
                subgroup=problem.subgroup[day.subgroup].name,
                date=day.date,
            )
            yield Violation(NAME, ("lunch",), (), sentence)
        for lunch in lunches:
            yield from _disturbances(problem, itinerary, day, day.lunch, lunch)


def _disturbances(
    problem: Problem, itinerary: Itinerary, day: Day, rule: LunchRule, lunch: Lunch
) -> Iterator[Violation]:
    who: dict[str, Value] = {"subgroup": problem.subgroup[day.subgroup].name, "date": day.date}
    if lunch.end - lunch.start != rule.minutes or not rule.window.holds(lunch.start, lunch.end):
        sentence = N_("The lunch of %(subgroup)s on %(date)s is too short, or not at the time kept for it.", **who)
        yield Violation(NAME, ("lunch",), (), sentence)
    for block in day.blocks:
        if block.window.meets(lunch.start, lunch.end):
            sentence = N_("The lunch of %(subgroup)s on %(date)s overlaps “%(block)s”.", **who, block=block.label)
            yield Violation(NAME, ("lunch", block.name), (), sentence)
    for placement in itinerary.agenda(day.subgroup, day.date):
        if placement.start < lunch.end + rule.pause_after and lunch.start < placement.end:
            sentence = N_(
                "The lunch of %(subgroup)s on %(date)s leaves too little time for “%(session)s”.",
                **who,
                session=problem.session[placement.session].name,
            )
            yield Violation(NAME, ("lunch",), (placement.occurrence,), sentence)
