"""What of a plan may not move when the visit is planned again, and what should not if it can be helped.

Pinned stays what is pinned, and what its host has confirmed; the wish for stability is about all the rest.
"""

from collections.abc import Collection
from dataclasses import replace

from visitplanner.planning.disturbance import with_pins_of
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.problem import OccurrenceId, Pin, Problem


def with_standing_pins(problem: Problem, old: Itinerary, free: Collection[OccurrenceId] = ()) -> Problem:
    """The problem with a pin for each placement that is pinned, or whose session is confirmed; all is published.

    What is ``free`` has none: a person has said, or is to be asked, whether it may move.
    """
    placements = tuple(
        replace(
            each,
            pinned=each.occurrence not in free and (each.pinned or problem.session_of(each.occurrence).confirmed),
        )
        for each in old.placements
    )
    published = tuple(Pin(each.occurrence, each.start, frozenset(each.subgroups)) for each in old.placements)
    return with_pins_of(problem, replace(old, placements=placements)).but(published=published)


def unpinned(old: Itinerary, free: Collection[OccurrenceId]) -> Itinerary:
    """The plan without the pins of some meetings."""
    placements = (replace(each, pinned=each.pinned and each.occurrence not in free) for each in old.placements)
    return replace(old, placements=tuple(placements))


def pinned_as(old: Itinerary | None, new: Itinerary) -> Itinerary:
    """The new plan without the pins of what only held because it is confirmed."""
    free = {each.occurrence for each in old.placements if not each.pinned} if old else set()
    placements = tuple(replace(each, pinned=each.pinned and each.occurrence not in free) for each in new.placements)
    return replace(new, placements=placements)
