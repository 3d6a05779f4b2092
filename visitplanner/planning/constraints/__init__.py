"""What must hold, one rule a file; and the lists in which the planner, the checker and the explainer find them.

A narrowing rule looks at one occurrence alone and says when it may be held. A binding rule ties several together.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from visitplanner.language.text import Text
from visitplanner.planning.constraints import (
    arrival_rest,
    at_most_once,
    base,
    before,
    blocks,
    budgets,
    city,
    clearance,
    code_of_conduct,
    day_hours,
    day_load,
    direction_required,
    driver_duty,
    first_official,
    first_session,
    grid,
    holidays,
    host_windows,
    immediately_after,
    interpreters,
    last_session,
    lunch,
    max_contact_per_day,
    max_sessions_per_day,
    max_type_per_day,
    named_interpreters,
    not_on_day,
    on_day,
    one_place,
    opening_hours,
    pins,
    required,
    resident_hours,
    rest_days,
    safeguarding_first,
    site_capacity,
    site_single,
    step_free,
    vehicle_seats,
    withdrawn,
)
from visitplanner.planning.counters import Counter
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.order import Order
from visitplanner.planning.problem import Occurrence, Problem, SubgroupId
from visitplanner.planning.windows import Windows

if TYPE_CHECKING:
    from visitplanner.planning.options import Options
    from visitplanner.planning.variables import Variables


class Constraint(Protocol):
    """A rule every plan must keep."""

    NAME: str
    STATEMENT: Text

    def violations(self, problem: Problem, itinerary: Itinerary) -> Iterable[Violation]:
        """Every breach in an itinerary, said in plain Python."""


class Narrowing(Constraint, Protocol):
    """A rule about one occurrence alone."""

    def windows(
        self, problem: Problem, occurrence: Occurrence, audience: frozenset[SubgroupId], on: date
    ) -> Windows | None:
        """When an audience may hold it on a date: inside one of these windows; ``None`` if the rule does not care."""


class Binding(Constraint, Protocol):
    """A rule that ties occurrences together."""

    def add(self, problem: Problem, variables: "Variables") -> None:
        """Say the rule to the solver."""


class Counting(Constraint, Protocol):
    """A rule that is a limit on a sum, or from which one follows."""

    def counters(self, problem: Problem, options: "Options") -> Iterable[Counter]:
        """The sums and their limits; every plan that keeps the rule keeps them."""


class Ordering(Constraint, Protocol):
    """A rule from which it follows that one occurrence comes before another."""

    def orders(self, problem: Problem) -> Iterable[Order]:
        """The pairs; every plan that keeps the rule keeps them."""


NARROWING: Sequence[Narrowing] = (
    withdrawn,
    pins,
    city,
    day_hours,
    host_windows,
    opening_hours,
    resident_hours,
    holidays,
    rest_days,
    blocks,
    arrival_rest,
    clearance,
    site_capacity,
    step_free,
    code_of_conduct,
    on_day,
    not_on_day,
)
BINDING: Sequence[Binding] = (
    required,
    one_place,
    base,
    lunch,
    site_single,
    interpreters,
    budgets,
    before,
    immediately_after,
    first_session,
    last_session,
    first_official,
    safeguarding_first,
    max_sessions_per_day,
    max_contact_per_day,
    max_type_per_day,
    day_load,
    driver_duty,
    vehicle_seats,
    direction_required,
)
CHECKED_ONLY: Sequence[Constraint] = (at_most_once, grid, named_interpreters)
"""Rules that no decision of the solver can break; an itinerary made by hand can."""

CONSTRAINTS: Sequence[Constraint] = (*NARROWING, *BINDING, *CHECKED_ONLY)

COUNTING: Sequence[Counting] = (budgets, interpreters, max_sessions_per_day, max_contact_per_day, max_type_per_day)


ORDERING: Sequence[Ordering] = (
    before,
    immediately_after,
    first_session,
    last_session,
    first_official,
    safeguarding_first,
)


def orders(problem: Problem) -> Iterator[Order]:
    """What the rules of a problem say about the order of two occurrences."""
    for rule in ORDERING:
        yield from rule.orders(problem)


def counters(problem: Problem, options: "Options") -> Iterator[Counter]:
    """What the rules of a problem say as limits on sums."""
    for rule in COUNTING:
        yield from rule.counters(problem, options)
