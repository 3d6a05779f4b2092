"""What the compiled loops know of a problem: whole numbers in arrays.

A *tour* is a subgroup's day. An *option* of an occurrence is an audience on a date, and so stands in one tour for every
subgroup of its audience. All lists of lists are flat: those of ``i`` are ``first_x[i]`` to ``first_x[i + 1]``.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from visitplanner.planning import objective
from visitplanner.planning.constraints import counters, orders
from visitplanner.planning.constraints.lunch import possible_starts
from visitplanner.planning.options import Options
from visitplanner.planning.precedence import day_counters
from visitplanner.planning.problem import Day, Problem, SiteId

Numbers = NDArray[np.int64]
T = TypeVar("T")


class Tables(NamedTuple):
    """``n`` occurrences, ``m`` options, ``t`` tours. Moments and minutes as in the problem.

    ``gap[a, b]`` is the least time from the end of ``a`` to the start of ``b``; after the occurrences come the bases,
    and ``base`` is that of each tour. Option ``k``, of ``occurrence[k]`` and in ``tour``, may start in its windows from
    ``opens`` to ``closes`` in steps of ``step``. Lunch of a tour begins in its lunch windows, minute by minute, and
    takes ``rest`` minutes with the pause after it (0 for none). Option ``k`` takes ``amount`` of some of the counters,
    of which there is ``most``. ``prize`` is what an occurrence is worth, ``topic_prize`` what a topic adds once.
    ``order`` are pairs of which the first comes first.
    """

    gap: Numbers
    base: Numbers
    minutes: Numbers
    prize: Numbers
    required: Numbers
    first_topic: Numbers
    topic: Numbers
    topic_prize: Numbers
    first_option: Numbers
    occurrence: Numbers
    first_tour: Numbers
    tour: Numbers
    first_window: Numbers
    opens: Numbers
    closes: Numbers
    step: Numbers
    begins: Numbers
    ends: Numbers
    first_lunch: Numbers
    lunch_opens: Numbers
    lunch_closes: Numbers
    rest: Numbers
    first_counter: Numbers
    counter: Numbers
    amount: Numbers
    most: Numbers
    order: Numbers


def tours(problem: Problem) -> list[Day]:
    """The subgroups' days in the order of their numbers."""
    return sorted(problem.days, key=lambda each: (each.date, each.subgroup))


def tables(problem: Problem, possible: Options) -> Tables:
    """The tables of a problem and its options."""
    number = {(day.subgroup, day.date): at for at, day in enumerate(tours(problem))}
    sessions = [problem.session[each.session] for each in problem.occurrences]
    flat = [option for each in problem.occurrences for option in possible[each.id]]
    prizes = objective.prizes(problem)
    topics = sorted(prizes.topics)
    place = {topic: at for at, topic in enumerate(topics)}
    first_topic, topic = _flat([place[each] for each in sorted(one.topics) if each in place] for one in sessions)
    first_option, _ = _flat(possible[each.id] for each in problem.occurrences)
    first_tour, tour = _flat([number[group, each.date] for group in sorted(each.audience)] for each in flat)
    first_window, windows = _flat(sorted(each.starts, key=lambda starts: starts.start) for each in flat)
    days = tours(problem)
    bases = sorted({each.base for each in days if each.base is not None})
    lunches = [() if day.lunch is None else possible_starts(day, day.lunch) for day in days]
    first_lunch, lunch = _flat(lunches)
    row = {each.id: at for at, each in enumerate(problem.occurrences)}
    first_counter, counter, amount, most = _counters(problem, possible)
    return Tables(
        gap=_gaps(problem, bases),
        base=_numbers(len(sessions) + (0 if day.base is None else 1 + bases.index(day.base)) for day in days),
        minutes=_numbers(each.minutes for each in sessions),
        prize=_numbers(prizes.occurrences.get(each.id, 0) for each in problem.occurrences),
        required=_numbers(each.required and not each.withdrawn for each in sessions),
        first_topic=first_topic,
        topic=_numbers(topic),
        topic_prize=_numbers(prizes.topics[each] for each in topics),
        first_option=first_option,
        occurrence=_numbers(at for at, each in enumerate(problem.occurrences) for _ in possible[each.id]),
        first_tour=first_tour,
        tour=_numbers(tour),
        first_window=first_window,
        opens=_numbers(each[0] for each in windows),
        closes=_numbers(each[-1] for each in windows),
        step=_numbers(each.step for each in windows),
        begins=_numbers(day.hours.opens for day in days),
        ends=_numbers(day.hours.closes for day in days),
        first_lunch=first_lunch,
        lunch_opens=_numbers(each[0] for each in lunch),
        lunch_closes=_numbers(each[-1] for each in lunch),
        rest=_numbers(0 if day.lunch is None else day.lunch.minutes + day.lunch.pause_after for day in days),
        first_counter=first_counter,
        counter=counter,
        amount=amount,
        most=most,
        order=_numbers(n for each in orders(problem) for n in (row[each.first], row[each.then])).reshape(-1, 2),
    )


def _numbers(values: Iterable[int]) -> Numbers:
    return np.array(list(values), np.int64)


def _flat(lists: Iterable[Sequence[T]]) -> tuple[Numbers, list[T]]:
    firsts: list[int] = [0]
    everything: list[T] = []
    for each in lists:
        everything.extend(each)
        firsts.append(len(everything))
    return _numbers(firsts), everything


def _counters(problem: Problem, possible: Options) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    keys = [(each.id, at) for each in problem.occurrences for at in range(len(possible[each.id]))]
    row = {key: at for at, key in enumerate(keys)}
    of: list[list[tuple[int, int]]] = [[] for _ in keys]
    most: list[int] = []
    for each in chain(counters(problem, possible), day_counters(possible, orders(problem))):
        if sum(each.takes.values()) > each.most:
            for key, taken in each.takes.items():
                of[row[key]].append((len(most), taken))
            most.append(each.most)
    firsts, pairs = _flat(of)
    return firsts, _numbers(a for a, _ in pairs), _numbers(b for _, b in pairs), _numbers(most)


def _gaps(problem: Problem, bases: Sequence[SiteId]) -> Numbers:
    """Between occurrences, then from and to nowhere, which takes no time, and each base."""
    sites = [problem.session[each.session].site for each in problem.occurrences]
    count = len(sites)
    used = sorted(set(sites))
    between = _numbers(problem.gap(a, b) for a in used for b in used).reshape(len(used), len(used))
    rows = _numbers(used.index(each) for each in sites)
    gap = np.zeros((count + 1 + len(bases), count + 1 + len(bases)), np.int64)
    if count:
        gap[:count, :count] = between[np.ix_(rows, rows)]
    for row, base in enumerate(bases, count + 1):
        gap[row, :count] = [problem.gap(base, site) for site in sites]
        gap[:count, row] = [problem.travel.minutes(site, base) for site in sites]
    return gap
