"""The days of a visit between two dates: those that are there stay, the others begin with an ordinary pattern."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from visitplanner.language.countries import weekend
from visitplanner.visit.entities import ClockWindow, Day, LunchRule

HOURS = ClockWindow("08:30", "17:00")
LUNCH = LunchRule("11:30", "14:30", 60)
RESERVE_MINUTES = 30
MOST_DAYS = 120
EVERYBODY = "*"


def is_working_day(on: date, country: str, holidays: Collection[date] = ()) -> bool:
    """Neither one of the country's weekly days of rest nor one of its holidays."""
    return on.weekday() not in weekend(country) and on not in holidays


def days_between(
    start: date,
    end: date,
    *,
    country: str,
    cities: Mapping[str, str],
    kept: Sequence[Day] = (),
    holidays: Collection[date] = (),
) -> tuple[Day, ...]:
    """One day for each date, at most 120. ``cities`` is where the subgroups are on a day that is new."""
    by_date = {each.date: each for each in kept}
    dates = [start + timedelta(days=number) for number in range(min((end - start).days + 1, MOST_DAYS))]
    return tuple(
        replace(by_date.get(on) or _new(on, country, cities, holidays), day_index=number)
        for number, on in enumerate(dates, 1)
    )


def _new(on: date, country: str, cities: Mapping[str, str], holidays: Collection[date]) -> Day:
    return Day(
        date=on,
        day_index=0,
        type="programme" if is_working_day(on, country, holidays) else "rest",
        city_by_subgroup=cities,
        window=HOURS,
        lunch=LUNCH,
        protected=(),
        end_reserve_min=RESERVE_MINUTES,
    )
