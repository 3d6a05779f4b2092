"""What follows from the order of two occurrences for the times of each.

A rule that orders says so in its own file (``orders``); the starts it makes impossible, and the sums that follow from
it, help the bound and the fast search.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from visitplanner.planning.counters import Counter
from visitplanner.planning.options import Option, Options
from visitplanner.planning.order import Order
from visitplanner.planning.problem import OccurrenceId, Problem


def narrowed(problem: Problem, options: Options, orders: Iterable[Order]) -> Options:
    """The options without the starts that an order with a required session rules out."""
    known, orders = dict(options), tuple(orders)
    changed = True
    while changed:
        changed = False
        for order in orders:
            for occurrence, opens, closes in _spans(problem, known, order):
                cut = tuple(_cut(each, opens, closes) for each in known[occurrence])
                left = tuple(each for each in cut if each.starts)
                if left != known[occurrence]:
                    known[occurrence], changed = left, True
    return known


def _spans(problem: Problem, options: Options, order: Order) -> Iterator[tuple[OccurrenceId, int, int]]:
    """When each of the two may begin, as far as the other has to be held."""
    first, then = options[order.first], options[order.then]
    minutes = problem.session_of(order.first).minutes
    if problem.session_of(order.first).required and first:
        ends = min(each.earliest for each in first) + minutes, max(each.latest for each in first) + minutes
        yield order.then, ends[0], ends[1] + order.within
    if problem.session_of(order.then).required and then:
        begins = min(each.earliest for each in then), max(each.latest for each in then)
        yield order.first, begins[0] - minutes - order.within, begins[1] - minutes


def _cut(option: Option, opens: int, closes: int) -> Option:
    """The option with its starts from ``opens`` to ``closes``."""
    starts = []
    for each in option.starts:
        first = each.start + max(0, -(-(opens - each.start) // each.step)) * each.step
        last = min(each[-1], closes)
        if first <= last:
            starts.append(range(first, last + 1, each.step))
    return option if tuple(starts) == option.starts else replace(option, starts=tuple(starts))


def day_counters(options: Options, orders: Iterable[Order]) -> Iterator[Counter]:
    """Of two that are ordered, never the second by a date and the first only later: one counter a pair and date."""
    for order in orders:
        dates = sorted({each.date for each in options[order.first]} | {each.date for each in options[order.then]})
        for on in dates[:-1]:
            counter = _until(options, order, on)
            if counter is not None:
                yield counter


def _until(options: Options, order: Order, on: date) -> Counter | None:
    soon = {(order.then, at): 1 for at, each in enumerate(options[order.then]) if each.date <= on}
    late = {(order.first, at): 1 for at, each in enumerate(options[order.first]) if each.date > on}
    return Counter(1, soon | late) if soon and late else None
