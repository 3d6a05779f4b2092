"""Learning objectives: what the delegation wants to bring home."""

from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.language.text import Name
from visitplanner.storage.columns import NameColumn, Words
from visitplanner.storage.database import Base
from visitplanner.storage.models.part_of_visit import Named
from visitplanner.visit import entities


class ObjectiveRow(Named[entities.Objective], Base):
    __tablename__ = "objective"
    ENTITY = entities.Objective

    text: Mapped[Name] = mapped_column(NameColumn())
    topic_ids: Mapped[tuple[str, ...]] = mapped_column(Words())
    weight: Mapped[int]
    provenance: Mapped[str]
