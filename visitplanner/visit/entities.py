"""The entities of a study visit, one dataclass each, with the member names of the visit file.

Dates are ``datetime.date``; a clock time is the local wall clock as ``HH:MM`` in the time zone of the city where the
group is that day. A member whose default is ``None`` may be absent from the file; one without a default is always
written, as ``null`` where it is ``None``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, TypeAlias, get_args

from visitplanner.language.text import Name

Clock: TypeAlias = str
Provenance: TypeAlias = Literal["article", "public_source", "inferred", "practice", "assumption", "invented"]
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
SessionStatus: TypeAlias = Literal[
    "idea", "requested", "tentative", "confirmed", "done", "no_show", "cancelled", "declined"
]
Weekday: TypeAlias = Literal["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
"""In the order in which ``date.weekday()`` counts them."""


@dataclass(frozen=True)
class Source:
    id: str
    title: str
    url: str


@dataclass(frozen=True)
class Assumption:
    id: str
    text: str
    basis: str
    alternatives: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Meta:
    id: str
    title: Name
    realism: Literal["historical", "fictional"]
    description: Name
    disclaimer: Name
    sources: tuple[Source, ...]
    article_facts: tuple[str, ...]
    assumptions: tuple[Assumption, ...]


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
class Holiday:
    date: date
    country: str
    name: Name


@dataclass(frozen=True)
class City:
    id: str
    name: Name
    country: str
    timezone: str
    lat: float
    lon: float
    precision: str


@dataclass(frozen=True)
class Zone:
    """A coarse area inside a city; ``undisclosed`` marks the zone of its confidential sites."""

    id: str
    city_id: str
    name: Name
    undisclosed: bool | None = None


@dataclass(frozen=True, kw_only=True)
class TravelTime:
    from_zone: str
    to_zone: str
    minutes: int


@dataclass(frozen=True)
class Travel:
    same_zone_min: int
    same_city_undisclosed_min: int
    matrix: tuple[TravelTime, ...]


@dataclass(frozen=True)
class ClockWindow:
    start: Clock
    end: Clock


@dataclass(frozen=True)
class LunchRule:
    earliest: Clock
    latest_end: Clock
    minutes: int


@dataclass(frozen=True)
class ProtectedBlock:
    """Time nobody may plan over, such as a prayer; no subgroup named means all of them."""

    id: str
    start: Clock
    end: Clock
    label: Name
    subgroup_ids: tuple[str, ...]


@dataclass(frozen=True)
class Day:
    date: date
    day_index: int
    type: Literal["programme", "travel", "rest"]
    city_by_subgroup: Mapping[str, str]
    window: ClockWindow
    lunch: LunchRule | None
    protected: tuple[ProtectedBlock, ...]
    end_reserve_min: int
    note: str | None = None

    def city_of(self, subgroup_id: str) -> str | None:
        """The city where a subgroup is this day; the entry ``*`` stands for every subgroup not named."""
        return self.city_by_subgroup.get(subgroup_id, self.city_by_subgroup.get("*"))


@dataclass(frozen=True)
class Transfer:
    """A door-to-door move between cities; ``depart`` and ``arrive`` are each in their own city's time."""

    id: str
    label: Name
    date: date
    depart: Clock
    arrive: Clock
    from_city: str
    to_city: str
    subgroup_ids: tuple[str, ...]
    mode: Literal["air", "road", "rail", "sea"]


@dataclass(frozen=True)
class Organisation:
    id: str
    name: Name
    type: str
    country: str
    parent_id: str | None
    protocol_rank: int
    provenance: Provenance
    note: str | None = None


@dataclass(frozen=True)
class MeetingPoint:
    id: str
    name: Name
    city_id: str
    zone_id: str
    lead_min: int


@dataclass(frozen=True)
class Location:
    lat: float
    lon: float
    precision: str


@dataclass(frozen=True)
class ClearanceRule:
    names_required: bool
    passport_required: bool
    lead_working_days: int


@dataclass(frozen=True)
class OpeningHours:
    days: tuple[Weekday, ...]
    start: Clock
    end: Clock


@dataclass(frozen=True)
class RestrictedPlace:
    """Where a confidential site is. Never leaves the coordinator's screen; not shown by ``repr``."""

    address: str = field(repr=False)
    access_note: str = field(repr=False)
    lat: float | None = field(repr=False)
    lon: float | None = field(repr=False)


