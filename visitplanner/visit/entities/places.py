"""Cities, the zones inside them, and the minutes between two zones."""

from dataclasses import dataclass

from visitplanner.language.text import Name


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
