"""What the programme costs by the day, in whole units of the visit's currency.

Counted are, date by date: the interpreters needed at once for each pair of languages; a vehicle and the allowances of
every subgroup that has a session; and a venue for every site where the delegation meets among itself.
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.problem import Day, Occurrence, Problem, Rates, SiteId

if TYPE_CHECKING:
    from visitplanner.planning.variables import Expression, Literal, Variables

NAME = "cost"
STATEMENT = N_("The programme costs little: few days of interpreters, vehicles, venues and allowances.")
FIRST_LEVEL = False
Languages = frozenset[str]


def expression(problem: Problem, variables: "Variables") -> "Expression":
    rates = problem.rates
    if rates is None:
        return 0
    total: Expression = sum(
        _interpreters(variables, on, asking) * rates.interpreter
        for asking in _asking(problem).values()
        for on in problem.dates
    )
    total += sum(_out(variables, day) * _of_day(problem, rates, day) for day in problem.days)
    total += sum(each * rates.venue for each in _venues(problem, variables))
    return total


def _asking(problem: Problem) -> dict[Languages, list[Occurrence]]:
    """What needs interpreters, by the languages."""
    found: dict[Languages, list[Occurrence]] = {}
    for each in problem.occurrences:
        if problem.session[each.session].interpreters:
            found.setdefault(problem.session[each.session].languages, []).append(each)
    return found


def _of_day(problem: Problem, rates: Rates, day: Day) -> int:
    """What a day costs on which a subgroup has a session."""
    return rates.vehicle + rates.person * problem.subgroup[day.subgroup].size


def _interpreters(variables: "Variables", on: date, asking: list[Occurrence]) -> "Expression":
    """How many are needed at once on a date, at least."""
    model, today = variables.model, [each for each in asking if on in variables.dates(each.id)]
    if not today:
        return 0
    demands = [variables.problem.session[each.session].interpreters for each in today]
    most = model.new_int_var(0, sum(demands), f"interpreters on {on}")
    held = [
        model.new_optional_fixed_size_interval_var(
            variables.start[each.id], variables.minutes(each.id), variables.on(each.id, on), f"{each.id} on {on}"
        )
        for each in today
    ]
    model.add_cumulative(held, demands, most)
    return most


def _out(variables: "Variables", day: Day) -> "Literal":
    return _any(
        variables,
        [variables.on(each, day.date, day.subgroup) for each in variables.attendable(day.subgroup, day.date)],
        f"{day.subgroup} out on {day.date}",
    )


def _venues(problem: Problem, variables: "Variables") -> Iterator["Literal"]:
    held: dict[tuple[SiteId, date], list[Literal]] = {}
    for each in problem.occurrences:
        session = problem.session[each.session]
        if session.internal:
            for on in variables.dates(each.id):
                held.setdefault((session.site, on), []).append(variables.on(each.id, on))
    return (_any(variables, literals, f"venue {site} on {on}") for (site, on), literals in held.items())


def _any(variables: "Variables", literals: "list[Literal]", name: str) -> "Literal":
    """True at least where one of them is."""
    found = variables.model.new_bool_var(name)
    for each in literals:
        variables.model.add_implication(each, found)
    return found


def score(problem: Problem, itinerary: Itinerary) -> int:
    rates = problem.rates
    if rates is None:
        return 0
    venues = {(each.site, each.date) for each in itinerary.placements if problem.session[each.session].internal}
    out = [day for day in problem.days if itinerary.agenda(day.subgroup, day.date)]
    people = sum(_most_at_once(problem, itinerary, those) for those in _asking(problem).values())
    days = sum(_of_day(problem, rates, each) for each in out)
    return days + people * rates.interpreter + len(venues) * rates.venue


def _most_at_once(problem: Problem, itinerary: Itinerary, asking: list[Occurrence]) -> int:
    """The interpreters needed at once for one pair of languages, added up over the dates."""
    ids = {each.id for each in asking}
    held = [each for each in itinerary.placements if each.occurrence in ids]
    most: dict[date, int] = {}
    for moment in held:
        now = [each for each in held if each.date == moment.date and each.start <= moment.start < each.end]
        needed = sum(problem.session[each.session].interpreters for each in now)
        most[moment.date] = max(most.get(moment.date, 0), needed)
    return sum(most.values())


def ceiling(problem: Problem) -> int:
    rates = problem.rates
    if rates is None:
        return 0
    people = sum(problem.session[each.session].interpreters for each in problem.occurrences)
    venues = sum(problem.session[each.session].internal for each in problem.occurrences)
    days = sum(_of_day(problem, rates, each) for each in problem.days)
    return days + people * rates.interpreter + venues * rates.venue
