"""From the solver's numbers to an itinerary: placements, lunches, interpreters and vehicles."""

from collections.abc import Callable

from ortools.sat.python import cp_model

from visitplanner.planning.itinerary import Itinerary, Lunch, Placement
from visitplanner.planning.options import Option
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


def hint(problem: Problem, variables: Variables, itinerary: Itinerary) -> None:
    """Offer the solver an itinerary to start from; what is not said follows from what is."""
    model = variables.model
    placed = {each.occurrence: each for each in itinerary.placements}
    for occurrence in problem.occurrences:
        placement = placed.get(occurrence.id)
        if placement is not None:
            model.add_hint(variables.start[occurrence.id], placement.start)
        for option, literal in variables.chosen[occurrence.id]:
            if len(variables.chosen[occurrence.id]) > 1:
                model.add_hint(literal, placement is not None and _matches(option, placement))
        model.add_hint(variables.present[occurrence.id], placement is not None)
    for lunch in itinerary.lunches:
        if (lunch.subgroup, lunch.date) in variables.lunch:
            model.add_hint(variables.lunch[lunch.subgroup, lunch.date], lunch.start)
    for a, b in variables.ordered_pairs():
        if a in placed and b in placed:
            model.add_hint(variables.before(a, b), placed[a].start < placed[b].start)


def _matches(option: Option, placement: Placement) -> bool:
    return option.date == placement.date and option.audience == frozenset(placement.subgroups)
