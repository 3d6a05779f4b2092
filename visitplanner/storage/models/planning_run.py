"""Planning runs: what was asked, how far it got, how it ended. The truth about a job, whatever its queue believes."""

from datetime import datetime

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.language.text import Text
from visitplanner.storage.columns import Moment, Sentence
from visitplanner.storage.database import Base

STATES = ("queued", "running", "done", "stopped", "failed", "interrupted")
UNFINISHED = ("queued", "running")


class PlanningRunRow(Base):
    __tablename__ = "planning_run"
    __table_args__ = (
        CheckConstraint("state IN ('queued', 'running', 'done', 'stopped', 'failed', 'interrupted')", name="state"),
        CheckConstraint("kind IN ('plan', 'alternatives', 'repair', 'why')", name="kind"),
        Index(
            "uq_planning_run_unfinished",
            "visit_id",
            unique=True,
            sqlite_where=text("state IN ('queued', 'running') AND kind <> 'why'"),
            postgresql_where=text("state IN ('queued', 'running') AND kind <> 'why'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[str] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), index=True)
    visit_version: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16), default="plan", server_default="plan")
    author: Mapped[str] = mapped_column(default="", server_default="")
    scenario_id: Mapped[int | None] = mapped_column(ForeignKey("scenario.id", ondelete="SET NULL"))
    """The scenario it starts from; the promoted one where none is named."""
    state: Mapped[str]
    attempts: Mapped[int] = mapped_column(default=0)
    """How often work on it began; a worker whose number is not the last one may write nothing."""
    stop_requested: Mapped[bool] = mapped_column(default=False)
    limit_seconds: Mapped[float]
    limit_workers: Mapped[int]
    seed: Mapped[int]
    requested_at: Mapped[datetime] = mapped_column(Moment())
    queued_at: Mapped[datetime] = mapped_column(Moment())
    started_at: Mapped[datetime | None] = mapped_column(Moment())
    heartbeat_at: Mapped[datetime | None] = mapped_column(Moment())
    finished_at: Mapped[datetime | None] = mapped_column(Moment())
    elapsed: Mapped[float] = mapped_column(default=0.0)
    """Seconds of search so far."""
    value: Mapped[int | None] = mapped_column(BigInteger())
    bound: Mapped[int | None] = mapped_column(BigInteger())
    points: Mapped[list[tuple[float, int | None, int | None]] | None] = mapped_column(JSON(none_as_null=True))
    """Seconds, value and bound whenever the value or the bound got better."""
    outcome: Mapped[str | None]
    """The status of the itinerary it ended with."""
    error: Mapped[Text | None] = mapped_column(Sentence())
    itinerary_id: Mapped[int | None] = mapped_column(ForeignKey("itinerary.id", ondelete="SET NULL"))
