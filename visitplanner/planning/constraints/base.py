"""A day that has a base begins and ends there, and both ways lie inside its hours."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Problem
from visitplanner.planning.succession import succession

if TYPE_CHECKING:
    from visitplanner.planning.variables import Variables

NAME = "base"
STATEMENT = N_("There is time to come from the base and to return to it inside the day’s hours.")


def add(problem: Problem, variables: "Variables") -> None:
    for day in problem.days:
        if day.base is None:
            continue
        shape = succession(variables, day.subgroup)
        for guest in variables.attendable(day.subgroup, day.date):
            site = problem.session_of(guest).site
            leaves = day.hours.opens + problem.gap(day.base, site)
            returns = day.hours.closes - problem.travel.minutes(site, day.base)
            first, last = shape.first[guest, day.date], shape.last[guest, day.date]
            variables.model.add(variables.start[guest] >= leaves).only_enforce_if(first)
            variables.model.add(variables.end(guest) <= returns).only_enforce_if(last)


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for day in problem.days:
        agenda = itinerary.agenda(day.subgroup, day.date)
        if day.base is None or not agenda:
            continue
        first, last = agenda[0], agenda[-1]
        if first.start - day.hours.opens < problem.gap(day.base, first.site):
            sentence = N_(
                "“%(session)s” begins before the group can be there.", session=problem.session[first.session].name
            )
            yield Violation(NAME, (f"day:{day.date}",), (first.occurrence,), sentence)
        if day.hours.closes - last.end < problem.travel.minutes(last.site, day.base):
            sentence = N_(
                "“%(session)s” ends too late for the group to return in time.",
                session=problem.session[last.session].name,
            )
            yield Violation(NAME, (f"day:{day.date}",), (last.occurrence,), sentence)
