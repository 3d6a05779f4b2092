"""On some dates, such as the opening day, a subgroup has no more than a stated number of sessions and of minutes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Day, Problem, Rule

if TYPE_CHECKING:
    from visitplanner.planning.variables import Variables

NAME = "day_load"
STATEMENT = N_("On the stated dates a subgroup has no more than the stated number of sessions and of minutes in them.")


def add(problem: Problem, variables: "Variables") -> None:
    for rule in problem.rules(NAME):
        for day in _days(problem, rule):
            guests = variables.attendable(day.subgroup, day.date)
            here = [variables.on(each, day.date, day.subgroup) for each in guests]
            variables.model.add(sum(here) <= rule.params["n"])
            if "minutes" in rule.params:
                lengths = [variables.minutes(each) for each in guests]
                spent = sum(literal * minutes for literal, minutes in zip(here, lengths, strict=True))
                variables.model.add(spent <= rule.params["minutes"])


def _days(problem: Problem, rule: Rule) -> Iterator[Day]:
    return (each for each in problem.days if each.date.isoformat() in rule.params["dates"])


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for rule in problem.rules(NAME):
        for day in _days(problem, rule):
            agenda = itinerary.agenda(day.subgroup, day.date)
            minutes = sum(each.end - each.start for each in agenda)
            if len(agenda) > rule.params["n"] or minutes > rule.params.get("minutes", minutes):
                sentence = N_(
                    "Too much for %(subgroup)s on %(date)s: %(count)s sessions with %(minutes)s min.",
                    subgroup=problem.subgroup[day.subgroup].name,
                    date=day.date,
                    count=len(agenda),
                    minutes=minutes,
                )
                yield Violation(NAME, (rule.id,), tuple(each.occurrence for each in agenda), sentence)
