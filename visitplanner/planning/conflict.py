"""Which named rules and facts cannot hold together: a minimal set.

First a few occurrences are found that cannot all be held: by plain sums (``shortage``), or by one proof of the solver.
The names are then asked about on these few alone, which is quick however large the visit is;
at last each name is tried on the whole visit, where another conflict may make it needless. Both the occurrences and the
names are shrunk by QuickXplain (U. Junker, "QuickXPlain: Preferred explanations and relaxations for over-constrained
problems", AAAI 2004): with k in the conflict out of n it asks about 2k log(n/k) + 2k questions.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.neighbourhood import without_newcomers
from visitplanner.planning.problem import Problem
from visitplanner.planning.relaxation import (
    compact,
    names,
    names_beyond_dispute,
    names_of_hours,
    required_only,
    without,
)
from visitplanner.planning.trial import Trials, hopeless

Names = tuple[str, ...]
Named = Callable[[Problem], Names]
T = TypeVar("T")


@dataclass(frozen=True)
class Clash:
    """Names that cannot hold together, and the few occurrences for which they cannot; none if no name explains it."""

    names: Names
    among: Problem


def conflict(problem: Problem, seconds: float = 30.0) -> Names:
    """A minimal set of names that leaves no plan; empty when there is a plan, or when no name explains it.

    The problem's optional sessions are left aside: they cannot make a visit impossible. When the time is over, what has
    been found until then is a conflict, though perhaps not a minimal one.
    """
    core, trials = compact(required_only(problem)), Trials(seconds)
    found = _least(core, trials, names)
    if found is not None and not found.names:
        # What is up to somebody does not explain it.
        found = _least(without(core, names(core)), trials, names_beyond_dispute)
    if found is None:
        # The time was too short to tell what a clash comes from; sums may still tell who clashes.
        clashing = hopeless(core) or frozenset()
        return tuple(dict.fromkeys(f"{core.occurrence[each].session}.required" for each in sorted(clashing)))
    return _with_single_sites(trials, found)


def certainly_impossible(problem: Problem, seconds: float) -> bool:
    """Whether it is plain from sums, or proven in the seconds given, that what is required cannot all be held.

    Without any seconds only sums are looked at, which takes next to no time.
    """
    if hopeless(problem) is not None:
        return True
    # An optional session may lie on a way round that makes a plan possible; then it stays in what is looked at.
    core = compact(without_newcomers(problem, Itinerary("feasible")))
    return seconds > 0 and Trials(seconds).possible(core) is False


def clash(problem: Problem, trials: Trials) -> Clash | None:
    """Some clash, with no name that is needless for it; others may go on in the same problem."""
    core = compact(required_only(problem))
    found = _clash(core, trials, names)
    return found if found is None or found.names else _clash(without(core, names(core)), trials, names_beyond_dispute)


def _least(core: Problem, trials: Trials, named: Named) -> Clash | None:
    """A clash with no needless name, in the whole problem too; ``None`` where there is none or it takes too long."""
    found = _clash(core, trials, named)
    while found is not None and found.names:
        smaller = _smaller(core, trials, named, found)
        if smaller is None:
            break
        found = smaller
    return found


def _clash(core: Problem, trials: Trials, named: Named) -> Clash | None:
    """A clash with no needless name as far as the few occurrences go among which it was found."""
    few = trials.too_many(core)
    if few is None:
        return None
    small = compact(core, few)
    candidates = named(small)

    def impossible(kept: Sequence[str]) -> bool:
        return trials.possible(without(small, set(candidates).difference(kept))) is False

    needed = () if impossible(()) else quick_explain(impossible, candidates)
    return Clash(_in_order(candidates, needed), small)


def _smaller(core: Problem, trials: Trials, named: Named, found: Clash) -> Clash | None:
    """A clash among fewer of the names; ``None`` where taking any one of them out lets the others hold together."""
    every_name = set(named(core))
    for name in found.names:
        others_only = without(core, every_name.difference(found.names) | {name})
        if trials.possible(others_only) is False:
            return _clash(others_only, trials, named)
    return None


def _with_single_sites(trials: Trials, found: Clash) -> Names:
    """Where the hours of one site of a country suffice, name that site and not the whole country."""
    for name in found.names:
        kind, _, country = name.partition(":")
        if kind != "hours" or country in found.among.countries_with_common_hours:
            continue
        others = tuple(each for each in found.names if each != name)
        site = _single_site(trials, found.among, others, names_of_hours(found.among, country))
        if site is not None:
            found = replace(found, names=(*others, site))
    return found.names


def _single_site(trials: Trials, among: Problem, others: Names, sites: Names) -> str | None:
    """The one site whose hours cannot hold together with the other names, if one alone suffices."""
    rest = set(names(among)).difference(others) - {f"hours:{each.country}" for each in among.sites} | set(sites)
    while len(sites) > 1:
        half = len(sites) // 2
        halves = (sites[:half], sites[half:])
        short = (each for each in halves if trials.possible(without(among, rest.difference(each))) is False)
        sites = next(short, ())
    return sites[0] if sites else None


def _in_order(candidates: Names, chosen: Sequence[str]) -> Names:
    return tuple(each for each in candidates if each in chosen)


def quick_explain(impossible: Callable[[Sequence[T]], bool], candidates: tuple[T, ...]) -> tuple[T, ...]:
    """A minimal part of the candidates that is impossible; all of them together are."""
    return _quick_explain(impossible, (), (), candidates)


def _quick_explain(
    impossible: Callable[[Sequence[T]], bool],
    background: tuple[T, ...],
    added: tuple[T, ...],
    candidates: tuple[T, ...],
) -> tuple[T, ...]:
    if added and impossible(background):
        return ()
    if len(candidates) <= 1:
        return candidates if candidates and not impossible(background) else ()
    half = len(candidates) // 2
    first, second = candidates[:half], candidates[half:]
    from_second = _quick_explain(impossible, background + first, first, second)
    from_first = _quick_explain(impossible, background + from_second, from_second, first)
    return from_first + from_second
