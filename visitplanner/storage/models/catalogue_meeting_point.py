"""Meeting points of the catalogue, where groups assemble for a confidential site."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.language.text import Name
from visitplanner.storage.columns import Minutes, NameColumn
from visitplanner.storage.database import Base
from visitplanner.storage.models.catalogue_entry import CatalogueEntry
from visitplanner.visit import catalogue


class CatalogueMeetingPointRow(CatalogueEntry[catalogue.MeetingPoint], Base):
    __tablename__ = "catalogue_meeting_point"
    ENTITY = catalogue.MeetingPoint

    name: Mapped[Name] = mapped_column(NameColumn())
    city_id: Mapped[str] = mapped_column(ForeignKey("catalogue_city.id"), index=True)
    lead_min: Mapped[int] = mapped_column(Minutes())
    note: Mapped[Name | None] = mapped_column(NameColumn())
