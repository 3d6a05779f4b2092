"""What differs between an old plan and its repair, what that costs, and what any repair costs at least; no solver."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from visitplanner.language.text import N_
from visitplanner.planning.checker import check
from visitplanner.planning.itinerary import Itinerary, LeftOut, Placement, Violation
from visitplanner.planning.metrics import treated_topics
from visitplanner.planning.options import Option, options
from visitplanner.planning.problem import OccurrenceId, Pin, Problem, Session, SessionId, SubgroupId, TopicId

MOVED, ANOTHER_DAY, DROPPED, ADDED = 1, 2, 3, 1
"""What one placement costs: at another time or with other groups, on another day, no longer held, new."""
CONFIRMED = 100
"""How many times as much it costs where the host has confirmed."""

Kind = Literal["moved", "regrouped", "another_day", "dropped", "fell_away", "added"]
RepairKind = Literal["unchanged", "smallest_change", "best_repair", "another_way", "impossible"]


@dataclass(frozen=True)
class Move:
    """One placement that is not what it was. ``fell_away``: the change itself took it out, so it costs nothing."""

    kind: Kind
    occurrence: OccurrenceId
    session: SessionId
    before: Placement | None
    after: Placement | None
    cost: int


@dataclass(frozen=True)
class Least:
    """What every repair costs at least, and how many of the old placements it disturbs at least."""

    cost: int
    disturbed: int


@dataclass(frozen=True)
class Repair:
    """A plan that keeps every rule after a change, beside the plan from before it.

    ``least_cost`` is proven: no repair costs less; and so is ``least_disturbed``, though the repair of least cost may
    disturb more placements, each of them less. ``freed`` are the dates on which something was allowed to move, ``None``
    where nothing was held in place.
    """

    kind: RepairKind
    itinerary: Itinerary
    moves: tuple[Move, ...]
    least_cost: int
    freed: tuple[date, ...] | None = None
    least_disturbed: int = 0

    @property
    def cost(self) -> int:
        return sum(each.cost for each in self.moves)

    @property
    def is_minimal(self) -> bool:
        """Whether it is proven that no repair disturbs less."""
        return self.cost <= self.least_cost

    @property
    def disturbed(self) -> int:
        """How many of the old placements that could have stayed did not."""
        return sum(each.kind not in ("fell_away", "added") for each in self.moves)

    @property
    def asked_again(self) -> tuple[SessionId, ...]:
        """The sessions whose hosts must agree to something other than before."""
        asked = (each.session for each in self.moves if each.after is not None)
        return tuple(dict.fromkeys(asked))


def kept(problem: Problem, old: Itinerary) -> Itinerary:
    """What of an old plan the changed problem still knows, with present lengths, sites and groups; without staff."""
    pinned = {each.occurrence for each in problem.pins}
    placements = tuple(
        replace(
            each,
            subgroups=_still_there(problem, each),
            end=each.start + problem.session_of(each.occurrence).minutes,
            site=problem.session_of(each.occurrence).site,
            interpreters=(),
            vehicles=(),
            pinned=each.occurrence in pinned,
        )
        for each in old.placements
        if not _fell_away(problem, each)
    )
    lunches = tuple(each for each in old.lunches if (each.subgroup, each.date) in problem.day)
    return Itinerary("feasible", placements, lunches)


def _fell_away(problem: Problem, placement: Placement) -> bool:
    occurrence = problem.occurrence.get(placement.occurrence)
    gone = occurrence is None or problem.session[occurrence.session].withdrawn
    return gone or not _still_there(problem, placement)


def _still_there(problem: Problem, placement: Placement) -> tuple[SubgroupId, ...]:
    return tuple(each for each in placement.subgroups if each in problem.subgroup)


def with_pins_of(problem: Problem, old: Itinerary) -> Problem:
    """The problem with everything the old plan pins, unless the change took it out; pins of the problem come first."""
    already = {each.occurrence for each in problem.pins}
    pins = tuple(
        Pin(each.occurrence, each.start, frozenset(_still_there(problem, each)))
        for each in old.placements
        if each.pinned and each.occurrence not in already and not _fell_away(problem, each)
    )
    return problem.but(pins=(*problem.pins, *pins)) if pins else problem


def weight(problem: Problem, occurrence: OccurrenceId) -> int:
    """How many times the usual cost a placement has."""
    return CONFIRMED if problem.session_of(occurrence).confirmed else 1


def moves(problem: Problem, old: Itinerary, new: Itinerary) -> tuple[Move, ...]:
    """Everything that differs, in order of the old times, then of the new ones."""
    return tuple(_moves(problem, old, new))


def _moves(problem: Problem, old: Itinerary, new: Itinerary) -> Iterator[Move]:
    found = {each.occurrence: each for each in new.placements}
    for before in sorted(old.placements, key=lambda each: (each.start, each.occurrence)):
        after = found.pop(before.occurrence, None)
        if _fell_away(problem, before):
            yield Move("fell_away", before.occurrence, before.session, before, None, 0)
        elif after is None:
            yield _move(problem, "dropped", before, None, DROPPED)
        elif before.date != after.date:
            yield _move(problem, "another_day", before, after, ANOTHER_DAY)
        elif before.start != after.start:
            yield _move(problem, "moved", before, after, MOVED)
        elif set(_still_there(problem, before)) != set(after.subgroups):
            yield _move(problem, "regrouped", before, after, MOVED)
    for after in sorted(found.values(), key=lambda each: (each.start, each.occurrence)):
        yield Move("added", after.occurrence, after.session, None, after, ADDED)


def _move(problem: Problem, kind: Kind, before: Placement, after: Placement | None, cost: int) -> Move:
    cost *= weight(problem, before.occurrence)
    return Move(kind, before.occurrence, before.session, before, after, cost)


def changed_meetings(old: Itinerary, new: Itinerary) -> frozenset[OccurrenceId]:
    """What is new, gone, or from another minute to another minute, or with other groups than before."""
    before, after = (
        {each.occurrence: (each.start, each.end, frozenset(each.subgroups)) for each in plan.placements}
        for plan in (old, new)
    )
    return frozenset(each for each in before.keys() | after.keys() if before.get(each) != after.get(each))


def least(problem: Problem, old: Itinerary) -> Least:
    """What is plain without a search: what cannot stand where it stood, and of two that overlap at least one."""
    possible = options(problem)
    alone = {each.occurrence: _least_alone(each, possible[each.occurrence]) for each in kept(problem, old).placements}
    forced = [cost * weight(problem, each) for each, cost in alone.items() if cost]
    settled = {each for each, cost in alone.items() if cost}
    broken = broken_by(problem, old)
    for violation in broken:
        if violation.names == ("one_place",) and settled.isdisjoint(violation.occurrences):
            settled.update(violation.occurrences)
            forced.append(min(weight(problem, each) for each in violation.occurrences))
    # A lunch may move without anybody being asked; any other breach takes at least something new.
    return Least(sum(forced) or (ADDED if any(each.rule != "lunch" for each in broken) else 0), len(forced))


def _least_alone(placement: Placement, possible: tuple[Option, ...]) -> int:
    if not possible:
        return DROPPED
    same_day = [each for each in possible if each.date == placement.date]
    if not same_day:
        return ANOTHER_DAY
    attending = frozenset(placement.subgroups)
    stays = any(placement.start in some for each in same_day if each.audience == attending for some in each.starts)
    return 0 if stays else MOVED


def broken_by(problem: Problem, old: Itinerary) -> tuple[Violation, ...]:
    """Which rules the old plan breaks, had nothing but the change happened to it."""
    return check(problem, kept(problem, old))


def left_out(problem: Problem, old: Itinerary, new: Itinerary) -> tuple[LeftOut, ...]:
    """Why each session without a placement has none, as far as a repair can tell."""
    held, was_held = {each.session for each in new.placements}, {each.session for each in old.placements}
    return tuple(_left_out(each, each.id in was_held) for each in problem.sessions if each.id not in held)


def _left_out(session: Session, was_held: bool) -> LeftOut:
    title = session.name
    if session.withdrawn:
        reason = N_("“%(session)s” was declined or cancelled, so it is not planned again.", session=title)
        return LeftOut(session.id, reason, (f"{session.id}.status",))
    if was_held:
        reason = N_("“%(session)s” gave way, so that as much as possible of the plan could stay.", session=title)
        return LeftOut(session.id, reason, ())
    return LeftOut(session.id, N_("“%(session)s” was not in the plan before either.", session=title), ())


def lost_topics(before: Problem, old: Itinerary, after: Problem, new: Itinerary) -> tuple[TopicId, ...]:
    """The topics that the old plan of the problem as it was treats, and the new plan does not."""
    return tuple(sorted(treated_topics(before, old) - treated_topics(after, new)))