@dataclass(frozen=True)
class Site:
    id: str
    organisation_id: str
    name: Name
    city_id: str
    zone_id: str
    confidentiality: Literal["open", "restricted", "confidential"]
    location: Location | None
    address: str | None = field(repr=False)
    meeting_point_id: str | None
    public_label: Name | None
    max_visitors: int | None
    access_min: int
    step_free: bool | None
    photo_policy: Literal["allowed", "ask", "prohibited"]
    clearance: ClearanceRule
    hours: tuple[OpeningHours, ...]
    provenance: Provenance
    restricted: RestrictedPlace | None = field(default=None, repr=False)
    note: str | None = None


@dataclass(frozen=True)
class Topic:
    id: str
    name: Name
    provenance: Provenance


@dataclass(frozen=True)
class Objective:
    """A learning objective: what the delegation wants to bring home, with a weight of 1 to 5."""

    id: str
    text: Name
    topic_ids: tuple[str, ...]
    weight: int
    provenance: Provenance


@dataclass(frozen=True)
class Subgroup:
    id: str
    name: Name
    size: int


@dataclass(frozen=True)
class RestrictedPerson:
    """A delegate's sensitive particulars; not shown by ``repr``."""

    passport_number: str = field(repr=False)
    emergency_contact: str = field(repr=False)
    medical_note: str = field(repr=False)


@dataclass(frozen=True)
class Member:
    id: str
    role: Name
    subgroup_id: str
    is_head: bool
    seniority: int
    languages: tuple[str, ...]
    dietary: tuple[str, ...]
    needs_step_free: bool
    prayer_times: bool
    code_of_conduct_signed: bool
    restricted: RestrictedPerson = field(repr=False)
    country: str | None = None


@dataclass(frozen=True)
class Delegation:
    organisation_id: str
    size: int | None
    planning_size: int
    composition: Name
    provenance: Provenance
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Interpreter:
    id: str
    label: str
    languages: tuple[str, ...]
    max_min_per_day: int
    provenance: Provenance


@dataclass(frozen=True)
class Vehicle:
    id: str
    label: Name
    seats: int
    city_id: str
    provenance: Provenance


@dataclass(frozen=True)
class Audience:
    mode: Literal["plenary", "joint", "each", "one_of"]
    subgroup_ids: tuple[str, ...]


@dataclass(frozen=True)
class Interpretation:
    mode: Literal["none", "consecutive", "simultaneous", "whispered"]
    languages: tuple[str, ...]
    factor: float


@dataclass(frozen=True)
class OfferedWindow:
    """A time a host offers; ``rank`` 1 is what it likes best, and where no rank is given, what stands first."""

    date: date
    start: Clock
    end: Clock
    rank: int | None = None


@dataclass(frozen=True)
class Session:
    id: str
    title: Name
    type: str
    direction: Literal["host_presents", "delegation_presents", "two_way", "internal"]
    host_id: str
    site_id: str
    topic_ids: tuple[str, ...]
    audience: Audience
    net_min: int
    fixed_min: int
    interpretation: Interpretation
    gross_min: int
    windows: tuple[OfferedWindow, ...]
    required: bool
    priority: int
    status: SessionStatus
    provenance: Provenance
    presenter: str | None = None
    note: str | None = None
    public_title: Name | None = None


@dataclass(frozen=True)
class Rule:
    """One entry of ``constraints``: a named hard rule, or a soft one with its weight."""

    id: str
    type: str
    strength: Literal["hard", "soft"]
    params: Mapping[str, Any]
    text: str
    provenance: Provenance
    weight: int | None = None


@dataclass(frozen=True)
class Costs:
    currency: str
    provenance: Provenance
    dsa_per_person_day: float
    interpreter_per_day: float
    vehicle_per_day: float
    venue_per_day: float
    transfer_per_person: Mapping[str, float]


@dataclass(frozen=True)
class Commitment:
    id: str
    text: Name
    owner_organisation_id: str
    partner_organisation_id: str | None
    due_date: date | None
    status: Literal["proposed", "agreed", "in_progress", "achieved", "dropped"]
    topic_ids: tuple[str, ...]
    source_session_id: str | None
    provenance: Provenance


@dataclass(frozen=True)
class WhatIf:
    """A disturbance to try: changes to apply, and whether a plan should still exist."""

    id: str
    text: str
    changes: tuple[Mapping[str, Any], ...]
    expected: Literal["feasible", "infeasible"]
    expected_conflict: tuple[str, ...]


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
