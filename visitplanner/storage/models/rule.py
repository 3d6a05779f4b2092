"""The constraints and preferences that a visit names."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Document
from visitplanner.storage.database import Base
from visitplanner.storage.models.part_of_visit import Named
from visitplanner.visit import entities


class RuleRow(Named[entities.Rule], Base):
    __tablename__ = "rule"
    ENTITY = entities.Rule

    type: Mapped[str]
    strength: Mapped[str]
    params: Mapped[Mapping[str, Any]] = mapped_column(Document())
    text: Mapped[str]
    provenance: Mapped[str]
    weight: Mapped[int | None]
