"""A plan of an impossible visit: as many of its required sessions as can be held, and what fits beside them."""

import time
from collections.abc import Iterator
from dataclasses import replace

from visitplanner.planning import objective
from visitplanner.planning.bound import DayRouteBound
from visitplanner.planning.constraints.lunch import possible_starts
from visitplanner.planning.guided import completed
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.limits import Limits, Progress
from visitplanner.planning.part_by_part import MOST_AT_ONCE, part_by_part, placed_by_parts, polished
from visitplanner.planning.problem import Day, Problem
from visitplanner.planning.search import Aim, Watch, search
from visitplanner.planning.variables import Expression, Variables

SHARE_FOR_REQUIRED, SHARE_FOR_OPTIONAL = 0.5, 0.3
"""The parts of the time for what is required and for what comes beside it; the rest is for what that costs."""


def best_effort(problem: Problem, limits: Limits, watch: Watch) -> Itinerary:
    """As many required sessions as possible, by priority; then what such a plan is worth, and at the least cost."""

    def without_plan(progress: Progress) -> bool:
        # What a best effort finds is no plan, and must not be kept as one.
        return watch(replace(progress, value=None, bound=None, best=None))

    began = time.monotonic()
    for attempt in _attempts(problem):
        seconds = limits.seconds * SHARE_FOR_REQUIRED
        most = _most_required(problem, attempt, replace(limits, seconds=seconds), without_plan)
        if most is None:
            continue
        held = _holding(problem, attempt, most)
        seconds = limits.seconds * SHARE_FOR_OPTIONAL
        filled = part_by_part(held, DayRouteBound(held), replace(limits, seconds=seconds), without_plan, most).best
        left = max(limits.seconds - (time.monotonic() - began), 0.0)
        found = polished(held, filled or most, replace(limits, seconds=left), without_plan).best
        return replace(completed(problem, found or most), status="infeasible")
    return Itinerary("infeasible")


def _attempts(problem: Problem) -> Iterator[Problem]:
    """The problem in which nothing is required; at worst without lunches."""
    relaxed = problem.but(
        sessions=tuple(replace(each, required=False) for each in problem.sessions),
        constraints=tuple(each for each in problem.constraints if each.type != "direction_required"),
    )
    yield relaxed.but(days=tuple(_without_lunch_for_which_there_is_no_time(each) for each in relaxed.days))
    yield relaxed.but(days=tuple(replace(each, lunch=None) for each in relaxed.days))


def _most_required(problem: Problem, attempt: Problem, limits: Limits, watch: Watch) -> Itinerary | None:
    """As many as possible of the sessions that the problem requires, and what is pinned."""
    pinned = {each.occurrence for each in problem.pins}
    required = attempt.but(
        occurrences=tuple(
            each for each in attempt.occurrences if each.id in pinned or problem.session[each.session].required
        )
    )
    if len(required.occurrences) > MOST_AT_ONCE:
        return placed_by_parts(required, limits, watch)

    def goal(of: Problem, variables: Variables) -> Expression:
        prize = objective.first_level_ceiling(problem)
        placed = sum(
            variables.present[each.id] * (10 + problem.session[each.session].priority) for each in of.occurrences
        )
        return placed * prize + objective.first_level(of, variables)

    return search(required, limits, watch, Aim(goal, value_bound=lambda of, units: None)).best


def _holding(problem: Problem, attempt: Problem, plan: Itinerary) -> Problem:
    """The attempt in which what a plan holds has to be held, and no more of what the problem requires can be."""
    placed = {each.occurrence for each in plan.placements}
    sessions = {each.session for each in plan.placements}
    return attempt.but(
        occurrences=tuple(
            each for each in attempt.occurrences if each.id in placed or not problem.session[each.session].required
        ),
        sessions=tuple(replace(each, required=each.id in sessions) for each in attempt.sessions),
    )


def _without_lunch_for_which_there_is_no_time(day: Day) -> Day:
    return day if day.lunch is None or possible_starts(day, day.lunch) else replace(day, lunch=None)
