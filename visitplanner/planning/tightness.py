"""Hall's condition on time: which occurrences that can only be held within some time need more than there is of it."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from visitplanner.planning.options import Option, Options
from visitplanner.planning.problem import Occurrence, OccurrenceId, Problem

MOST_COMPARED = 150
"""Of more occurrences than this that ask for one thing, only the least free ones are compared."""


@dataclass(frozen=True)
class Need:
    """What one occurrence certainly takes of something, and when it could: its dates, earliest start, latest end."""

    occurrence: OccurrenceId
    amount: int
    dates: frozenset[date]
    opens: int
    closes: int


def need_of(problem: Problem, occurrence: Occurrence, options: Sequence[Option], amount: int) -> Need:
    minutes = problem.session[occurrence.session].minutes
    return Need(
        occurrence.id,
        amount,
        frozenset(each.date for each in options),
        min(each.earliest for each in options),
        max(each.latest for each in options) + minutes,
    )


class Room:
    """How many minutes something has, at most, between two moments: the time in which anything here could be held."""

    def __init__(self, problem: Problem, possible: Options, occurrences: Iterable[OccurrenceId], times: int) -> None:
        spans = sorted(
            (some[0], some[-1] + problem.session_of(each).minutes)
            for each in occurrences
            for option in possible[each]
            for some in option.starts
        )
        self._times, self._opens, self._closes = times, list[int](), list[int]()
        for opens, closes in spans:
            if self._closes and opens <= self._closes[-1]:
                self._closes[-1] = max(self._closes[-1], closes)
            else:
                self._opens.append(opens)
                self._closes.append(closes)
        lengths = (closes - opens for opens, closes in zip(self._opens, self._closes, strict=True))
        self._before = [0, *accumulate(lengths)]

    def between(self, opens: int, closes: int) -> int:
        return (self._until(closes) - self._until(opens)) * self._times

    def _until(self, moment: int) -> int:
        index = bisect_right(self._opens, moment)
        if index == 0:
            return 0
        return self._before[index] - max(0, self._closes[index - 1] - moment)


def tightest(needs: Sequence[Need], room: Callable[[int, int], int]) -> list[Need] | None:
    """The smallest set that can only be held between two moments and needs more than there is between them."""
    by_end = sorted(sorted(needs, key=lambda each: each.closes - each.opens)[:MOST_COMPARED], key=lambda e: e.closes)
    best: list[Need] | None = None
    for opens in sorted({each.opens for each in needs}):
        inside: list[Need] = []
        taken = 0
        for each in by_end:
            if each.opens < opens:
                continue
            inside.append(each)
            taken += each.amount
            if best is not None and len(inside) >= len(best):
                break
            if taken > room(opens, each.closes):
                best = list(inside)
                break
    return best


def fullest(needs: Sequence[Need], limits: dict[date, int]) -> list[Need] | None:
    """The smallest set that can only be held on some days and needs more than these days allow."""
    spans = {each.dates for each in needs} | {
        frozenset(on for on in limits if first <= on <= last) for first in limits for last in limits if first <= last
    }
    best: list[Need] | None = None
    for span in spans:
        inside = sorted((each for each in needs if each.dates <= span), key=lambda each: -each.amount)
        room = sum(limits.get(on, 0) for on in span)
        if sum(each.amount for each in inside) > room:
            count = next(n for n, taken in enumerate(accumulate(e.amount for e in inside), 1) if taken > room)
            if best is None or count < len(best):
                best = inside[:count]
    return best
