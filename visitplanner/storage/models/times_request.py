"""What a host was asked before there is a plan: which times suit it; with its last answer."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Document, Moment
from visitplanner.storage.database import Base


class TimesRequestRow(Base):
    """One a host and visit."""

    __tablename__ = "times_request"
    __table_args__ = (UniqueConstraint("visit_id", "organisation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[str] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"))
    organisation_id: Mapped[str]
    language: Mapped[str] = mapped_column(String(8))
    answer_by: Mapped[date]
    asked_at: Mapped[datetime] = mapped_column(Moment())
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the link's token; the token itself is in the letter only, sealed."""
    expires_at: Mapped[datetime] = mapped_column(Moment())
    revoked_at: Mapped[datetime | None] = mapped_column(Moment())
    """When the link was withdrawn; another link works again."""
    answered_at: Mapped[datetime | None] = mapped_column(Moment())
    times: Mapped[Mapping[str, Any]] = mapped_column(Document())
    """By date and clock time of an hour: ``yes`` or ``maybe``; every other hour is a no."""
    calendar_at: Mapped[datetime | None] = mapped_column(Moment())
    """When the calendar was read from which the host filled its times in, if it did so."""
    taken_over_at: Mapped[datetime | None] = mapped_column(Moment())
    """When the visit last took these times for its sessions."""
