"""From the solver's numbers to an itinerary: placements, lunches, interpreters and vehicles."""

from collections.abc import Callable

from ortools.sat.python import cp_model

from visitplanner.planning.itinerary import Itinerary, Lunch, Placement
from visitplanner.planning.problem import Problem
from visitplanner.planning.variables import Variables

Value = Callable[[cp_model.IntVar], int]


def itinerary_of(problem: Problem, variables: Variables, value: Value) -> Itinerary:
    """The plan a solution stands for, without its worth; ``value`` answers for a variable. In order of time."""
    pinned = {each.occurrence for each in problem.pins}
    placements = [
        Placement(
            occurrence=occurrence.id,
            session=occurrence.session,
            subgroups=tuple(sorted(option.audience)),
            date=option.date,
            start=value(variables.start[occurrence.id]),
            end=value(variables.start[occurrence.id]) + variables.minutes(occurrence.id),
            site=problem.session[occurrence.session].site,
            pinned=occurrence.id in pinned,
        )
        for occurrence in problem.occurrences
        for option, literal in variables.chosen[occurrence.id]
        if value(literal)
    ]
    lunches = []
    for (subgroup, on), start in variables.lunch.items():
        rule = problem.day[subgroup, on].lunch
        if rule is not None:
            lunches.append(Lunch(subgroup, on, value(start), value(start) + rule.minutes))
    placements.sort(key=lambda each: (each.start, each.occurrence))
    lunches.sort(key=lambda each: (each.date, each.subgroup))
    return Itinerary("feasible", tuple(placements), tuple(lunches))
