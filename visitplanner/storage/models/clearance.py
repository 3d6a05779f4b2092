"""Whether a site that asks for names has let a person in; nothing of the person but an identifier stands here."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Moment
from visitplanner.storage.database import Base


class ClearanceRow(Base):
    __tablename__ = "clearance"
    __table_args__ = (CheckConstraint("state IN ('submitted', 'approved', 'rejected')", name="state"),)

    visit_id: Mapped[str] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), primary_key=True)
    site_id: Mapped[str] = mapped_column(primary_key=True)
    member_id: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(String(16))
    state_since: Mapped[datetime] = mapped_column(Moment())
    actor: Mapped[str]
