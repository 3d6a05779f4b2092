"""What may be planned: sites, sessions, their occurrences, and those that must not move."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from visitplanner.language.text import Name
from visitplanner.planning.problem.identifiers import OccurrenceId, SessionId, SiteId, SubgroupId, TopicId
from visitplanner.planning.problem.times import TimeWindow


@dataclass(frozen=True)
class Site:
    """A place where sessions happen. ``name`` is the public label where the site is confidential."""

    id: SiteId
    name: Name
    city: str
    country: str
    confidential: bool
    access_minutes: int
    max_visitors: int | None
    step_free: bool | None
    opening: tuple[TimeWindow, ...] | None
    """The hours it is open, date by date; ``None`` when nothing limits them."""
    cleared_from: date | None
    """The first date on which names sent in time have been cleared; ``None`` when no names are asked for."""
    names_due: Mapping[date, date] = field(default_factory=dict)
    """For each date of the visit the last one on which names may be sent for it."""
    rest_days: frozenset[int] = frozenset()
    """The weekdays on which its country rests; Monday is 0."""


@dataclass(frozen=True)
class Session:
    """A possible meeting, with every occurrence of it."""

    id: SessionId
    name: Name
    host_name: Name
    host_type: str
    host_country: str
    protocol_rank: int
    type: str
    direction: str
    site: SiteId
    minutes: int
    windows: tuple[TimeWindow, ...] | None
    """When the host offers it; ``None`` when any time will do."""
    topics: frozenset[TopicId]
    priority: int
    required: bool
    interpreters: int
    """How many interpreters one occurrence needs: 0, 1 or 2."""
    languages: frozenset[str]
    withdrawn: bool = False
    """Declined by its host or cancelled: it is not planned again."""
    confirmed: bool = False
    """Whether its host has agreed to when it is planned; to move it then costs trust."""
    amounts: Mapping[str, int] = field(default_factory=dict)
    """What holding one occurrence takes of each budget that is limited."""
    stretch: float = 1.0
    """How many times as long everything takes because it is interpreted, but for ``fixed_minutes``."""
    fixed_minutes: int = 0
    ranks: Mapping[TimeWindow, int] = field(default_factory=dict)
    """How many windows its host likes better than this one; 0 where nothing is said."""

    @property
    def internal(self) -> bool:
        """Whether the delegation is among itself, so that no holiday of a host stands in the way."""
        return self.direction == "internal"


@dataclass(frozen=True)
class Occurrence:
    """One actual meeting: exactly one of ``audiences`` attends it."""

    id: OccurrenceId
    session: SessionId
    audiences: tuple[frozenset[SubgroupId], ...]


@dataclass(frozen=True)
class Pin:
    """A placement that must not move."""

    occurrence: OccurrenceId
    start: int
    subgroups: frozenset[SubgroupId]
