"""What could be changed about a visit so that it has a plan, one kind a function, the cheapest kind first.

Every remedy says the same thing twice: as a changed problem, which is tried, and as operations on the visit file, which
are offered. Cheap is what the organisers can do themselves; dear is what hosts, the delegation or the budget must do.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from visitplanner.planning.remedies.case import Case, Remedy
from visitplanner.planning.remedies.days import a_day_more, another_lunch, names_earlier
from visitplanner.planning.remedies.length import shorter
from visitplanner.planning.remedies.people import admit_more, fewer, one_more_interpreter, split
from visitplanner.planning.remedies.rules import optional, without_a_rule
from visitplanner.planning.remedies.windows import on_another_day, wider

__all__ = ["KINDS", "ONE_IS_ENOUGH", "Case", "Kind", "Remedy"]

Kind: TypeAlias = Callable[[Case], Iterator[Remedy]]

KINDS: tuple[Kind, ...] = (
    names_earlier,
    another_lunch,
    wider,
    on_another_day,
    shorter,
    admit_more,
    split,
    fewer,
    one_more_interpreter,
    without_a_rule,
    optional,
    a_day_more,
)
ONE_IS_ENOUGH = frozenset({names_earlier, fewer, one_more_interpreter, a_day_more})
"""Kinds whose remedies only differ in how much they ask; the least comes first."""
