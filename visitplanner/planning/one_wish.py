"""A wish that sees no other of its type, so that two of one type each count by their own parameters."""

from typing import TYPE_CHECKING

from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.preferences import Preference
from visitplanner.planning.problem import Problem, Rule

if TYPE_CHECKING:
    from visitplanner.planning.variables import Expression, Variables


class OneWish:
    """A preference bound to one rule of a visit."""

    def __init__(self, preference: Preference, rule: Rule) -> None:
        self.NAME, self.STATEMENT, self.FIRST_LEVEL = preference.NAME, preference.STATEMENT, preference.FIRST_LEVEL
        self._preference, self._rule = preference, rule

    def expression(self, problem: Problem, variables: "Variables") -> "Expression":
        return self._preference.expression(self._alone(problem), variables)

    def score(self, problem: Problem, itinerary: Itinerary) -> int:
        return self._preference.score(self._alone(problem), itinerary)

    def ceiling(self, problem: Problem) -> int:
        return self._preference.ceiling(self._alone(problem))

    def _alone(self, problem: Problem) -> Problem:
        return problem.but(preferences=(self._rule,))
