"""Routes begun in the labelling of ``pricing``: how they are kept, and which of them are given up."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from visitplanner.planning.day_routes.tables import Numbers, Tables

Floats = NDArray[np.float64]

NEVER = 1 << 40
MOST_LABELS = 30_000
"""Labels of one length; where more would be kept, no bound comes out."""
FIRST_OF_ORDERS, LAST_OF_ORDERS = 40, 61
"""The bits for the orders of a tour; those below are for what is remembered."""
TOLERANCE = 1e-9


class Labels(NamedTuple):
    """Routes begun, by length: the candidate each ends at, when it ends, whether lunch was had, the remembered stops it
    has visited as bits, its worth, and the label it goes on from. ``next`` and ``head`` chain those of one end."""

    last: Numbers
    ends: Numbers
    fed: Numbers
    seen: Numbers
    worth: Floats
    parent: Numbers
    alive: Numbers
    next: Numbers
    head: Numbers
    used: Numbers


class Marks(NamedTuple):
    """What a visit to each candidate leaves in ``seen`` and what there forbids it, as bits; and, where revisits are
    remembered, the number of its own bit."""

    leaves: Numbers
    forbids: Numbers
    own: Numbers


class Found(NamedTuple):
    """The best elementary routes, as labels (length and number), best first; ``best`` is that of all routes."""

    length: Numbers
    label: Numbers
    worth: Floats
    best: Floats
    best_length: Numbers
    best_label: Numbers


@njit(cache=True, nogil=True)
def soonest_lunch(tables: Tables, tour: int, moment: int) -> int:
    """The first moment at or after another at which lunch may begin, or NEVER."""
    for window in range(tables.first_lunch[tour], tables.first_lunch[tour + 1]):
        if moment <= tables.lunch_closes[window]:
            return int(max(moment, tables.lunch_opens[window]))
    return NEVER


@njit(cache=True, nogil=True)
def new_labels(count: int, longest: int) -> Labels:
    shape = (longest + 1, MOST_LABELS)
    return Labels(
        np.empty(shape, np.int64),
        np.empty(shape, np.int64),
        np.empty(shape, np.int64),
        np.empty(shape, np.int64),
        np.empty(shape, np.float64),
        np.empty(shape, np.int64),
        np.empty(shape, np.int64),
        np.empty(shape, np.int64),
        np.empty((longest + 1, 2 * count), np.int64),
        np.zeros(longest + 1, np.int64),
    )


@njit(cache=True, nogil=True)
def new_found(wanted: int, enough: float) -> Found:
    return Found(
        np.zeros(wanted, np.int64),
        np.full(wanted, -1, np.int64),
        np.full(wanted, enough, np.float64),
        np.full(1, enough, np.float64),
        np.zeros(1, np.int64),
        np.full(1, -1, np.int64),
    )


@njit(cache=True, nogil=True)
def add(
    tables: Tables,
    gap: Numbers,
    tour: int,
    options: Numbers,
    gains: Floats,
    marks: Marks,
    labels: Labels,
    found: Found,
    length: int,
    label: int,
    to: int,
    start: int,
    fed: int,
) -> bool:
    """One stop more for a label, unless another makes that superfluous; whether there was room for it."""
    longer = length + 1
    stop = tables.occurrence[options[to]]
    ends, worth, seen = (
        start + tables.minutes[stop],
        labels.worth[length, label] + gains[to],
        labels.seen[length, label],
    )
    seen |= marks.leaves[to]
    for kind in range(2):
        each = labels.head[longer, 2 * to + kind]
        while each >= 0:
            if labels.alive[longer, each]:
                theirs_ends, theirs_seen = labels.ends[longer, each], labels.seen[longer, each]
                if (
                    kind >= fed
                    and theirs_ends <= ends
                    and labels.worth[longer, each] >= worth - TOLERANCE
                    and theirs_seen & ~seen == 0
                ):
                    return True
                if (
                    kind <= fed
                    and ends <= theirs_ends
                    and worth >= labels.worth[longer, each]
                    and seen & ~theirs_seen == 0
                ):
                    labels.alive[longer, each] = 0
            each = labels.next[longer, each]
    new = labels.used[longer]
    if new == MOST_LABELS:
        return False
    labels.used[longer] = new + 1
    labels.last[longer, new], labels.ends[longer, new], labels.fed[longer, new] = to, ends, fed
    labels.seen[longer, new], labels.worth[longer, new], labels.parent[longer, new] = seen, worth, label
    labels.alive[longer, new] = 1
    labels.next[longer, new] = labels.head[longer, 2 * to + fed]
    labels.head[longer, 2 * to + fed] = new
    if worth > min(found.best[0], found.worth[-1]) + TOLERANCE:
        can_eat = fed == 1 or soonest_lunch(tables, tour, ends) != NEVER
        if can_eat and ends + gap[stop, tables.base[tour]] <= tables.ends[tour]:
            _offer(labels, found, longer, new)
    return True


@njit(cache=True, nogil=True)
def _offer(labels: Labels, found: Found, length: int, label: int) -> None:
    """A whole route is there."""
    worth = labels.worth[length, label]
    if worth > found.best[0]:
        found.best[0], found.best_length[0], found.best_label[0] = worth, length, label
    if worth <= found.worth[-1] + TOLERANCE or _visits_twice(labels, length, label):
        return
    place = len(found.worth) - 1
    while place > 0 and found.worth[place - 1] < worth:
        found.worth[place] = found.worth[place - 1]
        found.length[place] = found.length[place - 1]
        found.label[place] = found.label[place - 1]
        place -= 1
    found.worth[place], found.length[place], found.label[place] = worth, length, label


@njit(cache=True, nogil=True)
def _visits_twice(labels: Labels, length: int, label: int) -> bool:
    while length > 1:
        stop, earlier, at = labels.last[length, label], labels.parent[length, label], length - 1
        label, length = earlier, at
        while at > 0:
            if labels.last[at, earlier] == stop:
                return True
            earlier, at = labels.parent[at, earlier], at - 1
    return False


@njit(cache=True, nogil=True)
def remember(labels: Labels, found: Found, marks: Marks) -> bool:
    """From now on remember what the best route visits twice; whether that is anything new."""
    length, label, anything = found.best_length[0], found.best_label[0], False
    visits = np.zeros(len(marks.own), np.int64)
    while length > 0:
        stop = labels.last[length, label]
        visits[stop] += 1
        number = marks.own.max() + 1
        if visits[stop] == 2 and marks.own[stop] == 0 and number <= FIRST_OF_ORDERS:
            marks.own[stop] = number
            marks.leaves[stop] |= 1 << (number - 1)
            marks.forbids[stop] |= 1 << (number - 1)
            anything = True
        label, length = labels.parent[length, label], length - 1
    return anything


@njit(cache=True, nogil=True)
def keep_route(options: Numbers, labels: Labels, length: int, label: int, route: Numbers) -> None:
    route[:] = -1
    while length > 0:
        route[length - 1] = options[labels.last[length, label]]
        label, length = labels.parent[length, label], length - 1
