"""Whose visit it is: a row for each coordinator who is assigned to it. To everybody else the visit is missing."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Moment
from visitplanner.storage.database import Base


class VisitCoordinatorRow(Base):
    __tablename__ = "visit_coordinator"

    visit_id: Mapped[str] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), primary_key=True, index=True)
    since: Mapped[datetime] = mapped_column(Moment())
