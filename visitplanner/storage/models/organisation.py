"""Hosts, organisers and the delegation's own organisation."""

from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.language.text import Name
from visitplanner.storage.columns import NameColumn
from visitplanner.storage.database import Base
from visitplanner.storage.models.part_of_visit import Named, refers
from visitplanner.visit import entities


class OrganisationRow(Named[entities.Organisation], Base):
    __tablename__ = "organisation"
    __table_args__ = (refers("parent_id", "organisation"),)
    ENTITY = entities.Organisation

    name: Mapped[Name] = mapped_column(NameColumn())
    type: Mapped[str]
    country: Mapped[str]
    parent_id: Mapped[str | None]
    protocol_rank: Mapped[int]
    provenance: Mapped[str]
    note: Mapped[str | None]
