"""What coordinators know better about a country's holidays: days added, days that are none, dates announced."""

from datetime import date, datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.language.text import Name
from visitplanner.storage.columns import Moment, NameColumn
from visitplanner.storage.database import Base


class CountryHolidayRow(Base):
    __tablename__ = "country_holiday"

    country: Mapped[str] = mapped_column(String(2), primary_key=True)
    on: Mapped[date] = mapped_column(primary_key=True)
    name: Mapped[Name] = mapped_column(NameColumn())
    standing: Mapped[str] = mapped_column(String(16))
    """``announced``, ``expected``, or ``working`` where the day is no holiday after all."""
    version: Mapped[int]
    saved_at: Mapped[datetime] = mapped_column(Moment())
