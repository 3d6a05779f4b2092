"""When people may be met: windows, days with what is kept free on them, landings and holidays."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from visitplanner.language.text import Name
from visitplanner.planning.problem.identifiers import SiteId, SubgroupId


@dataclass(frozen=True, order=True)
class TimeWindow:
    """Half-open ``[opens, closes)``, in minutes since the origin."""

    opens: int
    closes: int

    def holds(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` lies wholly inside."""
        return self.opens <= start and end <= self.closes

    def meets(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` shares a moment with this window."""
        return self.opens < end and start < self.closes


@dataclass(frozen=True)
class LunchRule:
    """One block of ``minutes`` inside ``window``, with ``pause_after`` minutes before the next session."""

    window: TimeWindow
    minutes: int
    pause_after: int


@dataclass(frozen=True)
class Block:
    """Time nothing may be planned over: a prayer, a rest or a move between cities."""

    name: str
    label: Name
    window: TimeWindow
    is_transfer: bool


@dataclass(frozen=True)
class Day:
    """One subgroup's day: the city it is in and the hours in which it may meet people."""

    date: date
    subgroup: SubgroupId
    city: str
    midnight: int
    """The midnight that begins the date, by the clocks as they stand when the day's hours begin; the grid is counted
    from here, so that after a clock change in the night the starts still look the same on the wall."""
    hours: TimeWindow
    lunch: LunchRule | None
    blocks: tuple[Block, ...]
    base: SiteId | None = None
    """Where the day begins and ends, if the way from there and back is to lie inside the hours."""
    after_travel: bool = False
    """Whether it is the subgroup's first day after a move between cities."""


@dataclass(frozen=True)
class Landing:
    """The end of a flight of some subgroups."""

    name: str
    label: Name
    subgroups: frozenset[SubgroupId]
    minute: int
    lost_until: int | None
    """The midnight that ends the day of landing, where they flew through the night and landed before noon."""


@dataclass(frozen=True)
class Holiday:
    date: date
    country: str


@dataclass(frozen=True)
class SpareDay:
    """What the visit would be given were it a day longer: its days, its sites' hours, and the change of its file."""

    days: tuple[Day, ...]
    opening: Mapping[SiteId, tuple[TimeWindow, ...]]
    changes: tuple[Mapping[str, Any], ...]
