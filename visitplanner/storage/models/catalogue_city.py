"""Cities of the catalogue, each with the clock it goes by."""

from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.language.text import Name
from visitplanner.storage.columns import NameColumn
from visitplanner.storage.database import Base
from visitplanner.storage.models.catalogue_entry import CatalogueEntry
from visitplanner.visit import catalogue


class CatalogueCityRow(CatalogueEntry[catalogue.City], Base):
    __tablename__ = "catalogue_city"
    ENTITY = catalogue.City

    name: Mapped[Name] = mapped_column(NameColumn())
    country: Mapped[str] = mapped_column(index=True)
    timezone: Mapped[str]
    lat: Mapped[float]
    lon: Mapped[float]
