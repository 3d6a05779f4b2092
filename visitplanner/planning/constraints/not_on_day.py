"""A session is not held on the dates ruled out for it."""

from collections.abc import Iterator
from datetime import date

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Occurrence, Problem, SubgroupId
from visitplanner.planning.windows import Windows

NAME = "not_on_day"
STATEMENT = N_("A session is not held on the dates ruled out for it.")


def windows(problem: Problem, occurrence: Occurrence, audience: frozenset[SubgroupId], on: date) -> Windows | None:
    for rule in problem.rules(NAME):
        if rule.params["session_id"] == occurrence.session and on.isoformat() in rule.params["dates"]:
            return ()
    return None


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for rule in problem.rules(NAME):
        dates = {date.fromisoformat(each) for each in rule.params["dates"]}
        for placement in itinerary.of_session(rule.params["session_id"]):
            if placement.date in dates:
                sentence = N_(
                    "“%(session)s” is on %(date)s, a date that is ruled out for it.",
                    session=problem.session[placement.session].name,
                    date=placement.date,
                )
                yield Violation(NAME, (rule.id,), (placement.occurrence,), sentence)
