"""Organisations, and the sites where they receive people."""

from dataclasses import dataclass, field
from typing import Literal

from visitplanner.language.text import Name
from visitplanner.visit.entities.hours import OpeningHours
from visitplanner.visit.entities.provenance import Provenance


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
