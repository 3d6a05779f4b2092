"""Itineraries that were kept, with all that is needed to make them again: seed, limits, weights and solver version.

Each belongs to a scenario and knows the one it was made from; one of a scenario is current, the others its history.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from visitplanner.language.text import Text
from visitplanner.storage.columns import Minutes, Moment, Sentence, Words
from visitplanner.storage.database import Base


class ItineraryRow(Base):
    __tablename__ = "itinerary"
    __table_args__ = (
        Index(
            "uq_itinerary_current",
            "scenario_id",
            unique=True,
            sqlite_where=text("is_current"),
            postgresql_where=text("is_current"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[str] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), index=True)
    scenario_id: Mapped[int] = mapped_column(ForeignKey("scenario.id", ondelete="CASCADE"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("itinerary.id", ondelete="SET NULL"), index=True)
    is_current: Mapped[bool] = mapped_column(default=False, server_default=false())
    made_by: Mapped[str] = mapped_column(String(16), server_default="plan")
    """The deed it came from: a planning run, a move, a pin, a repair …"""
    author: Mapped[str] = mapped_column(server_default="")
    note: Mapped[Text | None] = mapped_column(Sentence())
    """What was done, in a sentence."""
    visit_version: Mapped[int]
    kept_at: Mapped[datetime] = mapped_column(Moment())
    status: Mapped[str]
    value: Mapped[int | None] = mapped_column(BigInteger())
    bound: Mapped[int | None] = mapped_column(BigInteger())
    terms: Mapped[list[dict[str, Any]]] = mapped_column(JSON())
    """The summands of the value, each with the weight it had."""
    left_out: Mapped[list[dict[str, Any]]] = mapped_column(JSON())
    conflict: Mapped[tuple[str, ...]] = mapped_column(Words())
    conflict_text: Mapped[Text | None] = mapped_column(Sentence())
    fixes: Mapped[list[dict[str, Any]]] = mapped_column(JSON())
    run: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """Seconds, workers, seed, time limit, and the solver's name and version."""
    placements: Mapped[list["PlacementRow"]] = relationship(
        order_by="PlacementRow.position", lazy="selectin", cascade="all, delete-orphan"
    )
    lunches: Mapped[list["LunchRow"]] = relationship(
        order_by="LunchRow.position", lazy="selectin", cascade="all, delete-orphan"
    )


class PlacementRow(Base):
    __tablename__ = "placement"

    itinerary_id: Mapped[int] = mapped_column(ForeignKey("itinerary.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    occurrence_id: Mapped[str]
    session_id: Mapped[str]
    subgroup_ids: Mapped[tuple[str, ...]] = mapped_column(Words())
    date: Mapped[date]
    start: Mapped[int] = mapped_column(Minutes())
    end: Mapped[int] = mapped_column(Minutes())
    site_id: Mapped[str]
    interpreter_ids: Mapped[tuple[str, ...]] = mapped_column(Words())
    vehicle_ids: Mapped[tuple[str, ...]] = mapped_column(Words())
    pinned: Mapped[bool]


class LunchRow(Base):
    __tablename__ = "lunch"

    itinerary_id: Mapped[int] = mapped_column(ForeignKey("itinerary.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    subgroup_id: Mapped[str]
    date: Mapped[date]
    start: Mapped[int] = mapped_column(Minutes())
    end: Mapped[int] = mapped_column(Minutes())
