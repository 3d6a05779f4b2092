"""Which named rules and facts cannot hold together: a minimal set, by divide and conquer.

The method is QuickXplain (U. Junker, "QuickXPlain: Preferred explanations and relaxations for over-constrained
problems", AAAI 2004): with k names in the conflict out of n it asks about 2k log(n/k) + 2k questions.
"""

import time
from collections.abc import Callable, Sequence

from visitplanner.planning.options import options
from visitplanner.planning.problem import Problem
from visitplanner.planning.relaxation import names, names_beyond_dispute, names_of_hours, required_only, without
from visitplanner.planning.search import is_feasible

SECONDS_A_QUESTION = 5.0


class Interrogation:
    """Asks of one problem which names may stay in force, remembering the answers, until a deadline."""

    def __init__(self, problem: Problem, seconds: float) -> None:
        self._problem = problem
        self._answers: dict[frozenset[str], bool] = {}
        self._deadline = time.monotonic() + seconds

    def impossible(self, out_of_force: Sequence[str]) -> bool:
        """Whether there is provably no plan without these names; what cannot be told in time counts as possible."""
        key = frozenset(out_of_force)
        if key not in self._answers:
            self._answers[key] = self._ask(key)
        return self._answers[key]

    def _ask(self, out_of_force: frozenset[str]) -> bool:
        relaxed = without(self._problem, out_of_force)
        possible = options(relaxed)
        if any(
            relaxed.session_of(each.id).required and not relaxed.session_of(each.id).withdrawn and not possible[each.id]
            for each in relaxed.occurrences
        ):
            return True
        left = self._deadline - time.monotonic()
        return left > 0 and is_feasible(relaxed, min(left, SECONDS_A_QUESTION)) is False


def conflict(problem: Problem, seconds: float = 30.0) -> tuple[str, ...]:
    """A minimal set of names that leaves no plan; empty when there is a plan, or when no name explains it.

    The problem's optional sessions are left aside: they cannot make a visit impossible.
    """
    core = required_only(problem)
    asked = Interrogation(core, seconds)
    candidates = names(core)
    if not asked.impossible(()):
        return ()
    if asked.impossible(candidates):
        candidates += names_beyond_dispute(core)
    found = _minimal(asked, candidates)
    return _with_single_sites(core, asked, candidates, found)


def _with_single_sites(
    problem: Problem, asked: Interrogation, candidates: tuple[str, ...], found: tuple[str, ...]
) -> tuple[str, ...]:
    """Where the hours of one site of a country suffice, name that site and not the whole country."""
    for name in found:
        kind, _, country = name.partition(":")
        if kind != "hours" or country in problem.countries_with_common_hours:
            continue
        sites = names_of_hours(problem, country)
        others = tuple(each for each in found if each != name)
        narrowed = _minimal(asked, (*others, *sites), always_out=_rest(candidates, (*others, *sites, name)))
        if sum(each in sites for each in narrowed) == 1:
            found = narrowed
    return found


def _rest(candidates: Sequence[str], kept: Sequence[str]) -> tuple[str, ...]:
    return tuple(each for each in candidates if each not in kept)


def _minimal(asked: Interrogation, candidates: tuple[str, ...], always_out: tuple[str, ...] = ()) -> tuple[str, ...]:
    def impossible(kept: Sequence[str]) -> bool:
        return asked.impossible((*always_out, *(each for each in candidates if each not in kept)))

    found = _quick_explain(impossible, (), (), candidates)
    return tuple(each for each in candidates if each in found)


def _quick_explain(
    impossible: Callable[[Sequence[str]], bool],
    background: tuple[str, ...],
    added: tuple[str, ...],
    candidates: tuple[str, ...],
) -> tuple[str, ...]:
    if added and impossible(background):
        return ()
    if len(candidates) <= 1:
        return candidates if candidates and not impossible(background) else ()
    half = len(candidates) // 2
    first, second = candidates[:half], candidates[half:]
    from_second = _quick_explain(impossible, background + first, first, second)
    from_first = _quick_explain(impossible, background + from_second, from_second, first)
    return from_first + from_second
