"""The days of a visit and the time on them that nobody may plan over."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from visitplanner.language.text import Name
from visitplanner.storage.columns import Document, Minutes, NameColumn, Words
from visitplanner.storage.database import Base
from visitplanner.storage.models.part_of_visit import Numbered
from visitplanner.visit import entities


class DayRow(Numbered[entities.Day], Base):
    __tablename__ = "day"
    ENTITY = entities.Day
    PARTS: ClassVar[Mapping[str, type[Any]]] = {"window": entities.ClockWindow, "lunch": entities.LunchRule}

    date: Mapped[date]
    day_index: Mapped[int]
    type: Mapped[str]
    city_by_subgroup: Mapped[Mapping[str, Any]] = mapped_column(Document())
    window_start: Mapped[str]
    window_end: Mapped[str]
    lunch_earliest: Mapped[str | None]
    lunch_latest_end: Mapped[str | None]
    lunch_minutes: Mapped[int | None] = mapped_column(Minutes())
    end_reserve_min: Mapped[int] = mapped_column(Minutes())
    note: Mapped[str | None]
    blocks: Mapped[list["ProtectedBlockRow"]] = relationship(
        order_by="ProtectedBlockRow.position", lazy="selectin", cascade="all, delete-orphan"
    )

    @classmethod
    def columns(cls, entity: entities.Day) -> dict[str, Any]:
        columns = super().columns(entity)
        blocks = [ProtectedBlockRow.of("", at, block) for at, block in enumerate(columns.pop("protected"))]
        return columns | {"blocks": blocks}

    def part(self, name: str) -> Any:
        return tuple(each.entity() for each in self.blocks) if name == "protected" else super().part(name)


class ProtectedBlockRow(Numbered[entities.ProtectedBlock], Base):
    __tablename__ = "protected_block"
    __table_args__ = (
        ForeignKeyConstraint(["visit_id", "day_position"], ["day.visit_id", "day.position"], ondelete="CASCADE"),
    )
    ENTITY = entities.ProtectedBlock

    day_position: Mapped[int] = mapped_column(primary_key=True, sort_order=-2)
    id: Mapped[str]
    start: Mapped[str]
    end: Mapped[str]
    label: Mapped[Name] = mapped_column(NameColumn())
    subgroup_ids: Mapped[tuple[str, ...]] = mapped_column(Words())
