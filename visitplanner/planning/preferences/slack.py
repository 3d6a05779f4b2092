"""Slack where it matters most: a quarter of an hour to spare before every session of high priority.

Counted are the minutes missing of it, in the gap before such a session, after the way and the rest taken there.
The first session of a day needs none: the day begins when it begins.
"""

from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.day_shape import waited, waits_before
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.problem import Day, OccurrenceId, Problem, SessionId

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    from visitplanner.planning.variables import Variables

NAME = "slack"
STATEMENT = N_("There is time to spare before the sessions that matter most.")
FIRST_LEVEL = False
WANTED_MINUTES = 15
HIGH_PRIORITY = 4


def expression(problem: Problem, variables: "Variables") -> "cp_model.LinearExpr | int":
    return sum(
        _missing(variables, day, each)
        for day in problem.days
        for each in variables.attendable(day.subgroup, day.date)
        if _matters(problem, problem.occurrence[each].session)
    )


def _missing(variables: "Variables", day: Day, guest: OccurrenceId) -> "cp_model.IntVar":
    model = variables.model
    missing = model.new_int_var(0, WANTED_MINUTES, f"slack missing before {guest} of {day.subgroup}")
    # Where a block is spent on the way, less than nothing is left; no more than all of it can be missing then.
    all_of_it = model.new_bool_var(f"no slack before {guest} of {day.subgroup}")
    model.add(missing == WANTED_MINUTES).only_enforce_if(all_of_it)
    for follows, here, minutes in waits_before(variables, day, guest):
        model.add(missing >= WANTED_MINUTES - minutes).only_enforce_if(follows, here, all_of_it.negated())
    return missing


def _matters(problem: Problem, session: SessionId) -> bool:
    return problem.session[session].priority >= HIGH_PRIORITY


def score(problem: Problem, itinerary: Itinerary) -> int:
    return sum(
        max(0, WANTED_MINUTES - minutes)
        for day in problem.days
        for placement, minutes in waited(problem, itinerary, day)
        if _matters(problem, placement.session)
    )


def ceiling(problem: Problem) -> int:
    return len(problem.subgroups) * len(problem.occurrences) * WANTED_MINUTES
