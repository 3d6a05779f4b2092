"""A scenario: one of several plans of a visit that stand side by side, with a history of its own. One is promoted."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Moment
from visitplanner.storage.database import Base


class ScenarioRow(Base):
    __tablename__ = "scenario"
    __table_args__ = (
        UniqueConstraint("visit_id", "name"),
        Index(
            "uq_scenario_promoted",
            "visit_id",
            unique=True,
            sqlite_where=text("is_promoted"),
            postgresql_where=text("is_promoted"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[str] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(60))
    is_promoted: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(Moment())
