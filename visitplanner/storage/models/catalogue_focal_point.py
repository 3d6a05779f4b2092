"""Focal points: whom to write to at an organisation of the catalogue, in which language and by which way."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.language.text import Name
from visitplanner.storage.columns import NameColumn
from visitplanner.storage.database import Base
from visitplanner.storage.models.catalogue_entry import CatalogueEntry
from visitplanner.visit import catalogue


class CatalogueFocalPointRow(CatalogueEntry[catalogue.FocalPoint], Base):
    __tablename__ = "catalogue_focal_point"
    ENTITY = catalogue.FocalPoint

    organisation_id: Mapped[str] = mapped_column(ForeignKey("catalogue_organisation.id"), index=True)
    name: Mapped[Name] = mapped_column(NameColumn())
    function: Mapped[Name | None] = mapped_column(NameColumn())
    email: Mapped[str | None]
    phone: Mapped[str | None]
    language: Mapped[str]
    channel: Mapped[str]
