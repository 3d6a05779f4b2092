"""What a visit has at hand, and what things cost."""

from collections.abc import Mapping
from dataclasses import dataclass

from visitplanner.language.text import Name
from visitplanner.visit.entities.provenance import Provenance


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
class Costs:
    currency: str
    provenance: Provenance
    dsa_per_person_day: float
    interpreter_per_day: float
    vehicle_per_day: float
    venue_per_day: float
    transfer_per_person: Mapping[str, float]
