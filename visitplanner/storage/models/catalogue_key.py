"""Forms of the catalogue that were carried out, so that one posted twice does the thing once."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Moment
from visitplanner.storage.database import Base


class CatalogueKeyRow(Base):
    __tablename__ = "catalogue_key"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    entry_id: Mapped[str] = mapped_column(String(16))
    """The entry that the form made or changed."""
    done_at: Mapped[datetime] = mapped_column(Moment())
