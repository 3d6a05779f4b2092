"""Changes that make an impossible visit possible: each was tried, the cheapest kind comes first."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from visitplanner.planning.conflict import clash
from visitplanner.planning.itinerary import Fix
from visitplanner.planning.problem import Problem
from visitplanner.planning.relaxation import compact, only, required_only
from visitplanner.planning.remedies import KINDS, ONE_IS_ENOUGH, Case, Kind, Remedy
from visitplanner.planning.remedies.case import joined
from visitplanner.planning.trial import Trials

MOST_OF_A_KIND = 2
MOST_TRIED_OF_A_KIND = 12
MOST_FAILURES = 3
"""After so many changes that mend this conflict, but not the visit, several conflicts are mended together."""
MOST_STEPS = 6
SEVERAL = "several"


def fixes(problem: Problem, names: tuple[str, ...], seconds: float) -> Iterator[Fix]:
    """Verified fixes of a conflict; where none helps alone, one that mends every conflict there is, step by step."""
    trials = Trials(seconds)
    core = compact(required_only(problem))
    among = trials.too_many(only(core, names)) or trials.too_many(core)
    if among is None:
        return
    case = Case(problem, names, among, trials)
    failed: list[Remedy] = []
    helped = False
    for kind in KINDS:
        for fix in islice(_tried(case, kind, failed), 1 if kind in ONE_IS_ENOUGH else MOST_OF_A_KIND):
            helped = True
            yield fix
        if len(failed) >= MOST_FAILURES and not helped:
            break
    if failed and not helped:
        yield from map(_fix, _in_steps(failed[0], trials))


def _tried(case: Case, kind: Kind, failed: list[Remedy]) -> Iterator[Fix]:
    """What of one kind makes the visit possible; what only mends the conflict at hand goes to ``failed``."""
    for remedy in islice(kind(case), MOST_TRIED_OF_A_KIND):
        if case.trials.left <= 0:
            return
        if case.helps(remedy.after):
            if case.trials.possible(compact(required_only(remedy.after))):
                yield _fix(remedy)
            else:
                failed.append(remedy)


def _in_steps(first: Remedy, trials: Trials) -> Iterator[Remedy]:
    """A remedy that leaves other conflicts, with the cheapest remedy for each of these."""
    steps = [first]
    while len(steps) < MOST_STEPS and trials.left > 0:
        problem = steps[-1].after
        found = clash(problem, trials)
        if found is None:
            if trials.possible(compact(required_only(problem))):
                changes = tuple(change for each in steps for change in each.changes)
                yield replace(steps[-1], kind=SEVERAL, text=joined([each.text for each in steps]), changes=changes)
            return
        case = Case(problem, found.names, frozenset(found.among.occurrence), trials)
        remedies = (each for kind in KINDS for each in islice(kind(case), MOST_TRIED_OF_A_KIND))
        helping = next((each for each in remedies if case.helps(each.after)), None)
        if helping is None:
            return
        steps.append(helping)


def _fix(remedy: Remedy) -> Fix:
    return Fix(remedy.text, tuple(dict(each) for each in remedy.changes), remedy.kind)
