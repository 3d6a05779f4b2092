"""The visit as a whole, and the numbers that hold everywhere in it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Literal, TypeAlias, get_origin

from visitplanner.language.text import Name
from visitplanner.visit.entities.delegation import Delegation, Subgroup
from visitplanner.visit.entities.hosts import MeetingPoint, Organisation, Site
from visitplanner.visit.entities.journey import Day, Holiday, Transfer
from visitplanner.visit.entities.learning import Commitment, Objective, Topic
from visitplanner.visit.entities.means import Costs, Interpreter, Vehicle
from visitplanner.visit.entities.places import City, Travel, Zone
from visitplanner.visit.entities.provenance import Meta
from visitplanner.visit.entities.rules import Rule, WhatIf
from visitplanner.visit.entities.sessions import Session

VisitStatus: TypeAlias = Literal[
    "draft",
    "planning",
    "invited",
    "confirmed",
    "published",
    "in_progress",
    "completed",
    "reporting",
    "closed",
    "archived",
    "postponed",
    "cancelled",
]


@dataclass(frozen=True)
class Header:
    """The member ``visit`` of the file: who visits whom, when, and the numbers that hold everywhere."""

    id: str
    code: str
    title: Name
    purpose: Name
    status: VisitStatus
    start_date: date
    end_date: date
    sending_countries: tuple[str, ...]
    host_countries: tuple[str, ...]
    organiser_id: str
    working_languages: tuple[str, ...]
    currency: str
    slot_min: int
    punctuality_buffer_min: int
    escorts_per_group: int
    names_submitted_on: date


@dataclass(frozen=True)
class Visit:
    """A whole visit, in the order of the file's top-level members (``header`` is the member ``visit``)."""

    meta: Meta
    header: Header
    holidays: tuple[Holiday, ...]
    cities: tuple[City, ...]
    zones: tuple[Zone, ...]
    travel: Travel
    days: tuple[Day, ...]
    transfers: tuple[Transfer, ...]
    organisations: tuple[Organisation, ...]
    meeting_points: tuple[MeetingPoint, ...]
    sites: tuple[Site, ...]
    topics: tuple[Topic, ...]
    objectives: tuple[Objective, ...]
    subgroups: tuple[Subgroup, ...]
    delegation: Delegation
    interpreters: tuple[Interpreter, ...]
    vehicles: tuple[Vehicle, ...]
    sessions: tuple[Session, ...]
    constraints: tuple[Rule, ...]
    costs: Costs | None
    commitments: tuple[Commitment, ...]
    what_if: tuple[WhatIf, ...]
    reference_schedule: Mapping[str, Any] | None = None


LISTS = tuple(each.name for each in fields(Visit) if get_origin(each.type) is tuple)
"""The lists of a visit, in the order of its file."""
