"""Ways on after one answer: one step of proposing repairs, from those that leave every promise to those that do not."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from visitplanner.language.text import Text
from visitplanner.planning import Itinerary, Limits, OccurrenceId, Problem, Progress
from visitplanner.planning.disturbance import Repair, changed_meetings
from visitplanner.planning.itinerary import Violation
from visitplanner.planning.pinning import unpinned, with_standing_pins
from visitplanner.planning.tolerance import all_else_stays, breaks_no_more, lenient, with_old_lunches
from visitplanner.use_cases.ports import Replanner

OPTIONS = 3


@dataclass(frozen=True)
class Mending:
    """The visit after one answer and the plan from before it.

    ``broken`` is what that plan breaks already, ``gone`` the meetings that cannot be had, ``about`` the one that must
    be held otherwise, ``confirmed`` what was agreed with hosts.
    """

    problem: Problem
    old: Itinerary
    broken: tuple[Violation, ...]
    gone: tuple[OccurrenceId, ...]
    about: OccurrenceId | None
    confirmed: frozenset[OccurrenceId]


@dataclass(frozen=True)
class Ways:
    """``conflict`` is why there is none, as far as that is known."""

    repairs: tuple[Repair, ...]
    conflict: Text | None = None


Search = Callable[[Problem, Itinerary], tuple[Repair, ...]]


def ways_on(mending: Mending, replanner: Replanner, limits: Limits, watch: Callable[[Progress], bool]) -> Ways:
    """What is confirmed or pinned stays as long as there is any way so; only then is what is confirmed free to move.

    A plan that breaks rules already may go on doing so where that helps, but nothing is broken that was not.
    """

    def search(problem: Problem, old: Itinerary) -> tuple[Repair, ...]:
        return replanner.repair(problem, old, limits, watch, OPTIONS)

    conflict = None
    for found in _stages(mending, search):
        sound = tuple(each for each in found if each.kind != "impossible")
        if sound:
            return Ways(sound)
        conflict = next((each.itinerary.conflict_text for each in found), None) or conflict
    return Ways((), conflict)


def reopened(mending: Mending, repair: Repair) -> frozenset[OccurrenceId]:
    """The confirmed meetings that a repair moves or gives up."""
    return mending.confirmed & changed_meetings(mending.old, repair.itinerary)


def _stages(mending: Mending, search: Search) -> Iterator[tuple[Repair, ...]]:
    """One after the other, each only when those before it came to nothing."""
    pinned = with_standing_pins(mending.problem, mending.old)
    if mending.broken:
        yield _lenient(mending, pinned, mending.old, search)
        staying = _sound(mending, pinned, all_else_stays(pinned, mending.old, mending.gone, mending.about))
        yield tuple(sorted(staying, key=lambda each: -(each.itinerary.value or 0))[:OPTIONS])
    yield search(pinned, mending.old)
    if mending.confirmed:
        free = with_standing_pins(_all_confirmed(mending), mending.old, mending.confirmed)
        yield _lenient(mending, free, unpinned(mending.old, mending.confirmed), search)


def _lenient(mending: Mending, problem: Problem, old: Itinerary, search: Search) -> tuple[Repair, ...]:
    """What is found once the broken rules are left out, as far as it breaks nothing else."""
    if not mending.broken:
        return search(problem, old)
    found = search(lenient(problem, mending.broken), old)
    return _sound(mending, problem, (with_old_lunches(problem, old, each) for each in found))


def _sound(mending: Mending, problem: Problem, found: Iterable[Repair]) -> tuple[Repair, ...]:
    return tuple(
        each for each in found if each.kind == "impossible" or breaks_no_more(problem, each.itinerary, mending.broken)
    )


def _all_confirmed(mending: Mending) -> Problem:
    """Moving what is confirmed weighs most, also where a session is tentative for another reason."""
    sessions = {mending.problem.occurrence[each].session for each in mending.confirmed}
    return mending.problem.but(
        sessions=tuple(
            replace(each, confirmed=each.confirmed or each.id in sessions) for each in mending.problem.sessions
        )
    )
