"""Topics of the catalogue, which organisations can speak about."""

from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.language.text import Name
from visitplanner.storage.columns import NameColumn
from visitplanner.storage.database import Base
from visitplanner.storage.models.catalogue_entry import CatalogueEntry
from visitplanner.visit import catalogue


class CatalogueTopicRow(CatalogueEntry[catalogue.Topic], Base):
    __tablename__ = "catalogue_topic"
    ENTITY = catalogue.Topic

    name: Mapped[Name] = mapped_column(NameColumn())
