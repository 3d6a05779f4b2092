"""What the tables of a visit's parts have in common: their key, their order, and how a row becomes an entity."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, ClassVar, Generic, Self, TypeVar, cast

from sqlalchemy import ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

Entity = TypeVar("Entity")


class Mirror(Generic[Entity]):
    """A row that holds one entity: a column per field, ``<field>_<part>`` for those of a small entity inside it."""

    ENTITY: ClassVar[type[Any]]
    PARTS: ClassVar[Mapping[str, type[Any]]] = {}

    @classmethod
    def columns(cls, entity: Entity) -> dict[str, Any]:
        """The values of the row's columns, without its key."""
        columns: dict[str, Any] = {}
        for each in fields(cls.ENTITY):
            value = getattr(entity, each.name)
            part = cls.PARTS.get(each.name)
            if part is None:
                columns[each.name] = value
            else:
                columns |= {f"{each.name}_{one.name}": getattr(value, one.name, None) for one in fields(part)}
        return columns

    def entity(self) -> Entity:
        """What this row holds."""
        values = {each.name: self.part(each.name) for each in fields(self.ENTITY)}
        return cast(Entity, self.ENTITY(**values))

    def part(self, name: str) -> Any:
        """One field of the entity. A part whose columns are all empty was absent."""
        part = self.PARTS.get(name)
        if part is None:
            return getattr(self, name)
        values = {each.name: getattr(self, f"{name}_{each.name}") for each in fields(part)}
        return None if all(value is None for value in values.values()) else part(**values)


class PartOfVisit(Mirror[Entity]):
    """One entry of one of a visit's lists, whose order is kept in ``position``."""

    position: Mapped[int]

    @declared_attr
    def visit_id(cls) -> Mapped[str]:
        return mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), primary_key=True, sort_order=-3)

    @classmethod
    def of(cls, visit_id: str, position: int, entity: Entity) -> Self:
        row = cls()
        row.visit_id = visit_id
        for name, value in ({"position": position} | cls.columns(entity)).items():
            setattr(row, name, value)
        return row


class Numbered(PartOfVisit[Entity]):
    """Known by its place in the list alone."""

    position: Mapped[int] = mapped_column(primary_key=True, sort_order=-2)


class Named(PartOfVisit[Entity]):
    """Known by its identifier, which is unique in its list."""

    id: Mapped[str] = mapped_column(primary_key=True, sort_order=-2)
    position: Mapped[int] = mapped_column(sort_order=-1)


def refers(column: str, table: str) -> ForeignKeyConstraint:
    """A column names an entry of another list of the same visit; looked at when the transaction ends."""
    return ForeignKeyConstraint(
        ["visit_id", column], [f"{table}.visit_id", f"{table}.id"], deferrable=True, initially="DEFERRED"
    )
