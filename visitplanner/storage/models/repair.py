"""What the planner proposes after hosts' answers, and for which state of the visit it was looked for."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.language.text import Text
from visitplanner.storage.columns import Document, Moment, Sentence
from visitplanner.storage.database import Base


class RepairSearchRow(Base):
    """The last search of a visit, so that each state of things is looked at once."""

    __tablename__ = "repair_search"

    visit_id: Mapped[str] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), primary_key=True)
    state_of_things: Mapped[str] = mapped_column(String(64))
    """A digest of plan, version and what calls for a repair; whenever it is another one, it is looked again."""
    run_id: Mapped[int | None] = mapped_column(ForeignKey("planning_run.id", ondelete="SET NULL"))
    itinerary_id: Mapped[int | None]
    """The plan that the proposals mend; they are good for no other."""
    visit_version: Mapped[int | None]
    found_for: Mapped[str | None] = mapped_column(String(64))
    """The state of things in which they were found; in another one everything is looked for anew."""
    found_at: Mapped[datetime | None] = mapped_column(Moment())


class ProposedRepairRow(Base):
    """One way on after an answer. Without a plan there is none, and the remark says why."""

    __tablename__ = "proposed_repair"
    __table_args__ = (
        UniqueConstraint("visit_id", "cause", "about", "number"),
        CheckConstraint("cause IN ('declined', 'silent', 'offer')", name="cause"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[str] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"))
    cause: Mapped[str] = mapped_column(String(16))
    about: Mapped[str]
    """The silent host, or the meeting for which something else is offered."""
    number: Mapped[int]
    hosts: Mapped[int]
    delegates: Mapped[int]
    """Whom it disturbs, apart from those whose answer it is about."""
    reopened: Mapped[int]
    """How many confirmed meetings it moves."""
    is_least: Mapped[bool]
    """Whether it is proven that nothing changes less of the plan."""
    plan: Mapped[Mapping[str, Any] | None] = mapped_column(Document())
    remark: Mapped[Text | None] = mapped_column(Sentence())


class ReminderRow(Base):
    """A reminder that was drafted, so that nobody is reminded twice for one date and stage."""

    __tablename__ = "reminder"

    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitation.id", ondelete="CASCADE"), primary_key=True)
    answer_by: Mapped[date] = mapped_column(primary_key=True)
    stage: Mapped[int] = mapped_column(primary_key=True)
    """So many working days before that date."""
    drafted_at: Mapped[datetime] = mapped_column(Moment())
