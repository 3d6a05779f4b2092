"""What of an earlier plan a changed visit still knows, so that a plan outlives an edit and can be repaired."""

from collections.abc import Set
from dataclasses import replace

from visitplanner.planning.itinerary import Itinerary, Lunch, Placement
from visitplanner.planning.problem import Day, Problem

A_DAY = 24 * 60
LONGEST_DAY = 25 * 60
"""The day on which the clocks are set back."""


def known_part(problem: Problem, itinerary: Itinerary) -> Itinerary:
    """The plan without meetings, groups and days that no longer exist, each meeting at its date and time.

    It may well break rules: that is for the checker to say. Minutes are counted anew where the first day has changed.
    """
    staff = {each.id for each in problem.interpreters}
    vehicles = {each.id for each in problem.vehicles}
    known = replace(
        itinerary,
        placements=tuple(
            replace(
                new,
                interpreters=_among(new.interpreters, staff),
                vehicles=_among(new.vehicles, vehicles),
            )
            for each in itinerary.placements
            if (new := _placement(problem, each))
        ),
        lunches=tuple(there for each in itinerary.lunches if (there := _lunch(problem, each))),
        left_out=tuple(each for each in itinerary.left_out if each.session in problem.session),
    )
    return itinerary if known == itinerary else known


def _placement(problem: Problem, placement: Placement) -> Placement | None:
    occurrence = problem.occurrence.get(placement.occurrence)
    groups = tuple(each for each in placement.subgroups if (each, placement.date) in problem.day)
    if occurrence is None or not groups:
        return None
    shift = _shift(problem.day[groups[0], placement.date], placement.start)
    return replace(
        placement,
        subgroups=groups,
        start=placement.start + shift,
        end=placement.end + shift,
        site=placement.site if placement.site in problem.site else problem.session[occurrence.session].site,
    )


def _lunch(problem: Problem, lunch: Lunch) -> Lunch | None:
    day = problem.day.get((lunch.subgroup, lunch.date))
    if day is None:
        return None
    shift = _shift(day, lunch.start)
    return replace(lunch, start=lunch.start + shift, end=lunch.end + shift)


def _shift(day: Day, start: int) -> int:
    """What must be added so that a minute counted from another first day falls into this day again."""
    since_midnight = start - day.midnight
    return 0 if 0 <= since_midnight < LONGEST_DAY else since_midnight % A_DAY - since_midnight


def _among(ids: tuple[str, ...], known: Set[str]) -> tuple[str, ...]:
    return tuple(each for each in ids if each in known)
