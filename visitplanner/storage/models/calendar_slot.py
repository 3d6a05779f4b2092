"""What calendars remember of each row of a visit's programme, for as long as the visit is kept."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Document, Moment
from visitplanner.storage.database import Base


class CalendarSlotRow(Base):
    __tablename__ = "calendar_slot"

    visit_id: Mapped[str] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    uid: Mapped[str]
    fingerprint: Mapped[str]
    sequence: Mapped[int]
    changed_at: Mapped[datetime] = mapped_column(Moment())
    cancelled: Mapped[bool]
    last_shown: Mapped[Mapping[str, Any]] = mapped_column(Document())
    """The row as it is shown once it is cancelled; never where it would have been."""
