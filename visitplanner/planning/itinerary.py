"""Everything the planner decides, and what it can say about it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from visitplanner.language.text import Text
from visitplanner.planning.problem import OccurrenceId, SessionId, SiteId, SubgroupId

Status = Literal["optimal", "feasible", "infeasible", "unknown", "invalid"]


@dataclass(frozen=True)
class Placement:
    """An occurrence with its day, start, groups, interpreters and vehicles; minutes since the origin."""

    occurrence: OccurrenceId
    session: SessionId
    subgroups: tuple[SubgroupId, ...]
    date: date
    start: int
    end: int
    site: SiteId
    interpreters: tuple[str, ...] = ()
    vehicles: tuple[str, ...] = ()
    pinned: bool = False


@dataclass(frozen=True)
class Lunch:
    """The lunch of one subgroup on one date; minutes since the origin."""

    subgroup: SubgroupId
    date: date
    start: int
    end: int


@dataclass(frozen=True)
class Term:
    """One summand of the objective: ``points`` is what it adds to the value."""

    id: str
    weight: int
    raw: int
    points: int


@dataclass(frozen=True)
class LeftOut:
    """A session with no placement, why, and the names of the rules that block it."""

    session: SessionId
    reason: Text
    blocked_by: tuple[str, ...]


@dataclass(frozen=True)
class Fix:
    """A change that was tried and makes a plan possible; ``changes`` are what-if operations of the visit file."""

    text: Text
    changes: tuple[dict[str, object], ...]
    kind: str = ""


@dataclass(frozen=True)
class Run:
    """How the planner was run: enough, with the problem, to run it again."""

    seconds: float
    workers: int
    seed: int
    time_limit: float
    name: str
    version: str
    rounds: int | None = None


@dataclass(frozen=True)
class Itinerary:
    """A plan, good or not, with its proof. ``bound`` is a proven upper bound on the value of any plan."""

    status: Status
    placements: tuple[Placement, ...] = ()
    lunches: tuple[Lunch, ...] = ()
    value: int | None = None
    bound: int | None = None
    terms: tuple[Term, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    conflict: tuple[str, ...] = ()
    conflict_text: Text | None = None
    fixes: tuple[Fix, ...] = ()
    run: Run | None = None

    def of_session(self, session: str) -> tuple[Placement, ...]:
        """The placements of a session, in order of time."""
        return tuple(sorted((each for each in self.placements if each.session == session), key=_by_time))

    def agenda(self, subgroup: SubgroupId, on: date | None = None) -> tuple[Placement, ...]:
        """What a subgroup attends, on one date or on all, in order of time."""
        attended = (each for each in self.placements if subgroup in each.subgroups and on in (None, each.date))
        return tuple(sorted(attended, key=_by_time))


def _by_time(placement: Placement) -> tuple[int, int, str]:
    return placement.start, placement.end, placement.occurrence


@dataclass(frozen=True)
class Violation:
    """One breach of one constraint.

    ``rule`` is the constraint's NAME, ``names`` the visit's own names for what is broken (rule ids and facts, as in a
    conflict), ``occurrences`` what is involved.
    """

    rule: str
    names: tuple[str, ...]
    occurrences: tuple[OccurrenceId, ...]
    sentence: Text
