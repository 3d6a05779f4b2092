"""Who travels: one row a visit, with its size and composition."""

from typing import Any

from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from visitplanner.language.text import Name
from visitplanner.storage.columns import NameColumn
from visitplanner.storage.database import Base
from visitplanner.storage.models.member import MemberRow
from visitplanner.storage.models.part_of_visit import Numbered, refers
from visitplanner.visit import entities


class DelegationRow(Numbered[entities.Delegation], Base):
    __tablename__ = "delegation"
    __table_args__ = (refers("organisation_id", "organisation"),)
    ENTITY = entities.Delegation

    organisation_id: Mapped[str]
    size: Mapped[int | None]
    planning_size: Mapped[int]
    composition: Mapped[Name] = mapped_column(NameColumn())
    provenance: Mapped[str]
    people: Mapped[list[MemberRow]] = relationship(
        primaryjoin=lambda: foreign(MemberRow.visit_id) == DelegationRow.visit_id,
        order_by=MemberRow.position,
        lazy="selectin",
        viewonly=True,
    )

    @classmethod
    def columns(cls, entity: entities.Delegation) -> dict[str, Any]:
        columns = super().columns(entity)
        del columns["members"]
        return columns

    def part(self, name: str) -> Any:
        return tuple(each.entity() for each in self.people) if name == "members" else super().part(name)
