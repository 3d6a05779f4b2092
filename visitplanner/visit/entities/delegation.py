"""Who travels, and in which subgroups."""

from dataclasses import dataclass, field

from visitplanner.language.text import Name
from visitplanner.visit.entities.provenance import Provenance


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
