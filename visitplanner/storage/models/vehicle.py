"""Vehicles, each in one city."""

from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.language.text import Name
from visitplanner.storage.columns import NameColumn
from visitplanner.storage.database import Base
from visitplanner.storage.models.part_of_visit import Named, refers
from visitplanner.visit import entities


class VehicleRow(Named[entities.Vehicle], Base):
    __tablename__ = "vehicle"
    __table_args__ = (refers("city_id", "city"),)
    ENTITY = entities.Vehicle

    label: Mapped[Name] = mapped_column(NameColumn())
    seats: Mapped[int]
    city_id: Mapped[str]
    provenance: Mapped[str]
