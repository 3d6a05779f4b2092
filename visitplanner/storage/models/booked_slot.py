"""Which time is taken at which real site and host, in all visits together.

The database itself refuses two rows of one site whose times overlap, and two of one host in different visits: SQLite by
triggers, PostgreSQL by an exclusion constraint and a trigger. A migration that copies this table must make them anew.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Moment
from visitplanner.storage.database import Base


class BookedSlotRow(Base):
    __tablename__ = "booked_slot"
    __table_args__ = (
        CheckConstraint("state IN ('held', 'confirmed')", name="state"),
        CheckConstraint("begins_at < ends_at", name="span"),
        UniqueConstraint("visit_id", "occurrence_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[str] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"))
    occurrence_id: Mapped[str]
    host_key: Mapped[str] = mapped_column(String(64), index=True)
    """The same for one real organisation in every visit; see ``programme.real_places``."""
    site_key: Mapped[str] = mapped_column(String(64), index=True)
    begins_at: Mapped[datetime] = mapped_column(Moment())
    ends_at: Mapped[datetime] = mapped_column(Moment())
    state: Mapped[str] = mapped_column(String(16))
    held_until: Mapped[datetime | None] = mapped_column(Moment())
    """When a hold may be given up for somebody else; nothing once it is confirmed."""
