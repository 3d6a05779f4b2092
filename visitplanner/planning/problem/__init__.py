"""Everything the planner is given: who may meet whom, where, when, and what that is worth.

All times are whole minutes since the visit's origin (see ``horizon``); nothing here knows a clock, a time zone rule,
a file or a table.
"""

from visitplanner.planning.problem.identifiers import OccurrenceId, RuleId, SessionId, SiteId, SubgroupId, TopicId
from visitplanner.planning.problem.means import Interpreter, Rates, Subgroup, Vehicle
from visitplanner.planning.problem.meetings import Occurrence, Pin, Session, Site
from visitplanner.planning.problem.times import Block, Day, Holiday, Landing, LunchRule, SpareDay, TimeWindow
from visitplanner.planning.problem.whole import Problem
from visitplanner.planning.problem.wishes import Objective, Rule

__all__ = [
    "Block",
    "Day",
    "Holiday",
    "Interpreter",
    "Landing",
    "LunchRule",
    "Objective",
    "Occurrence",
    "OccurrenceId",
    "Pin",
    "Problem",
    "Rates",
    "Rule",
    "RuleId",
    "Session",
    "SessionId",
    "Site",
    "SiteId",
    "SpareDay",
    "Subgroup",
    "SubgroupId",
    "TimeWindow",
    "TopicId",
    "Vehicle",
]
