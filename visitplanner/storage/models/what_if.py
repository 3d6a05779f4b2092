"""Disturbances to try. Their changes may carry whole sites and members, and are sealed as those are."""

from typing import Any, Self

from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Sealed, SealedBytes, Words
from visitplanner.storage.database import Base
from visitplanner.storage.models.part_of_visit import Named
from visitplanner.storage.seal import sealed, unsealed
from visitplanner.visit import entities


class WhatIfRow(Named[entities.WhatIf], Base):
    __tablename__ = "what_if"
    ENTITY = entities.WhatIf

    text: Mapped[str]
    changes_sealed: Mapped[SealedBytes] = mapped_column(Sealed())
    expected: Mapped[str]
    expected_conflict: Mapped[tuple[str, ...]] = mapped_column(Words())

    @classmethod
    def columns(cls, entity: entities.WhatIf) -> dict[str, Any]:
        columns = super().columns(entity)
        del columns["changes"]
        return columns

    @classmethod
    def of(cls, visit_id: str, position: int, entity: entities.WhatIf) -> Self:
        row = super().of(visit_id, position, entity)
        changes = [dict(change) for change in entity.changes]
        closed = sealed(changes, "what_if", "changes", visit_id, entity.id)
        assert closed is not None  # a list, even an empty one, is something
        row.changes_sealed = closed
        return row

    def part(self, name: str) -> Any:
        if name != "changes":
            return super().part(name)
        return tuple(unsealed(self.changes_sealed, "what_if", "changes", self.visit_id, self.id))
