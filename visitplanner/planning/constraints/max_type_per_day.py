"""A subgroup has no more than a stated number of sessions of one type a day."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.counters import Counter, counters_a_day
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Problem, Rule, Session

if TYPE_CHECKING:
    from visitplanner.planning.options import Options
    from visitplanner.planning.variables import Variables

NAME = "max_type_per_day"
STATEMENT = N_("A subgroup has no more than the stated number of sessions of one type a day.")


def add(problem: Problem, variables: "Variables") -> None:
    for rule in problem.rules(NAME):
        for day in problem.days:
            attended = sum(
                variables.on(each, day.date, day.subgroup)
                for each in variables.attendable(day.subgroup, day.date)
                if problem.session_of(each).type == rule.params["session_type"]
            )
            variables.model.add(attended <= rule.params["n"])


def counters(problem: Problem, options: "Options") -> Iterator[Counter]:
    for rule in problem.rules(NAME):
        yield from counters_a_day(problem, options, rule.params["n"], partial(_counts, rule))


def _counts(rule: Rule, session: Session) -> int:
    return int(session.type == rule.params["session_type"])


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for rule in problem.rules(NAME):
        for day in problem.days:
            agenda = [
                each
                for each in itinerary.agenda(day.subgroup, day.date)
                if problem.session[each.session].type == rule.params["session_type"]
            ]
            count = len(agenda)
            if count > rule.params["n"]:
                sentence = N_(
                    "Too many sessions of one type for %(subgroup)s on %(date)s: %(count)s, where at "
                    "most %(limit)s are allowed.",
                    subgroup=problem.subgroup[day.subgroup].name,
                    count=count,
                    date=day.date,
                    limit=rule.params["n"],
                )
                yield Violation(NAME, (rule.id,), tuple(each.occurrence for each in agenda), sentence)
