"""A subgroup spends no more than a stated number of minutes a day in sessions."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.counters import Counter, counters_a_day
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Problem

if TYPE_CHECKING:
    from visitplanner.planning.options import Options
    from visitplanner.planning.variables import Variables

NAME = "max_contact_min_per_day"
STATEMENT = N_("A subgroup spends no more than the stated number of minutes a day in sessions.")


def add(problem: Problem, variables: "Variables") -> None:
    for rule in problem.rules(NAME):
        for day in problem.days:
            attended = sum(
                variables.on(each, day.date, day.subgroup) * variables.minutes(each)
                for each in variables.attendable(day.subgroup, day.date)
            )
            variables.model.add(attended <= rule.params["minutes"])


def counters(problem: Problem, options: "Options") -> Iterator[Counter]:
    for rule in problem.rules(NAME):
        yield from counters_a_day(problem, options, rule.params["minutes"], lambda session: session.minutes)


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for rule in problem.rules(NAME):
        for day in problem.days:
            agenda = itinerary.agenda(day.subgroup, day.date)
            minutes = sum(each.end - each.start for each in agenda)
            if minutes > rule.params["minutes"]:
                sentence = N_(
                    "Too long a day for %(subgroup)s on %(date)s: %(minutes)s min of sessions, where "
                    "at most %(limit)s min are allowed.",
                    subgroup=problem.subgroup[day.subgroup].name,
                    minutes=minutes,
                    date=day.date,
                    limit=rule.params["minutes"],
                )
                yield Violation(NAME, (rule.id,), tuple(each.occurrence for each in agenda), sentence)
