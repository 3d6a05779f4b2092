"""What the tables of the catalogue have in common: a key, a version, how an entry is found, and if it is archived."""

from datetime import datetime
from typing import TypeVar

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Moment
from visitplanner.storage.models.part_of_visit import Mirror

Entity = TypeVar("Entity")


class CatalogueEntry(Mirror[Entity]):
    """One entry of the catalogue, which no visit owns."""

    id: Mapped[str] = mapped_column(String(16), primary_key=True, sort_order=-3)
    version: Mapped[int] = mapped_column(sort_order=-2)
    saved_at: Mapped[datetime] = mapped_column(Moment(), sort_order=-1)
    archived_at: Mapped[datetime | None] = mapped_column(Moment(), sort_order=-1)
    found_by: Mapped[str] = mapped_column(Text(), sort_order=100)
    """What a search looks through: names and the like, folded, a line each. Never anything that is sealed."""

    def take(self, entity: Entity) -> None:
        """Hold an entity in place of what was held."""
        for name, value in self.columns(entity).items():
            setattr(self, name, value)
