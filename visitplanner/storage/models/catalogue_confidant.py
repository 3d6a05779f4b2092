"""Who may know a host of the catalogue that has a confidential site; to everybody else it is missing."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Moment
from visitplanner.storage.database import Base


class CatalogueConfidantRow(Base):
    __tablename__ = "catalogue_confidant"

    organisation_id: Mapped[str] = mapped_column(
        ForeignKey("catalogue_organisation.id", ondelete="CASCADE"), primary_key=True
    )
    email: Mapped[str] = mapped_column(String(254), primary_key=True)
    """Not the account: what a first run finds is kept before there is one."""
    since: Mapped[datetime] = mapped_column(Moment())
