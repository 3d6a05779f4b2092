"""The safeguarding briefing comes before any confidential site, and everyone who enters one has been there."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.order import Order
from visitplanner.planning.problem import Occurrence, Problem, Rule

if TYPE_CHECKING:
    from visitplanner.planning.variables import Variables

NAME = "safeguarding_briefing_first"
STATEMENT = N_("Everyone has been at the safeguarding briefing before any confidential site is visited.")


def add(problem: Problem, variables: "Variables") -> None:
    for rule in problem.rules(NAME):
        briefings = problem.occurrences_of[rule.params["briefing_session_id"]]
        for visit in _confidential(problem, rule):
            for briefing in briefings:
                variables.keep_order(briefing.id, visit.id)
            for subgroup in problem.subgroups:
                if any(subgroup.id in each for each in visit.audiences):
                    briefed = [variables.attends(each.id, subgroup.id) for each in briefings]
                    variables.model.add_bool_or(*briefed).only_enforce_if(variables.attends(visit.id, subgroup.id))


def _confidential(problem: Problem, rule: Rule) -> Iterator[Occurrence]:
    for occurrence in problem.occurrences:
        session = problem.session[occurrence.session]
        if problem.site[session.site].confidential and session.id != rule.params["briefing_session_id"]:
            yield occurrence


def orders(problem: Problem) -> Iterator[Order]:
    for rule in problem.rules(NAME):
        for briefing in problem.occurrences_of[rule.params["briefing_session_id"]]:
            for visit in _confidential(problem, rule):
                yield Order(briefing.id, visit.id)


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for rule in problem.rules(NAME):
        briefings = itinerary.of_session(rule.params["briefing_session_id"])
        briefed = {group for each in briefings for group in each.subgroups}
        confidential = {each.id for each in _confidential(problem, rule)}
        for visit in itinerary.placements:
            if visit.occurrence not in confidential:
                continue
            if any(visit.start < each.end for each in briefings) or not briefed.issuperset(visit.subgroups):
                sentence = N_(
                    "“%(session)s” is at a confidential site, but the safeguarding briefing has not been held for "
                    "everyone before it.",
                    session=problem.session[visit.session].name,
                )
                yield Violation(NAME, (rule.id,), (visit.occurrence,), sentence)
