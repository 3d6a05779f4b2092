"""A subgroup is in one place at a time, and has time to travel, pass the gate and be punctual in between."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Placement, Violation
from visitplanner.planning.problem import OccurrenceId, Problem, SiteId, SubgroupId
from visitplanner.planning.succession import succession
from visitplanner.planning.windows import EVER

if TYPE_CHECKING:
    from visitplanner.planning.variables import Literal, Variables

NAME = "one_place"
STATEMENT = N_("A subgroup is in one place at a time and has time to travel between sites.")


def add(problem: Problem, variables: "Variables") -> None:
    for subgroup in problem.subgroups:
        attended = [variables.attended(each, subgroup.id) for each in variables.attendable(subgroup.id)]
        variables.model.add_no_overlap(attended)
    gaps = _least_gaps(problem)
    for a, b in variables.meeting_pairs():
        for group, together in _together(problem, variables, a, b):
            _keep_apart(problem, variables, gaps, a, b, together)
            _go_direct(problem, variables, gaps, a, b, group)


def _together(
    problem: Problem, variables: "Variables", a: OccurrenceId, b: OccurrenceId
) -> Iterator[tuple[SubgroupId, tuple["Literal", ...]]]:
    """The different ways in which one subgroup attends both."""
    seen = set()
    for subgroup in problem.subgroups:
        if variables.dates(a, subgroup.id) and variables.dates(b, subgroup.id):
            literals = (variables.attends(a, subgroup.id), variables.attends(b, subgroup.id))
            if (key := tuple(map(str, literals))) not in seen:
                seen.add(key)
                yield subgroup.id, literals


def _keep_apart(
    problem: Problem,
    variables: "Variables",
    gaps: dict[tuple[SiteId, SiteId], int],
    a: OccurrenceId,
    b: OccurrenceId,
    together: tuple["Literal", ...],
) -> None:
    for first, then, order in ((a, b, variables.before(a, b)), (b, a, variables.before(b, a))):
        sites = problem.session_of(first).site, problem.session_of(then).site
        gap = gaps[sites]
        if gap > _shortest_night(problem, variables, first, then, gap):
            # Travel is asked for within one day only, and this night is shorter than the way.
            same_day = variables.same_day(first, then)
            variables.model.add(variables.start[then] >= variables.end(first)).only_enforce_if(order, *together)
            together_today = (*together, same_day)
        else:
            together_today = together
        variables.model.add(variables.start[then] >= variables.end(first) + gap).only_enforce_if(order, *together_today)


def _go_direct(
    problem: Problem,
    variables: "Variables",
    gaps: dict[tuple[SiteId, SiteId], int],
    a: OccurrenceId,
    b: OccurrenceId,
    subgroup: SubgroupId,
) -> None:
    """Where a way round may be quicker, only sessions that follow each other directly need the direct way."""
    for first, then in ((a, b), (b, a)):
        sites = problem.session_of(first).site, problem.session_of(then).site
        direct = problem.gap(*sites)
        if gaps[sites] < direct:
            follows = succession(variables, subgroup).follows[first, then]
            variables.model.add(variables.start[then] >= variables.end(first) + direct).only_enforce_if(follows)


def _shortest_night(
    problem: Problem, variables: "Variables", first: OccurrenceId, then: OccurrenceId, at_least: int
) -> int:
    """The least minutes between them when they are on different dates; exactly only if less than ``at_least``."""
    any_night = variables.once(("shortest night of all",), lambda: _shortest_night_of_all(problem, variables))
    if at_least <= any_night:
        return any_night
    minutes = problem.session_of(first).minutes
    nights = [
        later.earliest - earlier.latest - minutes
        for earlier in variables.options[first]
        for later in variables.options[then]
        if earlier.date < later.date
    ]
    return min(nights, default=EVER)


def _shortest_night_of_all(problem: Problem, variables: "Variables") -> int:
    """The least minutes between anything on one date and anything on a later one."""
    begins: dict[date, int] = {}
    ends: dict[date, int] = {}
    for occurrence in problem.occurrences:
        minutes = problem.session_of(occurrence.id).minutes
        for option in variables.options[occurrence.id]:
            begins[option.date] = min(begins.get(option.date, EVER), option.earliest)
            ends[option.date] = max(ends.get(option.date, -EVER), option.latest + minutes)
    nights = (begins[later] - ends[earlier] for earlier in ends for later in begins if earlier < later)
    return min(nights, default=EVER)


def _least_gaps(problem: Problem) -> dict[tuple[SiteId, SiteId], int]:
    """The least minutes between two sites, however many sessions are held on the way.

    Only sessions that directly follow each other need the direct way. Where it is longer than a way round with the
    shortest sessions in between, the pair may be closer than the direct way.
    """
    # The rules alone, without a solver, need no numpy.
    import numpy as np

    shortest: dict[SiteId, int] = {}
    for occurrence in problem.occurrences:
        session = problem.session[occurrence.session]
        shortest[session.site] = min(session.minutes, shortest.get(session.site, session.minutes))
    gaps = {(a, b): problem.gap(a, b) for a in shortest for b in shortest}
    for city in sorted({problem.site[each].city for each in shortest}):
        near = sorted(each for each in shortest if problem.site[each].city == city)
        least = np.array([[gaps[a, b] for b in near] for a in near])
        for via, site in enumerate(near):
            np.minimum(least, least[:, via, None] + shortest[site] + least[via], out=least)
        gaps |= {(a, b): int(least[i, j]) for i, a in enumerate(near) for j, b in enumerate(near)}
    return gaps


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    seen = set()
    for subgroup in problem.subgroups:
        for a, b in pairwise(itinerary.agenda(subgroup.id)):
            key = (a.occurrence, b.occurrence)
            if key in seen or a.occurrence == b.occurrence:
                continue
            seen.add(key)
            yield from _clash(problem, a, b)


def _clash(problem: Problem, a: Placement, b: Placement) -> Iterator[Violation]:
    names = {"a": problem.session[a.session].name, "b": problem.session[b.session].name}
    if b.start < a.end:
        sentence = N_("“%(a)s” and “%(b)s” overlap for one subgroup.", **names)
        yield Violation(NAME, ("one_place",), (a.occurrence, b.occurrence), sentence)
    elif a.date == b.date and b.start - a.end < problem.gap(a.site, b.site):
        sentence = N_(
            "Too little time between “%(a)s” and “%(b)s”: %(minutes)s min, where the way, "
            "the gate and the buffer need %(need)s min.",
            **names,
            minutes=b.start - a.end,
            need=problem.gap(a.site, b.site),
        )
        yield Violation(NAME, ("travel",), (a.occurrence, b.occurrence), sentence)
