"""Everything the planner is given: who may meet whom, where, when, and what that is worth.

All times are whole minutes since the visit's origin (see ``horizon``); nothing here knows a clock, a time zone rule,
a file or a table.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, NewType

from visitplanner.language.text import Name
from visitplanner.planning.horizon import Horizon
from visitplanner.planning.travel import TravelMatrix

SessionId = NewType("SessionId", str)
OccurrenceId = NewType("OccurrenceId", str)
SiteId = NewType("SiteId", str)
SubgroupId = NewType("SubgroupId", str)
TopicId = NewType("TopicId", str)
RuleId = NewType("RuleId", str)


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
class Subgroup:
    id: SubgroupId
    name: Name
    size: int
    needs_step_free: bool
    all_signed: bool
    """Whether every member has signed the code of conduct."""


@dataclass(frozen=True)
class Objective:
    id: str
    topics: frozenset[TopicId]
    weight: int


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


@dataclass(frozen=True)
class Holiday:
    date: date
    country: str


@dataclass(frozen=True)
class Rule:
    """A constraint or preference this visit names; ``weight`` only for a preference."""

    id: RuleId
    type: str
    params: Mapping[str, Any]
    text: str
    weight: int | None = None


@dataclass(frozen=True)
class Pin:
    """A placement that must not move."""

    occurrence: OccurrenceId
    start: int
    subgroups: frozenset[SubgroupId]


@dataclass(frozen=True)
class SpareDay:
    """What the visit would be given were it a day longer: its days, its sites' hours, and the change of its file."""

    days: tuple[Day, ...]
    opening: Mapping[SiteId, tuple[TimeWindow, ...]]
    changes: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Problem:
    """One visit as the planner sees it."""

    visit_id: str
    horizon: Horizon
    grid_minutes: int
    buffer_minutes: int
    escorts: int
    days: tuple[Day, ...]
    sites: tuple[Site, ...]
    travel: TravelMatrix
    sessions: tuple[Session, ...]
    occurrences: tuple[Occurrence, ...]
    subgroups: tuple[Subgroup, ...]
    topics: tuple[TopicId, ...]
    objectives: tuple[Objective, ...]
    interpreters: tuple[Interpreter, ...]
    vehicles: tuple[Vehicle, ...]
    holidays: tuple[Holiday, ...]
    constraints: tuple[Rule, ...]
    preferences: tuple[Rule, ...]
    pins: tuple[Pin, ...] = ()
    budgets: Mapping[str, int] = field(default_factory=dict)
    """The most that all occurrences held may take together, budget by budget."""
    countries_with_common_hours: frozenset[str] = field(default=frozenset())
    """Countries whose opening hours were set together, so that a conflict names them together."""
    timezones: Mapping[str, str] = field(default_factory=dict)
    """The IANA time zone of each city: nothing is planned by it, it only tells people the time."""
    spare_day: SpareDay | None = None
    """Nothing is planned on it; it is there to be proposed."""
    landings: tuple[Landing, ...] = ()
    rates: Rates | None = None
    published: tuple[Pin, ...] = ()
    """The plan that people already have, from which little should move; nothing is held by it."""

    @cached_property
    def session(self) -> Mapping[SessionId, Session]:
        return {each.id: each for each in self.sessions}

    @cached_property
    def site(self) -> Mapping[SiteId, Site]:
        return {each.id: each for each in self.sites}

    @cached_property
    def subgroup(self) -> Mapping[SubgroupId, Subgroup]:
        return {each.id: each for each in self.subgroups}

    @cached_property
    def occurrence(self) -> Mapping[OccurrenceId, Occurrence]:
        return {each.id: each for each in self.occurrences}

    @cached_property
    def occurrences_of(self) -> Mapping[SessionId, tuple[Occurrence, ...]]:
        found: dict[SessionId, list[Occurrence]] = {session.id: [] for session in self.sessions}
        for each in self.occurrences:
            if each.session in found:
                found[each.session].append(each)
        return {session: tuple(occurrences) for session, occurrences in found.items()}

    @cached_property
    def day(self) -> Mapping[tuple[SubgroupId, date], Day]:
        return {(each.subgroup, each.date): each for each in self.days}

    @cached_property
    def _constraints_of(self) -> Mapping[str, list[Rule]]:
        found: dict[str, list[Rule]] = {}
        for rule in self.constraints:
            found.setdefault(rule.type, []).append(rule)
        return found

    @cached_property
    def dates(self) -> tuple[date, ...]:
        return tuple(sorted({each.date for each in self.days}))

    def rules(self, type_: str) -> Iterator[Rule]:
        """The constraints of one type that this visit names, in its order."""
        return iter(self._constraints_of.get(type_, ()))

    def wished(self, type_: str) -> Mapping[str, Any]:
        """The parameters of the preference of one type that this visit names; none where it names none."""
        return next((rule.params for rule in self.preferences if rule.type == type_), {})

    def session_of(self, occurrence: OccurrenceId) -> Session:
        return self.session[self.occurrence[occurrence].session]

    def gap(self, before: SiteId, after: SiteId) -> int:
        """The least minutes between the end of a session at one site and the start of the next at another."""
        if before == after:
            return 0
        return self.travel.minutes(before, after) + self.site[after].access_minutes + self.buffer_minutes

    def visitors(self, session: Session, subgroups: frozenset[SubgroupId]) -> int:
        """Everyone who enters: delegates, escorts and interpreters."""
        return sum(self.subgroup[each].size for each in subgroups) + self.escorts + session.interpreters

    def but(self, **changes: Any) -> "Problem":
        """The same problem with some members replaced."""
        return replace(self, **changes)
