"""Questions about single sessions: what was asked of which plan, and what was answered."""

from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.database import Base


class QuestionRow(Base):
    __tablename__ = "question"

    run_id: Mapped[int] = mapped_column(ForeignKey("planning_run.id", ondelete="CASCADE"), primary_key=True)
    visit_id: Mapped[str] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), index=True)
    session_id: Mapped[str]
    itinerary_id: Mapped[int]
    """The plan that the question is about."""
    answer: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
