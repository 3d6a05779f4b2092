"""Unit costs of a visit, where it has any; one row a visit."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Document
from visitplanner.storage.database import Base
from visitplanner.storage.models.part_of_visit import Numbered
from visitplanner.visit import entities


class CostsRow(Numbered[entities.Costs], Base):
    __tablename__ = "costs"
    ENTITY = entities.Costs

    currency: Mapped[str]
    provenance: Mapped[str]
    dsa_per_person_day: Mapped[float]
    interpreter_per_day: Mapped[float]
    vehicle_per_day: Mapped[float]
    venue_per_day: Mapped[float]
    transfer_per_person: Mapped[Mapping[str, Any]] = mapped_column(Document())
