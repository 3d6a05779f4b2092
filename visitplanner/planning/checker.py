"""check(): all violations of any itinerary, however it was made; no solver involved."""

from visitplanner.planning.constraints import CONSTRAINTS
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Problem


def check(problem: Problem, itinerary: Itinerary) -> tuple[Violation, ...]:
    """Every breach of every rule, rule by rule. Empty exactly when the itinerary is valid."""
    return tuple(found for rule in CONSTRAINTS for found in rule.violations(problem, itinerary))
