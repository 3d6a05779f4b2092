"""What all visits share: organisations, their sites and people, and when they can be asked. One dataclass an entry.

A name may lack a language; ``untranslated`` counts what is missing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from visitplanner.language.languages import LANGUAGES
from visitplanner.language.text import Name
from visitplanner.visit.entities import Weekday

Kind: TypeAlias = Literal["organisations", "sites", "meeting_points", "topics", "focal_points", "cities"]
Season: TypeAlias = Literal["weekly", "ramadan", "exception"]


@dataclass(frozen=True)
class City:
    """Roughly where it lies, as nothing finer is ever kept."""

    name: Name
    country: str
    timezone: str
    lat: float = 0.0
    lon: float = 0.0


@dataclass(frozen=True)
class Topic:
    name: Name


@dataclass(frozen=True)
class Organisation:
    """``visits_per_90_days`` is how often it may be asked; ``None`` where nobody has said."""

    name: Name
    type: str
    country: str
    protocol_rank: int
    languages: tuple[str, ...] = ()
    topic_ids: tuple[str, ...] = ()
    visits_per_90_days: int | None = None
    note: Name | None = None


@dataclass(frozen=True)
class MeetingPoint:
    name: Name
    city_id: str
    lead_min: int
    note: Name | None = None


@dataclass(frozen=True)
class Secret:
    """Where a confidential site is. Sealed in the tables; not shown by ``repr``."""

    address: str = field(repr=False)
    access_note: str = field(repr=False)


@dataclass(frozen=True)
class Site:
    """``address`` is that of an open or restricted site, ``secret`` that of a confidential one."""

    organisation_id: str
    name: Name
    city_id: str
    confidentiality: Literal["open", "restricted", "confidential"]
    public_label: Name | None = None
    meeting_point_id: str | None = None
    address: str | None = field(default=None, repr=False)
    secret: Secret | None = field(default=None, repr=False)
    max_visitors: int | None = None
    access_min: int = 0
    step_free: bool | None = None
    photo_policy: Literal["allowed", "ask", "prohibited"] = "ask"
    names_required: bool = False
    passport_required: bool = False
    lead_working_days: int = 0
    note: Name | None = None

    @property
    def shown_name(self) -> Name:
        """What lists call it: a confidential site goes by its public label."""
        return self.public_label or {} if self.confidentiality == "confidential" else self.name


@dataclass(frozen=True)
class FocalPoint:
    organisation_id: str
    name: Name
    function: Name | None = None
    email: str | None = None
    phone: str | None = None
    language: str = "en"
    channel: Literal["email", "phone", "message"] = "email"


@dataclass(frozen=True)
class Hours:
    """When an organisation can be met: every week, in Ramadan, or on one date. Without a start it is closed."""

    season: Season
    days: tuple[Weekday, ...]
    on: date | None
    start: str | None
    end: str | None


Entry: TypeAlias = City | Topic | Organisation | MeetingPoint | Site | FocalPoint

ENTRIES: Mapping[Kind, type[Any]] = MappingProxyType(
    {
        "organisations": Organisation,
        "sites": Site,
        "meeting_points": MeetingPoint,
        "topics": Topic,
        "focal_points": FocalPoint,
        "cities": City,
    }
)
"""Every kind of entry by the name that addresses and tables give it."""
TEXTS = ("name", "public_label", "function", "note")
"""Members that hold a text in several languages."""


def texts(entry: Entry) -> Iterator[Name]:
    """Every text of an entry that is there in at least one language."""
    for each in fields(entry):
        value = getattr(entry, each.name)
        if each.name in TEXTS and value and any(value.values()):
            yield value


def untranslated(entry: Entry) -> int:
    """How many texts of an entry lack a language."""
    return sum(not all(text.get(language) for language in LANGUAGES) for text in texts(entry))
