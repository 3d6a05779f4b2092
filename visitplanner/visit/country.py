"""A country's holidays: those that are reckoned beforehand, and what coordinators know better."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from visitplanner.language.text import Name

Standing: TypeAlias = Literal["announced", "expected", "working"]


@dataclass(frozen=True)
class PublicHoliday:
    """``expected`` where the date hangs on the moon or an announcement; ``working`` where it is no holiday after all.

    ``ours`` when a coordinator has said so; ``version`` is that of what was said, 0 where nobody has.
    """

    date: date
    name: Name
    standing: Standing
    ours: bool = False
    version: int = 0


def with_overrides(reckoned: Iterable[PublicHoliday], ours: Iterable[PublicHoliday]) -> tuple[PublicHoliday, ...]:
    """What holds on each date: what a coordinator has said, else what was reckoned. In the order of the dates."""
    by_date: Mapping[date, PublicHoliday] = {each.date: each for each in (*reckoned, *ours)}
    return tuple(by_date[day] for day in sorted(by_date))


def days_off(holidays: Iterable[PublicHoliday]) -> tuple[PublicHoliday, ...]:
    """Those on which no host receives anyone."""
    return tuple(each for each in holidays if each.standing != "working")
