"""The possible meetings: who attends, how it is interpreted, and when the host offers it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from visitplanner.language.text import Name
from visitplanner.visit.entities.hours import Clock
from visitplanner.visit.entities.provenance import Provenance

SessionStatus: TypeAlias = Literal[
    "idea", "requested", "tentative", "confirmed", "done", "no_show", "cancelled", "declined"
]


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
