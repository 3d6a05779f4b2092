"""Who has a visit open, and when that was last heard of."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Moment
from visitplanner.storage.database import Base


class PresenceRow(Base):
    __tablename__ = "presence"

    visit_id: Mapped[str] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), primary_key=True)
    person: Mapped[str] = mapped_column(String(255), primary_key=True)
    """The e-mail address of the account."""
    seen_at: Mapped[datetime] = mapped_column(Moment())
