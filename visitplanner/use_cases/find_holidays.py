"""Find the holidays of countries between two dates: reckoned, with what coordinators know better. A step of deeds."""

from collections.abc import Iterable
from datetime import date

from visitplanner.storage.country_holidays import our_holidays
from visitplanner.use_cases.ports import HolidayCalendars
from visitplanner.visit.country import days_off, with_overrides
from visitplanner.visit.entities import Holiday

LANGUAGES = ("en", "ar")


def find_holidays(
    countries: Iterable[str], *, first: date, last: date, holidays: HolidayCalendars
) -> tuple[Holiday, ...]:
    """As a visit lists them. A name that is there in one language stands for both."""
    years = range(first.year, last.year + 1)
    return tuple(
        Holiday(each.date, country, {code: each.name.get(code) or next(iter(each.name.values())) for code in LANGUAGES})
        for country in dict.fromkeys(countries)
        for each in days_off(with_overrides(holidays.of(country, years), our_holidays(country, years)))
        if first <= each.date <= last
    )
