"""One visit as the planner sees it, whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from visitplanner.planning.horizon import Horizon
from visitplanner.planning.problem.identifiers import OccurrenceId, SessionId, SiteId, SubgroupId, TopicId
from visitplanner.planning.problem.means import Interpreter, Rates, Subgroup, Vehicle
from visitplanner.planning.problem.meetings import Occurrence, Pin, Session, Site
from visitplanner.planning.problem.times import Day, Holiday, Landing, SpareDay
from visitplanner.planning.problem.wishes import Objective, Rule
from visitplanner.planning.travel import TravelMatrix


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
