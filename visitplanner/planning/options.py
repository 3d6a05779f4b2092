"""Where each occurrence could stand at all: every audience and date with the starts that no single rule forbids."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from visitplanner.planning.constraints import NARROWING
from visitplanner.planning.problem import Occurrence, OccurrenceId, Problem, SubgroupId
from visitplanner.planning.windows import ALWAYS, Windows, cut, starts


@dataclass(frozen=True)
class Option:
    """One audience on one date, with the possible starts (minutes since the origin)."""

    audience: frozenset[SubgroupId]
    date: date
    starts: tuple[range, ...]

    @cached_property
    def earliest(self) -> int:
        return min(each[0] for each in self.starts)

    @cached_property
    def latest(self) -> int:
        return max(each[-1] for each in self.starts)


Options = Mapping[OccurrenceId, tuple[Option, ...]]


def options(problem: Problem) -> Options:
    """The options of every occurrence; one without any cannot be placed."""
    return {each.id: _options_of(problem, each) for each in problem.occurrences}


def _options_of(problem: Problem, occurrence: Occurrence) -> tuple[Option, ...]:
    found = []
    for audience in occurrence.audiences:
        for on in problem.dates:
            possible = _starts(problem, occurrence, audience, on)
            if possible:
                found.append(Option(audience, on, possible))
    return tuple(found)


def open_windows(problem: Problem, occurrence: Occurrence, audience: frozenset[SubgroupId], on: date) -> Windows:
    """When no single rule forbids an audience to hold it on a date: wholly inside one of these windows."""
    windows = ALWAYS
    for rule in NARROWING:
        allowed = rule.windows(problem, occurrence, audience, on)
        if allowed is not None:
            windows = cut(windows, allowed)
        if not windows:
            return ()
    return windows


def _starts(problem: Problem, occurrence: Occurrence, audience: frozenset[SubgroupId], on: date) -> tuple[range, ...]:
    windows = open_windows(problem, occurrence, audience, on)
    if not windows:
        return ()
    midnight = min(problem.day[each, on].midnight for each in audience)
    pinned = any(pin.occurrence == occurrence.id for pin in problem.pins)
    minutes = problem.session[occurrence.session].minutes
    return starts(windows, minutes, midnight, 1 if pinned else problem.grid_minutes)
