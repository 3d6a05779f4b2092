"""Where else a placed session could be, everything else left in place: per day the best time, or what breaks."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from visitplanner.language.text import N_, Code, Text
from visitplanner.planning import objective
from visitplanner.planning.constraints.lunch import possible_starts
from visitplanner.planning.itinerary import Itinerary, Lunch, Placement
from visitplanner.planning.obstacles import (
    Obstacle,
    Obstacles,
    every_stand,
    forbidden_alone,
    is_free,
    violations_there,
    with_placement,
)
from visitplanner.planning.problem import Day, Problem

MOST_TRIED_A_DAY = 16
"""Of more possible starts in a day than this, some in between are passed over."""


@dataclass(frozen=True)
class Elsewhere:
    """One day and audience: the best other time with what it changes in value, or what every time there breaks."""

    occurrence: str
    date: date
    subgroups: tuple[str, ...]
    best: Placement | None
    difference: int
    """What the plan would be worth more, in points; negative where it would be worth less."""
    broken: tuple[Obstacle, ...]
    sentence: Text


def elsewhere(problem: Problem, itinerary: Itinerary, placement: Placement, seconds: float) -> Iterator[Elsewhere]:
    """Every day and audience of one placement, in order of time, as far as the seconds reach."""
    deadline = time.monotonic() + seconds
    worth = objective.value(problem, itinerary)
    stands = list(every_stand(problem, problem.occurrence[placement.occurrence]))
    for key in dict.fromkeys((each.date, each.subgroups) for each in stands):
        if time.monotonic() > deadline:
            return
        today = [each for each in stands if (each.date, each.subgroups) == key]
        others = [each for each in today if (each.start, each.subgroups) != (placement.start, placement.subgroups)]
        if others:
            yield _on_a_day(problem, itinerary, others, worth)


def _on_a_day(problem: Problem, itinerary: Itinerary, stands: Sequence[Placement], worth: int) -> Elsewhere:
    free = [each for each in stands if is_free(problem, each)]
    found, best, value = Obstacles(), None, 0
    for at in free[:: -(-len(free) // MOST_TRIED_A_DAY) or 1]:
        moved = with_lunches_around(problem, with_placement(itinerary, at))
        broken = violations_there(problem, moved, at)
        for each in broken:
            found.add(each, [at])
        if not broken and (best is None or objective.value(problem, moved) > value):
            best, value = at, objective.value(problem, moved)
    broken_rules = (
        () if best else (*found.all(), *forbidden_alone(problem, [each for each in stands if each not in free]))
    )
    first = stands[0]
    sentence = _sentence(problem, first, best, value - worth, broken_rules)
    difference = value - worth if best else 0
    return Elsewhere(first.occurrence, first.date, first.subgroups, best, difference, broken_rules, sentence)


def _sentence(
    problem: Problem, first: Placement, best: Placement | None, difference: int, broken: Sequence[Obstacle]
) -> Text:
    if best is None:
        reason = broken[0].reason if broken else N_("No time on this day is long enough.")
        return N_("On %(date)s no other time keeps every rule: %(reason)s", date=first.date, reason=reason)
    zone = problem.timezones[problem.site[best.site].city]
    at = Code(f"{problem.horizon.local(best.start, zone):%H:%M}")
    if difference < 0:
        return N_(
            "On %(date)s at %(time)s every rule would be kept too; the plan would be worth %(points)s points less.",
            date=first.date,
            time=at,
            points=-difference,
        )
    return N_(
        "On %(date)s at %(time)s every rule would be kept too, and the plan would be worth no less.",
        date=first.date,
        time=at,
    )


def with_lunches_around(problem: Problem, itinerary: Itinerary) -> Itinerary:
    """The itinerary with every lunch that is in somebody's way moved to the nearest time at which it is not."""
    lunches = []
    for each in itinerary.lunches:
        day = problem.day.get((each.subgroup, each.date))
        lunches.append(each if day is None else _undisturbed(itinerary, day, each))
    return replace(itinerary, lunches=tuple(lunches))


def _undisturbed(itinerary: Itinerary, day: Day, lunch: Lunch) -> Lunch:
    rule, agenda = day.lunch, itinerary.agenda(day.subgroup, day.date)
    if rule is None:
        return lunch

    def free(start: int) -> bool:
        end = start + rule.minutes + rule.pause_after
        return not any(each.start < end and start < each.end for each in agenda)

    if free(lunch.start):
        return lunch
    ends = {each.end for each in agenda} | {each.start - rule.minutes - rule.pause_after for each in agenda}
    possible = possible_starts(day, rule)
    times = {each[0] for each in possible} | {each for each in ends if any(each in some for some in possible)}
    near = sorted((each for each in times if free(each)), key=lambda each: abs(each - lunch.start))
    return replace(lunch, start=near[0], end=near[0] + rule.minutes) if near else lunch
