"""What coordinators know better about a country's holidays."""

from collections.abc import Iterable
from datetime import datetime
from typing import cast

from sqlalchemy import select

from visitplanner.storage.database import db
from visitplanner.storage.models import CountryHolidayRow
from visitplanner.visit.country import PublicHoliday, Standing


def our_holidays(country: str, years: Iterable[int]) -> tuple[PublicHoliday, ...]:
    """What was added or corrected for a country in some years."""
    wanted = set(years)
    rows = db.session.scalars(
        select(CountryHolidayRow).where(CountryHolidayRow.country == country).order_by(CountryHolidayRow.on)
    )
    return tuple(_entity(row) for row in rows if row.on.year in wanted)


def keep_our_holiday(country: str, holiday: PublicHoliday, now: datetime) -> PublicHoliday:
    """Put it in place of what was said of its date; what is kept then. Inside a ``transaction()``."""
    row = db.session.get(CountryHolidayRow, (country, holiday.date), with_for_update=True)
    if row is None:
        row = CountryHolidayRow(country=country, on=holiday.date, version=0)
        db.session.add(row)
    row.name, row.standing = holiday.name, holiday.standing
    row.version += 1
    row.saved_at = now
    return _entity(row)


def our_holiday(country: str, holiday: PublicHoliday) -> PublicHoliday | None:
    """What was said of the same date, if anything."""
    row = db.session.get(CountryHolidayRow, (country, holiday.date))
    return None if row is None else _entity(row)


def forget_our_holiday(country: str, holiday: PublicHoliday) -> None:
    """From now on what is reckoned holds for its date. Inside a ``transaction()``."""
    row = db.session.get(CountryHolidayRow, (country, holiday.date))
    if row is not None:
        db.session.delete(row)


def _entity(row: CountryHolidayRow) -> PublicHoliday:
    return PublicHoliday(row.on, row.name, cast(Standing, row.standing), ours=True, version=row.version)
