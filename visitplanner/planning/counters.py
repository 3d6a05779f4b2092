"""Limits that rules set on sums: what the options taken may use of something together.

A rule that is such a sum says so in its own file (``counters``), for the bound and for the fast search alike.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from visitplanner.planning.problem import OccurrenceId, Problem, Session, SubgroupId

if TYPE_CHECKING:
    from visitplanner.planning.options import Option, Options

OptionKey = tuple[OccurrenceId, int]
"""An occurrence and the position of one of its options."""


@dataclass(frozen=True)
class Counter:
    """The amounts in ``takes``, of the options taken, are no more than ``most`` together."""

    most: int
    takes: Mapping[OptionKey, int]


def counter(problem: Problem, options: "Options", most: int, amount: Callable[[Session, "Option"], int]) -> Counter:
    """The counter of which each option takes an amount."""
    takes = {}
    for occurrence in problem.occurrences:
        session = problem.session[occurrence.session]
        for position, option in enumerate(options[occurrence.id]):
            taken = amount(session, option)
            if taken:
                takes[occurrence.id, position] = taken
    return Counter(most, takes)


def counters_a_day(
    problem: Problem, options: "Options", most: int, amount: Callable[[Session], int]
) -> Iterator[Counter]:
    """A counter for every subgroup and day, of which each session attended takes an amount."""
    takes: dict[tuple[SubgroupId, date], dict[OptionKey, int]] = {}
    for occurrence in problem.occurrences:
        taken = amount(problem.session[occurrence.session])
        if not taken:
            continue
        for position, option in enumerate(options[occurrence.id]):
            # In an order of their own sets would make another model of it every time.
            for subgroup in sorted(option.audience):
                takes.setdefault((subgroup, option.date), {})[occurrence.id, position] = taken
    return (Counter(most, each) for each in takes.values())
