"""Plans that break rules already: what they break, and changes of them that break nothing more; no solver."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from visitplanner.planning.checker import check
from visitplanner.planning.disturbance import Repair, left_out, moves
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.moving import Target, breach, moved, with_lunches
from visitplanner.planning.options import options
from visitplanner.planning.problem import OccurrenceId, Problem
from visitplanner.planning.relaxation import without

GONE = "withdrawn"
"""The rule that no plan keeps from the moment on in which a host declines."""


def breaches(problem: Problem, itinerary: Itinerary) -> tuple[Violation, ...]:
    """What a plan breaks, other than that it holds what was declined: no repair leaves that."""
    return tuple(each for each in check(problem, itinerary) if each.rule != GONE)


def breaks_no_more(problem: Problem, itinerary: Itinerary, before: Iterable[Violation]) -> bool:
    """Whether a plan breaks nothing but what was broken before."""
    known = {breach(each) for each in before}
    return all(breach(each) in known for each in check(problem, itinerary))


def lenient(problem: Problem, broken: Iterable[Violation]) -> Problem:
    """The problem without the rules that are broken, as far as they have names; it may allow more than that."""
    return without(problem, {name for each in broken for name in each.names})


def with_old_lunches(problem: Problem, old: Itinerary, repair: Repair) -> Repair:
    """The repair with lunch as before, or as near as it fits, on days for which a lenient problem asked for none."""
    known = {(each.subgroup, each.date): each for each in (*old.lunches, *repair.itinerary.lunches)}
    plan = replace(repair.itinerary, lunches=tuple(each for key, each in known.items() if key in problem.day))
    return replace(repair, itinerary=with_lunches(problem, plan, problem.day))


def all_else_stays(
    problem: Problem, old: Itinerary, gone: Collection[OccurrenceId], about: OccurrenceId | None
) -> Iterator[Repair]:
    """The old plan without some meetings and, if asked for, with one at each time it may have, everything else kept."""
    rest = old
    for occurrence in gone:
        rest = moved(problem, rest, occurrence, None)
    targets = [] if about is None else options(problem)[about]
    plans = (
        moved(problem, rest, OccurrenceId(about or ""), Target(each.date, start, each.audience))
        for each in targets
        for some in each.starts
        for start in some
    )
    for plan in [rest] if about is None else plans:
        plan = replace(plan, left_out=left_out(problem, old, plan))
        changes = moves(problem, old, plan)
        yield Repair("smallest_change", plan, changes, 0)
