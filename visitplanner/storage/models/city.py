"""The cities of a visit, each with its time zone."""

from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.language.text import Name
from visitplanner.storage.columns import NameColumn
from visitplanner.storage.database import Base
from visitplanner.storage.models.part_of_visit import Named
from visitplanner.visit import entities


class CityRow(Named[entities.City], Base):
    __tablename__ = "city"
    ENTITY = entities.City

    name: Mapped[Name] = mapped_column(NameColumn())
    country: Mapped[str]
    timezone: Mapped[str]
    lat: Mapped[float]
    lon: Mapped[float]
    precision: Mapped[str]
