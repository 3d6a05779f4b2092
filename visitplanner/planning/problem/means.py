"""Who and what a plan has at hand: subgroups, interpreters, vehicles, and what a day of them costs."""

from dataclasses import dataclass

from visitplanner.language.text import Name
from visitplanner.planning.problem.identifiers import SubgroupId


@dataclass(frozen=True)
class Subgroup:
    id: SubgroupId
    name: Name
    size: int
    needs_step_free: bool
    all_signed: bool
    """Whether every member has signed the code of conduct."""


@dataclass(frozen=True)
class Interpreter:
    id: str
    languages: frozenset[str]
    max_minutes_per_day: int


@dataclass(frozen=True)
class Vehicle:
    id: str
    city: str
    seats: int


@dataclass(frozen=True)
class Rates:
    """What a day costs of each, in whole units of the visit's currency."""

    interpreter: int
    vehicle: int
    venue: int
    person: int
