"""A session is held on one of the dates fixed for it."""

from collections.abc import Iterator
from datetime import date

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Occurrence, Problem, SubgroupId
from visitplanner.planning.windows import Windows

NAME = "on_day"
STATEMENT = N_("A session is held on one of the dates fixed for it.")


def windows(problem: Problem, occurrence: Occurrence, audience: frozenset[SubgroupId], on: date) -> Windows | None:
    for rule in problem.rules(NAME):
        if rule.params["session_id"] == occurrence.session and on.isoformat() not in rule.params["dates"]:
            return ()
    return None


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for rule in problem.rules(NAME):
        dates = {date.fromisoformat(each) for each in rule.params["dates"]}
        for placement in itinerary.of_session(rule.params["session_id"]):
            if placement.date not in dates:
                sentence = N_(
                    "“%(session)s” is on %(date)s, but it is fixed for another day.",
                    session=problem.session[placement.session].name,
                    date=placement.date,
                )
                yield Violation(NAME, (rule.id,), (placement.occurrence,), sentence)
