"""Sets of time windows: cutting them with each other, taking blocks out, and the starts they leave on a grid."""

from collections.abc import Iterable

from visitplanner.planning.problem import TimeWindow

Windows = tuple[TimeWindow, ...]

EVER = 10**7
"""Later than any visit ends and, negated, earlier than any begins; minutes."""
ALWAYS: Windows = (TimeWindow(-EVER, EVER),)


def cut(a: Windows, b: Windows) -> Windows:
    """The windows inside both. Windows that merely touch stay apart: a session lies in one of them, not in two."""
    return tuple(
        TimeWindow(max(x.opens, y.opens), min(x.closes, y.closes))
        for x in a
        for y in b
        if max(x.opens, y.opens) < min(x.closes, y.closes)
    )


def outside(blocks: Iterable[TimeWindow]) -> Windows:
    """All the time that no block covers."""
    free, since = [], -EVER
    for block in sorted(blocks):
        if block.opens > since:
            free.append(TimeWindow(since, block.opens))
        since = max(since, block.closes)
    free.append(TimeWindow(since, EVER))
    return tuple(free)


def starts(windows: Windows, minutes: int, origin: int, grid: int) -> tuple[range, ...]:
    """The starts on the grid, counted from ``origin``, at which something of this length lies inside one window."""
    found = []
    for window in windows:
        first = origin + -(-(window.opens - origin) // grid) * grid
        if first + minutes <= window.closes:
            found.append(range(first, window.closes - minutes + 1, grid))
    return tuple(found)
