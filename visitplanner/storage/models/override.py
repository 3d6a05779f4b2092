"""Breaches of a rule that a coordinator lets stand, with the reason; shown for as long as the breach lasts."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Moment
from visitplanner.storage.database import Base


class OverrideRow(Base):
    __tablename__ = "override"

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[str] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), index=True)
    occurrence_id: Mapped[str]
    """The first occurrence that is concerned; empty where the whole visit is."""
    code: Mapped[str] = mapped_column(String(64))
    """The name of the constraint."""
    breach: Mapped[str]
    """What tells this breach from every other of the same constraint."""
    reason: Mapped[str]
    author: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment())
