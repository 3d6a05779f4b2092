"""What a country's calendar looks like: its days of rest, as CLDR records them."""

from functools import cache

from babel import Locale, UnknownLocaleError

SATURDAY_AND_SUNDAY = frozenset({5, 6})


@cache
def weekend(country: str) -> frozenset[int]:
    """The weekly days of rest of an ISO 3166-1 country, Monday being 0; Saturday and Sunday where none is recorded."""
    try:
        locale = Locale.parse(f"und_{country}")
    except (UnknownLocaleError, ValueError):
        return SATURDAY_AND_SUNDAY
    days = (locale.weekend_end - locale.weekend_start) % 7 + 1
    return frozenset((locale.weekend_start + day) % 7 for day in range(days))
