"""Door-to-door moves between cities."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.language.text import Name
from visitplanner.storage.columns import NameColumn, Words
from visitplanner.storage.database import Base
from visitplanner.storage.models.part_of_visit import Named, refers
from visitplanner.visit import entities


class TransferRow(Named[entities.Transfer], Base):
    __tablename__ = "transfer"
    __table_args__ = (refers("from_city", "city"), refers("to_city", "city"))
    ENTITY = entities.Transfer

    label: Mapped[Name] = mapped_column(NameColumn())
    date: Mapped[date]
    depart: Mapped[str]
    arrive: Mapped[str]
    from_city: Mapped[str]
    to_city: Mapped[str]
    subgroup_ids: Mapped[tuple[str, ...]] = mapped_column(Words())
    mode: Mapped[str]
