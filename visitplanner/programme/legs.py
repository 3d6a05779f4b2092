"""The ways between a subgroup's sessions: when it sets out and when it is there, without giving a place away.

A way to or from a confidential site is one block from or to its meeting point, made of the fixed minutes of the visit
rounded up to half hours; no real distance goes into it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from visitplanner.planning import Itinerary, Lunch, Placement, Problem, TimeWindow
from visitplanner.visit.entities import Visit

HALF_HOUR = 30
A_DAY = 24 * 60


@dataclass(frozen=True)
class Leg:
    """A way in minutes since the origin; ``to`` is the placement travelled to, ``None`` for the way back.

    ``veiled`` when one of its ends is a confidential site; ``after`` is the placement travelled from, if any;
    ``free_from`` is when the engagement before it ends, if there is one that day.
    """

    depart: int
    arrive: int
    after: Placement | None
    to: Placement | None
    veiled: bool
    free_from: int | None = None


def legs_of(
    visit: Visit, problem: Problem, itinerary: Itinerary, subgroup: str, busy: Sequence[TimeWindow]
) -> tuple[Leg, ...]:
    """All ways of one subgroup, day by day. ``busy`` are its transfers and protected times."""
    found: list[Leg] = []
    for on in sorted({each.date for each in itinerary.placements}):
        stops = sorted(
            (each for each in itinerary.placements if each.date == on and subgroup in each.subgroups),
            key=lambda each: (each.start, each.end),
        )
        lunch = next((each for each in itinerary.lunches if each.date == on and each.subgroup == subgroup), None)
        pairs = zip([None, *stops], [*stops, None], strict=True)
        found.extend(leg for before, after in pairs if (leg := _leg(visit, problem, before, after, lunch, busy)))
    return tuple(found)


def _leg(
    visit: Visit,
    problem: Problem,
    before: Placement | None,
    after: Placement | None,
    lunch: Lunch | None,
    busy: Sequence[TimeWindow],
) -> Leg | None:
    if before and after and before.site == after.site:
        return None
    if after and problem.site[after.site].confidential:
        return _way_out(visit, problem, before, after, lunch, busy)
    if before and problem.site[before.site].confidential:
        return _way_back(visit, before, after, lunch, busy)
    if before and after:
        return _plain_way(problem, before, after, lunch, busy)
    return None


def _way_out(
    visit: Visit,
    problem: Problem,
    before: Placement | None,
    after: Placement,
    lunch: Lunch | None,
    busy: Sequence[TimeWindow],
) -> Leg:
    minutes = rounded_up(visit.travel.same_city_undisclosed_min + problem.site[after.site].access_minutes)
    free_from = _engaged_until(before, after.start, lunch, busy)
    depart = after.start - minutes if free_from is None else max(free_from, after.start - minutes)
    return Leg(depart, after.start, before, after, veiled=True, free_from=free_from)


def _way_back(
    visit: Visit, before: Placement, after: Placement | None, lunch: Lunch | None, busy: Sequence[TimeWindow]
) -> Leg | None:
    minutes = rounded_up(visit.travel.same_city_undisclosed_min)
    next_start = after.start if after else before.end + 2 * minutes
    gaps = _free(before.end, next_start, lunch, busy)
    # As for every way: where lunch leaves no half hour, it takes the minutes before the next session.
    gap = next((each for each in gaps if each.closes - each.opens >= HALF_HOUR), gaps[-1] if gaps else None)
    if gap is None:
        return None
    return Leg(gap.opens, min(gap.opens + minutes, gap.closes), before, after, veiled=True)


def _plain_way(
    problem: Problem, before: Placement, after: Placement, lunch: Lunch | None, busy: Sequence[TimeWindow]
) -> Leg | None:
    """Sets out as late as its punctual arrival allows, after lunch if it can, else before it."""
    if problem.site[before.site].city != problem.site[after.site].city:
        return None
    minutes = problem.travel.minutes(before.site, after.site)
    gaps = _free(before.end, after.start, lunch, busy)
    deadline = after.start - problem.site[after.site].access_minutes
    for gap in reversed(gaps):
        arrive = min(gap.closes, deadline)
        if arrive - gap.opens >= minutes:
            return Leg(max(gap.opens, arrive - minutes - problem.buffer_minutes), arrive, before, after, veiled=False)
    # The rules of a valid schedule let lunch and way share their minutes: the way then takes what is left.
    last = gaps[-1] if gaps else None
    return Leg(last.opens, last.closes, before, after, veiled=False) if last else None


def _free(opens: int, closes: int, lunch: Lunch | None, busy: Sequence[TimeWindow]) -> list[TimeWindow]:
    """The stretches of ``[opens, closes)`` that neither lunch nor a busy time takes, in order of time."""
    taken = list(busy)
    if lunch:
        taken.append(TimeWindow(lunch.start, lunch.end))
    free, at = [], opens
    for each in sorted(window for window in taken if window.meets(opens, closes)):
        if each.opens > at:
            free.append(TimeWindow(at, each.opens))
        at = max(at, each.closes)
    if at < closes:
        free.append(TimeWindow(at, closes))
    return free


def _engaged_until(before: Placement | None, start: int, lunch: Lunch | None, busy: Sequence[TimeWindow]) -> int | None:
    """When the last engagement before ``start`` ends: a session, a lunch, a transfer or a protected time."""
    ends = [each.closes for each in busy if start - A_DAY < each.closes <= start]
    if before:
        ends.append(before.end)
    if lunch and lunch.end <= start:
        ends.append(lunch.end)
    return max(ends, default=None)


def rounded_up(minutes: int) -> int:
    return -(-minutes // HALF_HOUR) * HALF_HOUR
