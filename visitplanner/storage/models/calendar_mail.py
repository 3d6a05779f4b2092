"""Calendar mails that were looked at, so that none counts twice; nothing of what they say stands here."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Moment
from visitplanner.storage.database import Base


class CalendarMailRow(Base):
    __tablename__ = "calendar_mail"

    message_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    """SHA-256 of its Message-ID."""
    read_at: Mapped[datetime] = mapped_column(Moment())
    visit_id: Mapped[str | None] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"))
    outcome: Mapped[str] = mapped_column(String(16))
    """``answered``, ``bounced``, ``outdated`` or ``unmatched``."""
