"""What a made visit stands on: how large it is, where it is on which date, and its working half-days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import Literal, NamedTuple

MOST_GRID = 60


class Place(NamedTuple):
    country: str
    city: str
    arabic: str
    timezone: str
    lat: float
    lon: float
    rest_days: frozenset[int]
    """Monday is 0; for the opening hours made here."""


SATURDAY_SUNDAY = frozenset({5, 6})
PLACES = (
    Place("JO", "Amman", "عمّان", "Asia/Amman", 31.95, 35.93, frozenset({4, 5})),
    Place("KE", "Nairobi", "نيروبي", "Africa/Nairobi", -1.29, 36.82, SATURDAY_SUNDAY),
    Place("TN", "Tunis", "تونس", "Africa/Tunis", 36.80, 10.18, SATURDAY_SUNDAY),
    Place("PT", "Lisbon", "لشبونة", "Europe/Lisbon", 38.72, -9.14, SATURDAY_SUNDAY),
    Place("NP", "Kathmandu", "كاتماندو", "Asia/Kathmandu", 27.72, 85.32, frozenset({5})),
)


@dataclass(frozen=True)
class Size:
    """How large a visit to make; every number is at least 1."""

    days: int = 5
    hosts: int = 30
    subgroups: int = 1
    sessions: int = 35
    countries: int = 1
    grid_minutes: int = 5
    required_share: float = 0.3
    people: int = 6
    """In each subgroup."""
    every_rule: bool = False
    """Whether rules of every type are named, and not the usual ones only."""


class HalfDay(NamedTuple):
    date: date
    half: Literal["morning", "afternoon"]


@dataclass(frozen=True)
class Ground:
    """``city_on`` says where everybody is on a date."""

    size: Size
    places: tuple[Place, ...]
    groups: tuple[str, ...]
    dates: tuple[date, ...]

    @classmethod
    def of(cls, size: Size, chance: Random) -> "Ground":
        """Raises ``ValueError`` for a size that makes no sense."""
        if min(size.days, size.hosts, size.subgroups, size.sessions, size.countries, size.grid_minutes) < 1:
            raise ValueError("every number of a size is at least 1")
        if size.countries > len(PLACES) or size.grid_minutes > MOST_GRID:
            raise ValueError(f"at most {len(PLACES)} countries and a grid of {MOST_GRID} minutes can be made")
        first = date(2027, 3, 1) + timedelta(days=7 * chance.randrange(8))
        return cls(
            size,
            PLACES[: min(size.countries, size.days)],
            tuple(f"G{number}" for number in range(1, size.subgroups + 1)),
            tuple(first + timedelta(days=number) for number in range(size.days)),
        )

    @property
    def names_submitted_on(self) -> date:
        return self.dates[0] - timedelta(days=30)

    @cached_property
    def city_on(self) -> Mapping[date, str]:
        count = len(self.places)
        return {on: self.places[number * count // self.size.days].city for number, on in enumerate(self.dates)}

    @cached_property
    def place_of(self) -> Mapping[str, Place]:
        """The place of a city."""
        return {each.city: each for each in self.places}

    def works(self, on: date) -> bool:
        """Whether hosts receive anybody."""
        return on.weekday() not in self.place_of[self.city_on[on]].rest_days

    @cached_property
    def half_days(self) -> tuple[HalfDay, ...]:
        """The working half-days, in order."""
        working = (each for each in self.dates if self.works(each))
        return tuple(found for on in working for found in (HalfDay(on, "morning"), HalfDay(on, "afternoon")))

    def dates_in(self, city: str) -> tuple[date, ...]:
        """The working dates in a city."""
        return tuple(each for each in self.dates if self.city_on[each] == city and self.works(each))


def named(english: str, arabic: str) -> dict[str, str]:
    return {"en": english, "ar": arabic}
