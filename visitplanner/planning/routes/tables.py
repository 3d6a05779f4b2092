"""What the compiled loop knows of a problem: whole numbers in arrays, a row an occurrence, a tour a subgroup's day."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from visitplanner.planning.options import options
from visitplanner.planning.preferences.coverage import topic_weights
from visitplanner.planning.problem import Day, Problem

Numbers = NDArray[np.int64]

KNOWN_RULES = frozenset({"clearance_lead_time", "site_capacity", "step_free", "code_of_conduct_signed", "on_day"})
"""Constraints that only narrow the options of one occurrence, and so are in the windows already."""


class Tables(NamedTuple):
    """``n`` occurrences and ``t`` tours. Moments and minutes as in the problem.

    ``gap[a, b]`` is the least time from the end of ``a`` to the start of ``b``, with ``n`` for the base.
    Occurrence ``i`` may start in tour ``k`` in the windows ``first_window[k, i]`` to ``first_window[k, i + 1]``, each
    from ``opens`` to ``closes`` in steps of ``grid``. ``near[i]`` lists all occurrences by their distance from ``i``.
    ``amounts[i, b]`` is what ``i`` takes of budget ``b``.
    """

    gap: Numbers
    typical_gap: int
    minutes: Numbers
    prize: Numbers
    begins: Numbers
    ends: Numbers
    first_window: Numbers
    opens: Numbers
    closes: Numbers
    grid: int
    near: Numbers
    amounts: Numbers
    budgets: Numbers


def is_known(problem: Problem) -> bool:
    """Whether the loop knows every rule of the problem, so that its plans need nothing more."""
    return (
        len(problem.subgroups) == 1
        and len({each.base for each in problem.days}) <= 1
        and not problem.preferences
        and not problem.pins
        and not topic_weights(problem)
        and all(rule.type in KNOWN_RULES for rule in problem.constraints)
        and all(day.lunch is None for day in problem.days)
        and not any(each.required or each.interpreters for each in problem.sessions)
    )


def tables(problem: Problem) -> Tables:
    """The tables of a problem that ``is_known``."""
    days = sorted(problem.days, key=lambda each: each.date)
    windows, opens, closes = _windows(problem, days)
    gap = _gaps(problem, days)
    here = gap[:-1, :-1]
    names = sorted(problem.budgets)
    sessions = [problem.session[each.session] for each in problem.occurrences]
    return Tables(
        gap=gap,
        typical_gap=1 + int(gap.mean() / 2),
        minutes=np.array([each.minutes for each in sessions], np.int64),
        prize=np.array([each.priority for each in sessions], np.int64),
        begins=np.array([each.hours.opens for each in days], np.int64),
        ends=np.array([each.hours.closes for each in days], np.int64),
        first_window=windows,
        opens=opens,
        closes=closes,
        grid=problem.grid_minutes,
        near=np.argsort(here + here.T, axis=1, kind="stable").astype(np.int64),
        amounts=np.array([[each.amounts.get(name, 0) for name in names] for each in sessions], np.int64).reshape(
            len(sessions), len(names)
        ),
        budgets=np.array([problem.budgets[name] for name in names], np.int64),
    )


def _windows(problem: Problem, days: list[Day]) -> tuple[Numbers, Numbers, Numbers]:
    possible = options(problem)
    first_window = np.zeros((len(days), len(problem.occurrences) + 1), np.int64)
    opens: list[int] = []
    closes: list[int] = []
    for tour, day in enumerate(days):
        for row, occurrence in enumerate(problem.occurrences):
            first_window[tour, row] = len(opens)
            for option in possible[occurrence.id]:
                if option.date == day.date:
                    opens.extend(each[0] for each in option.starts)
                    closes.extend(each[-1] for each in option.starts)
        first_window[tour, -1] = len(opens)
    return first_window, np.array(opens, np.int64), np.array(closes, np.int64)


def _gaps(problem: Problem, days: list[Day]) -> Numbers:
    """Between occurrences, and from and to the base; nothing where a day has no base."""
    sites = [problem.session[each.session].site for each in problem.occurrences]
    count = len(sites)
    gap = np.zeros((count + 1, count + 1), np.int64)
    for row, a in enumerate(sites):
        for column, b in enumerate(sites):
            gap[row, column] = problem.gap(a, b)
    base = days[0].base if days else None
    if base is not None:
        gap[count, :count] = [problem.gap(base, site) for site in sites]
        gap[:count, count] = [problem.travel.minutes(site, base) for site in sites]
    return gap
