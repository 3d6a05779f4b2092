"""Who interprets what and who drives whom: named people and vehicles for a plan whose numbers already fit.

The rules count interpreters together (see ``constraints.interpreters``); here each session gets its own. The one with
the fewest languages who is free and has the most minutes left is taken first, in order of time. That never
double-books anyone; where a day is so full that somebody passes the minutes of a day, the one with most left does.
"""

from collections import defaultdict
from dataclasses import replace
from datetime import date

from visitplanner.planning.itinerary import Itinerary, Placement
from visitplanner.planning.problem import Problem, SubgroupId


def staffed(problem: Problem, itinerary: Itinerary) -> Itinerary:
    """The same itinerary with interpreters and vehicles."""
    vehicles = _vehicles(problem, itinerary)
    busy_until: dict[str, int] = {}
    worked: dict[tuple[str, date], int] = defaultdict(int)
    placements = []
    for placement in sorted(itinerary.placements, key=lambda each: (each.start, each.occurrence)):
        interpreters = _interpreters(problem, placement, busy_until, worked)
        driven = {
            vehicles[group, placement.date] for group in placement.subgroups if (group, placement.date) in vehicles
        }
        placements.append(replace(placement, interpreters=interpreters, vehicles=tuple(sorted(driven))))
    return replace(itinerary, placements=tuple(placements))


def _interpreters(
    problem: Problem, placement: Placement, busy_until: dict[str, int], worked: dict[tuple[str, date], int]
) -> tuple[str, ...]:
    session = problem.session[placement.session]
    free = [
        each
        for each in problem.interpreters
        if session.languages <= each.languages and busy_until.get(each.id, placement.start) <= placement.start
    ]
    left = {each.id: each.max_minutes_per_day - worked[each.id, placement.date] for each in free}
    free.sort(key=lambda each: (left[each.id] < session.minutes, len(each.languages), -left[each.id], each.id))
    taken = tuple(each.id for each in free[: session.interpreters])
    for each in taken:
        busy_until[each] = placement.end
        worked[each, placement.date] += session.minutes
    return taken


def _vehicles(problem: Problem, itinerary: Itinerary) -> dict[tuple[SubgroupId, date], str]:
    """One vehicle a subgroup and day, the smallest with enough seats, largest subgroups first."""
    given: dict[tuple[SubgroupId, date], str] = {}
    for on in problem.dates:
        days = [each for each in problem.days if each.date == on and itinerary.agenda(each.subgroup, on)]
        days.sort(key=lambda each: (-problem.subgroup[each.subgroup].size, each.subgroup))
        taken: set[str] = set()
        for day in days:
            sessions = [problem.session[each.session] for each in itinerary.agenda(day.subgroup, on)]
            people = problem.subgroup[day.subgroup].size + problem.escorts + max(each.interpreters for each in sessions)
            fitting = [
                each
                for each in problem.vehicles
                if each.city == day.city and each.seats >= people and each.id not in taken
            ]
            if fitting:
                vehicle = min(fitting, key=lambda each: (each.seats, each.id))
                taken.add(vehicle.id)
                given[day.subgroup, on] = vehicle.id
    return given
