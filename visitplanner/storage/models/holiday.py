"""Days on which no host of a country receives anyone."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.language.text import Name
from visitplanner.storage.columns import NameColumn
from visitplanner.storage.database import Base
from visitplanner.storage.models.part_of_visit import Numbered
from visitplanner.visit import entities


class HolidayRow(Numbered[entities.Holiday], Base):
    __tablename__ = "holiday"
    ENTITY = entities.Holiday

    date: Mapped[date]
    country: Mapped[str]
    name: Mapped[Name] = mapped_column(NameColumn())
