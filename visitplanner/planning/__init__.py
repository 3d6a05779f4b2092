"""The front door: a problem goes in, an itinerary comes out. Loading it does not load the solver.

``visitplanner.planning.planner.plan`` is imported by name where a solver is really wanted.
"""

from visitplanner.planning.horizon import Horizon
from visitplanner.planning.itinerary import (
    Fix,
    Itinerary,
    LeftOut,
    Lunch,
    Placement,
    Run,
    Status,
    Term,
    Violation,
)
from visitplanner.planning.limits import Limits, Progress
from visitplanner.planning.problem import (
    Block,
    Day,
    Holiday,
    Interpreter,
    LunchRule,
    Objective,
    Occurrence,
    OccurrenceId,
    Pin,
    Problem,
    Rule,
    RuleId,
    Session,
    SessionId,
    Site,
    SiteId,
    Subgroup,
    SubgroupId,
    TimeWindow,
    TopicId,
    Vehicle,
)
from visitplanner.planning.travel import TravelMatrix

__all__ = [
    "Block",
    "Day",
    "Fix",
    "Holiday",
    "Horizon",
    "Interpreter",
    "Itinerary",
    "LeftOut",
    "Limits",
    "Lunch",
    "LunchRule",
    "Objective",
    "Occurrence",
    "OccurrenceId",
    "Pin",
    "Placement",
    "Problem",
    "Progress",
    "Rule",
    "RuleId",
    "Run",
    "Session",
    "SessionId",
    "Site",
    "SiteId",
    "Status",
    "Subgroup",
    "SubgroupId",
    "Term",
    "TimeWindow",
    "TopicId",
    "TravelMatrix",
    "Vehicle",
    "Violation",
]
