"""What is wished for, one wish a file; and the list in which the planner finds them.

A wish is counted in ``raw`` units, whole numbers. Wishes of the first level (what the visit is worth) come before all
others together; ``objective`` turns both into points.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from visitplanner.language.text import Text
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.preferences import (
    balance_days,
    balance_subgroups,
    cost,
    coverage,
    edges,
    free_slot,
    gentle,
    host_preference,
    idle,
    load,
    objective_coverage,
    seniority_first,
    slack,
    stability,
    topic_coverage,
    topic_order,
    travel,
)
from visitplanner.planning.prizes import Prizes
from visitplanner.planning.problem import Problem

if TYPE_CHECKING:
    from visitplanner.planning.variables import Expression, Variables


class Preference(Protocol):
    """A wish with a weight."""

    NAME: str
    STATEMENT: Text
    FIRST_LEVEL: bool
    """Whether it adds to what the visit is worth; otherwise it is a cost."""

    def expression(self, problem: Problem, variables: "Variables") -> "Expression":
        """The raw count for the solver; of a cost it may be too high, never too low."""

    def score(self, problem: Problem, itinerary: Itinerary) -> int:
        """The raw count of an itinerary, in plain Python."""

    def ceiling(self, problem: Problem) -> int:
        """A raw count that no itinerary exceeds."""


class Worth(Preference, Protocol):
    """A wish of the first level: what a visit is worth is a sum of prizes."""

    def prizes(self, problem: Problem) -> Prizes:
        """What each occurrence held and each topic treated adds to the raw count."""


WORTH: Sequence[Worth] = (coverage, topic_coverage)
"""All wishes of the first level."""

PREFERENCES: Sequence[Preference] = (
    coverage,
    topic_coverage,
    objective_coverage,
    balance_days,
    balance_subgroups,
    load,
    idle,
    travel,
    seniority_first,
    topic_order,
    gentle,
    host_preference,
    stability,
    slack,
    free_slot,
    edges,
    cost,
)
