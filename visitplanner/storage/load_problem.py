"""A visit's rows → the problem its planner is given."""

from visitplanner.planning import Problem
from visitplanner.storage.visits import load_visit
from visitplanner.visit.problem import build_problem


def load_problem(visit_id: str) -> Problem:
    """Raises ``VisitIsUnknown``."""
    return build_problem(load_visit(visit_id))
