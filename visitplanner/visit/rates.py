"""What a day of each costs, as the planner counts it: in whole units of the currency."""

from visitplanner.planning.problem import Rates
from visitplanner.visit.entities import Costs


def rates(costs: Costs | None) -> Rates | None:
    """Nothing where the visit states no costs."""
    if costs is None:
        return None
    days = (costs.interpreter_per_day, costs.vehicle_per_day, costs.venue_per_day, costs.dsa_per_person_day)
    return Rates(*map(round, days))
