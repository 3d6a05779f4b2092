"""Members of a delegation, by role; their passport numbers, contacts and medical notes are sealed."""

from dataclasses import asdict
from typing import Any, Self

from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.language.text import Name
from visitplanner.storage.columns import NameColumn, Sealed, SealedBytes, Words
from visitplanner.storage.database import Base
from visitplanner.storage.models.part_of_visit import Named, refers
from visitplanner.storage.seal import sealed, unsealed
from visitplanner.visit import entities


class MemberRow(Named[entities.Member], Base):
    __tablename__ = "member"
    __table_args__ = (refers("subgroup_id", "subgroup"),)
    ENTITY = entities.Member

    role: Mapped[Name] = mapped_column(NameColumn())
    subgroup_id: Mapped[str]
    is_head: Mapped[bool]
    seniority: Mapped[int]
    languages: Mapped[tuple[str, ...]] = mapped_column(Words())
    dietary: Mapped[tuple[str, ...]] = mapped_column(Words())
    needs_step_free: Mapped[bool]
    prayer_times: Mapped[bool]
    code_of_conduct_signed: Mapped[bool]
    country: Mapped[str | None]
    restricted_sealed: Mapped[SealedBytes] = mapped_column(Sealed())

    @classmethod
    def columns(cls, entity: entities.Member) -> dict[str, Any]:
        columns = super().columns(entity)
        del columns["restricted"]
        return columns

    @classmethod
    def of(cls, visit_id: str, position: int, entity: entities.Member) -> Self:
        row = super().of(visit_id, position, entity)
        closed = sealed(asdict(entity.restricted), "member", "restricted", visit_id, entity.id)
        assert closed is not None  # a member always has the object
        row.restricted_sealed = closed
        return row

    def part(self, name: str) -> Any:
        if name != "restricted":
            return super().part(name)
        clear = unsealed(self.restricted_sealed, "member", "restricted", self.visit_id, self.id)
        return entities.RestrictedPerson(**clear)
