"""The entities of a study visit, one dataclass each, with the member names of the visit file.

Dates are ``datetime.date``; a clock time is the local wall clock as ``HH:MM`` in the time zone of the city where the
group is that day. A member whose default is ``None`` may be absent from the file; one without a default is always
written, as ``null`` where it is ``None``.
"""

from visitplanner.visit.entities.delegation import Delegation, Member, RestrictedPerson, Subgroup
from visitplanner.visit.entities.hosts import ClearanceRule, Location, MeetingPoint, Organisation, RestrictedPlace, Site
from visitplanner.visit.entities.hours import WEEKDAYS, Clock, ClockWindow, OpeningHours, Weekday
from visitplanner.visit.entities.journey import Day, Holiday, LunchRule, ProtectedBlock, Transfer
from visitplanner.visit.entities.learning import Commitment, Objective, Topic
from visitplanner.visit.entities.means import Costs, Interpreter, Vehicle
from visitplanner.visit.entities.places import City, Travel, TravelTime, Zone
from visitplanner.visit.entities.provenance import Assumption, Meta, Provenance, Source
from visitplanner.visit.entities.rules import Rule, WhatIf
from visitplanner.visit.entities.sessions import Audience, Interpretation, OfferedWindow, Session, SessionStatus
from visitplanner.visit.entities.visit import LISTS, Header, Visit, VisitStatus

__all__ = [
    "LISTS",
    "WEEKDAYS",
    "Assumption",
    "Audience",
    "City",
    "ClearanceRule",
    "Clock",
    "ClockWindow",
    "Commitment",
    "Costs",
    "Day",
    "Delegation",
    "Header",
    "Holiday",
    "Interpretation",
    "Interpreter",
    "Location",
    "LunchRule",
    "MeetingPoint",
    "Member",
    "Meta",
    "Objective",
    "OfferedWindow",
    "OpeningHours",
    "Organisation",
    "ProtectedBlock",
    "Provenance",
    "RestrictedPerson",
    "RestrictedPlace",
    "Rule",
    "Session",
    "SessionStatus",
    "Site",
    "Source",
    "Subgroup",
    "Topic",
    "Transfer",
    "Travel",
    "TravelTime",
    "Vehicle",
    "Visit",
    "VisitStatus",
    "Weekday",
    "WhatIf",
    "Zone",
]
