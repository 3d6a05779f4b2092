"""An interpreter who is named is at one session at a time, and has all its languages."""

from collections.abc import Iterator
from itertools import combinations

from visitplanner.language.text import N_, Code
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Problem

NAME = "named_interpreters"
STATEMENT = N_("A named interpreter is at one session at a time and has its languages.")


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for interpreter in problem.interpreters:
        booked = [each for each in itinerary.placements if interpreter.id in each.interpreters]
        for placement in booked:
            session = problem.session[placement.session]
            if not session.languages <= interpreter.languages:
                sentence = N_(
                    "%(interpreter)s does not have the languages of “%(session)s”.",
                    interpreter=Code(interpreter.id),
                    session=session.name,
                )
                yield Violation(NAME, (interpreter.id,), (placement.occurrence,), sentence)
        for a, b in combinations(booked, 2):
            if a.start < b.end and b.start < a.end:
                sentence = N_(
                    "%(interpreter)s is at “%(a)s” and “%(b)s” at the same time.",
                    interpreter=Code(interpreter.id),
                    a=problem.session[a.session].name,
                    b=problem.session[b.session].name,
                )
                yield Violation(NAME, (interpreter.id,), (a.occurrence, b.occurrence), sentence)
