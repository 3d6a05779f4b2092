"""What of a visit a repair may touch: in a large one some days only, with everything else held in place."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations

from visitplanner.planning.disturbance import Move, kept
from visitplanner.planning.itinerary import Itinerary, Placement
from visitplanner.planning.problem import Pin, Problem, Session, SessionId, SiteId, TimeWindow
from visitplanner.planning.relaxation import required_only
from visitplanner.planning.windows import ALWAYS, cut

LARGE = 60
"""Occurrences above which only some days are free to move."""
FURTHER_DAYS = 2
MOST_NEWCOMERS = 30
A_DAY = 24 * 60


def without_newcomers(problem: Problem, old: Itinerary) -> Problem:
    """The problem with what is in the plan or has to be: what else could come in makes no repair cheaper.

    Unless a session on the way round is a quicker way than the direct one; then everything stays.
    """
    core = required_only(problem, {each.session for each in kept(problem, old).placements})
    welcome = {each.session for each in core.occurrences}
    outside = [each for each in problem.sessions if each.id not in welcome and not each.withdrawn]
    sites = sorted({problem.session[each].site for each in welcome})
    if any(_shortens(problem, a, each, b) for a, b in _long_ways(problem, sites, outside) for each in outside):
        return problem
    return problem.but(occurrences=core.occurrences)


def _long_ways(problem: Problem, sites: Sequence[SiteId], outside: Sequence[Session]) -> list[tuple[SiteId, SiteId]]:
    """The pairs of sites of one city with time for a session in between."""
    shortest = min((each.minutes for each in outside), default=0)
    return [
        (a, b)
        for a, b in permutations(sites, 2)
        if problem.site[a].city == problem.site[b].city and problem.gap(a, b) > shortest
    ]


def _shortens(problem: Problem, before: SiteId, session: Session, after: SiteId) -> bool:
    way_round = problem.gap(before, session.site) + session.minutes + problem.gap(session.site, after)
    return way_round < problem.gap(before, after)


def freed_dates(problem: Problem, old: Itinerary, changes: Sequence[Move]) -> tuple[date, ...] | None:
    """The days that some changes touch and the emptiest two others; ``None``, for all, where the visit is not large."""
    if len(problem.occurrences) <= LARGE:
        return None
    busy = Counter(dict.fromkeys(problem.dates, 0))
    for each in kept(problem, old).placements:
        busy[each.date] += (each.end - each.start) * len(each.subgroups)
    touched = {each.date for move in changes for each in (move.before, move.after) if each is not None}
    others = sorted(set(problem.dates) - touched, key=lambda each: (busy[each], each))
    return tuple(sorted(touched.intersection(problem.dates).union(others[:FURTHER_DAYS])))


def held_in_place(problem: Problem, old: Itinerary, freed: Sequence[date]) -> Problem:
    """The problem in which the old plan stays as it is but for the freed dates, and nothing new comes on the others.

    Only the newcomers of highest priority are looked at, so that the solver has an answer in seconds.
    """
    newcomers = {each.session for each in without_newcomers(problem, old).occurrences} | _newcomers(problem, old)
    return freed_only(problem, kept(problem, old), freed, newcomers)


def freed_only(problem: Problem, old: Itinerary, freed: Collection[date], newcomers: Collection[SessionId]) -> Problem:
    """The problem in which a plan that keeps its rules stays but for the freed dates, where some newcomers may come."""
    pinned = {each.occurrence for each in problem.pins}
    still = [each for each in old.placements if each.date not in freed and each.occurrence not in pinned]
    fixed = {problem.occurrence[each].session for each in pinned} | {each.session for each in still}
    welcome = {each.session for each in old.placements} | fixed | set(newcomers)
    return problem.but(
        pins=(*problem.pins, *map(_pin, still)),
        sessions=tuple(each if each.id in fixed else only_on(problem, each, freed) for each in problem.sessions),
        occurrences=tuple(each for each in problem.occurrences if each.session in welcome),
    )


def _newcomers(problem: Problem, old: Itinerary) -> set[SessionId]:
    held = {each.session for each in kept(problem, old).placements}
    outside = [each for each in problem.sessions if each.id not in held and not each.withdrawn]
    return {each.id for each in sorted(outside, key=lambda each: (-each.priority, each.id))[:MOST_NEWCOMERS]}


def _pin(placement: Placement) -> Pin:
    return Pin(placement.occurrence, placement.start, frozenset(placement.subgroups))


def only_on(problem: Problem, session: Session, freed: Collection[date]) -> Session:
    spans = {TimeWindow(each.midnight, each.midnight + A_DAY) for each in problem.days if each.date in freed}
    within = cut(ALWAYS if session.windows is None else session.windows, tuple(sorted(spans)))
    # Without any window left it would count as free at any time.
    return replace(session, windows=within or (TimeWindow(0, 0),))
