"""What all occurrences held take together stays within each budget."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from visitplanner.language.text import N_, Code
from visitplanner.planning.counters import Counter, counter
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Problem, Session

if TYPE_CHECKING:
    from visitplanner.planning.options import Option, Options
    from visitplanner.planning.variables import Variables

NAME = "budgets"
STATEMENT = N_("What the visit takes in all stays within its budgets.")


def add(problem: Problem, variables: "Variables") -> None:
    for budget, limit in problem.budgets.items():
        taken = sum(
            variables.present[each.id] * problem.session[each.session].amounts.get(budget, 0)
            for each in problem.occurrences
        )
        variables.model.add(taken <= limit)


def counters(problem: Problem, options: "Options") -> Iterator[Counter]:
    for budget, limit in problem.budgets.items():
        yield counter(problem, options, limit, partial(_taken, budget))


def _taken(budget: str, session: Session, option: "Option") -> int:
    return session.amounts.get(budget, 0)


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for budget, limit in problem.budgets.items():
        takers = [each for each in itinerary.placements if problem.session[each.session].amounts.get(budget, 0)]
        taken = sum(problem.session[each.session].amounts[budget] for each in takers)
        if taken > limit:
            sentence = N_(
                "The budget “%(budget)s” is exceeded: %(taken)s, where %(limit)s is the limit.",
                budget=Code(budget),
                taken=taken,
                limit=limit,
            )
            yield Violation(NAME, (budget,), tuple(each.occurrence for each in takers), sentence)
