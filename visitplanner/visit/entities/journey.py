"""The days of a visit, what is kept free on them, and the moves between cities."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from visitplanner.language.text import Name
from visitplanner.visit.entities.hours import Clock, ClockWindow


@dataclass(frozen=True)
class Holiday:
    date: date
    country: str
    name: Name


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
