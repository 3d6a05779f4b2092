"""The secret links under which calendars are subscribed to. The secret itself is never stored, only its hash."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Moment
from visitplanner.storage.database import Base


class FeedLinkRow(Base):
    __tablename__ = "feed_link"
    __table_args__ = (CheckConstraint("role IN ('coordinator', 'head', 'delegate')", name="role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[str] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the token, in hexadecimal."""
    language: Mapped[str] = mapped_column(String(8))
    role: Mapped[str]
    subgroup: Mapped[str]
    """Empty for a link that is not cut to one subgroup."""
    full_day: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(Moment())
    expires_at: Mapped[datetime] = mapped_column(Moment())
    revoked_at: Mapped[datetime | None] = mapped_column(Moment())
