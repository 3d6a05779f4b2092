"""Organisations of the catalogue, with the topics they speak about and when they can be met."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.language.text import Name
from visitplanner.storage.columns import NameColumn, Words
from visitplanner.storage.database import Base
from visitplanner.storage.models.catalogue_entry import CatalogueEntry
from visitplanner.storage.models.part_of_visit import Mirror
from visitplanner.visit import catalogue


class CatalogueOrganisationRow(CatalogueEntry[catalogue.Organisation], Base):
    __tablename__ = "catalogue_organisation"
    ENTITY = catalogue.Organisation

    name: Mapped[Name] = mapped_column(NameColumn())
    type: Mapped[str]
    country: Mapped[str] = mapped_column(index=True)
    protocol_rank: Mapped[int]
    languages: Mapped[tuple[str, ...]] = mapped_column(Words())
    topic_ids: Mapped[tuple[str, ...]] = mapped_column(Words())
    visits_per_90_days: Mapped[int | None]
    note: Mapped[Name | None] = mapped_column(NameColumn())


class CatalogueHoursRow(Mirror[catalogue.Hours], Base):
    """One line of an organisation's standing availability."""

    __tablename__ = "catalogue_hours"
    ENTITY = catalogue.Hours

    organisation_id: Mapped[str] = mapped_column(
        ForeignKey("catalogue_organisation.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    season: Mapped[str]
    days: Mapped[tuple[str, ...]] = mapped_column(Words())
    on: Mapped[date | None]
    start: Mapped[str | None]
    end: Mapped[str | None]
