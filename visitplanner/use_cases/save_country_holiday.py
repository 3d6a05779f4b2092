"""Say something better about a day of a country: a holiday added, announced, or none after all; or take it back."""

from datetime import datetime

from visitplanner.storage.audit import record
from visitplanner.storage.catalogue import NO_VISIT
from visitplanner.storage.country_holidays import forget_our_holiday, keep_our_holiday, our_holiday
from visitplanner.storage.database import transaction
from visitplanner.visit.country import PublicHoliday


class HolidayHasChanged(Exception):
    """Somebody has said something else of the date meanwhile; ``current`` is what holds, if anything does."""

    def __init__(self, current: PublicHoliday | None) -> None:
        super().__init__("" if current is None else f"now at version {current.version}")
        self.current = current


def save_country_holiday(
    country: str, holiday: PublicHoliday, *, take_back: bool = False, now: datetime, by: str
) -> None:
    """Keep what is said of a date; ``holiday.version`` is what its page showed, 0 for nothing.

    The same again changes nothing, and so does taking back what was never said. Raises ``HolidayHasChanged``.
    """
    with transaction():
        current = our_holiday(country, holiday)
        if _is_so_already(current, holiday, take_back):
            return
        if (current.version if current else 0) != holiday.version:
            raise HolidayHasChanged(current)
        if take_back:
            forget_our_holiday(country, holiday)
        else:
            keep_our_holiday(country, holiday, now)
        after = {"country": country, "date": holiday.date.isoformat(), "standing": holiday.standing}
        operation = "holiday_taken_back" if take_back else "holiday_saved"
        record(NO_VISIT, actor=by, channel="web", operation=operation, after=after, now=now)


def _is_so_already(current: PublicHoliday | None, holiday: PublicHoliday, take_back: bool) -> bool:
    if take_back or current is None:
        return take_back and current is None
    return (current.name, current.standing) == (holiday.name, holiday.standing)
