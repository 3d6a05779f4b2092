"""The first day after travel is gentle at its edges: it begins not too early and ends not too late.

Counted are the minutes that its first session begins before the stated time, and its last one ends after it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.horizon import minutes_on_clock
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.problem import Day, Problem, TimeWindow

if TYPE_CHECKING:
    from visitplanner.planning.variables import Expression, Variables

NAME = "edges"
STATEMENT = N_("The first day after travel does not begin too early and does not end too late.")
FIRST_LEVEL = False
NOT_BEFORE, NOT_AFTER = "09:00", "17:00"
MINUTES_A_DAY = 24 * 60


def expression(problem: Problem, variables: "Variables") -> "Expression":
    total: Expression = 0
    for day, wanted in _days(problem):
        early = variables.model.new_int_var(0, MINUTES_A_DAY, f"early start of {day.subgroup} on {day.date}")
        late = variables.model.new_int_var(0, MINUTES_A_DAY, f"late end of {day.subgroup} on {day.date}")
        for each in variables.attendable(day.subgroup, day.date):
            here = variables.on(each, day.date, day.subgroup)
            variables.model.add(early >= wanted.opens - variables.start[each]).only_enforce_if(here)
            variables.model.add(late >= variables.end(each) - wanted.closes).only_enforce_if(here)
        total += early + late
    return total


def _days(problem: Problem) -> Iterator[tuple[Day, TimeWindow]]:
    """The days concerned, with the hours in which they are gentle."""
    said = problem.wished(NAME)
    opens, closes = (
        minutes_on_clock(said.get(name, default)) for name, default in (("start", NOT_BEFORE), ("end", NOT_AFTER))
    )
    for day in problem.days:
        if day.after_travel:
            yield day, TimeWindow(day.midnight + opens, day.midnight + closes)


def score(problem: Problem, itinerary: Itinerary) -> int:
    total = 0
    for day, wanted in _days(problem):
        agenda = itinerary.agenda(day.subgroup, day.date)
        if agenda:
            total += max(0, wanted.opens - agenda[0].start) + max(0, max(each.end for each in agenda) - wanted.closes)
    return total


def ceiling(problem: Problem) -> int:
    return 2 * MINUTES_A_DAY * sum(each.after_travel for each in problem.days)
