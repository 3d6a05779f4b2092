"""Coarse areas inside a city."""

from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.language.text import Name
from visitplanner.storage.columns import NameColumn
from visitplanner.storage.database import Base
from visitplanner.storage.models.part_of_visit import Named, refers
from visitplanner.visit import entities


class ZoneRow(Named[entities.Zone], Base):
    __tablename__ = "zone"
    __table_args__ = (refers("city_id", "city"),)
    ENTITY = entities.Zone

    city_id: Mapped[str]
    name: Mapped[Name] = mapped_column(NameColumn())
    undisclosed: Mapped[bool | None]
