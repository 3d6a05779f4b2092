"""Possible meetings and the times at which their hosts offer them."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from visitplanner.language.text import Name
from visitplanner.storage.columns import Minutes, NameColumn, Words
from visitplanner.storage.database import Base
from visitplanner.storage.models.part_of_visit import Named, Numbered, refers
from visitplanner.visit import entities


class SessionRow(Named[entities.Session], Base):
    __tablename__ = "session"
    __table_args__ = (refers("host_id", "organisation"), refers("site_id", "site"))
    ENTITY = entities.Session
    PARTS: ClassVar[Mapping[str, type[Any]]] = {
        "audience": entities.Audience,
        "interpretation": entities.Interpretation,
    }

    title: Mapped[Name] = mapped_column(NameColumn())
    public_title: Mapped[Name | None] = mapped_column(NameColumn())
    type: Mapped[str]
    direction: Mapped[str]
    host_id: Mapped[str]
    site_id: Mapped[str]
    topic_ids: Mapped[tuple[str, ...]] = mapped_column(Words())
    audience_mode: Mapped[str]
    audience_subgroup_ids: Mapped[tuple[str, ...]] = mapped_column(Words())
    net_min: Mapped[int] = mapped_column(Minutes())
    fixed_min: Mapped[int] = mapped_column(Minutes())
    gross_min: Mapped[int] = mapped_column(Minutes())
    interpretation_mode: Mapped[str]
    interpretation_languages: Mapped[tuple[str, ...]] = mapped_column(Words())
    interpretation_factor: Mapped[float]
    required: Mapped[bool]
    priority: Mapped[int]
    status: Mapped[str]
    provenance: Mapped[str]
    presenter: Mapped[str | None]
    note: Mapped[str | None]
    offers: Mapped[list["OfferedWindowRow"]] = relationship(
        order_by="OfferedWindowRow.position", lazy="selectin", cascade="all, delete-orphan"
    )

    @classmethod
    def columns(cls, entity: entities.Session) -> dict[str, Any]:
        columns = super().columns(entity)
        offers = [OfferedWindowRow.of("", at, window) for at, window in enumerate(columns.pop("windows"))]
        return columns | {"offers": offers}

    def part(self, name: str) -> Any:
        return tuple(each.entity() for each in self.offers) if name == "windows" else super().part(name)


class OfferedWindowRow(Numbered[entities.OfferedWindow], Base):
    __tablename__ = "offered_window"
    __table_args__ = (
        ForeignKeyConstraint(["visit_id", "session_id"], ["session.visit_id", "session.id"], ondelete="CASCADE"),
    )
    ENTITY = entities.OfferedWindow

    session_id: Mapped[str] = mapped_column(primary_key=True, sort_order=-2)
    date: Mapped[date]
    start: Mapped[str]
    end: Mapped[str]
    rank: Mapped[int | None]
