"""The groups into which a delegation is divided."""

from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.language.text import Name
from visitplanner.storage.columns import NameColumn
from visitplanner.storage.database import Base
from visitplanner.storage.models.part_of_visit import Named
from visitplanner.visit import entities


class SubgroupRow(Named[entities.Subgroup], Base):
    __tablename__ = "subgroup"
    ENTITY = entities.Subgroup

    name: Mapped[Name] = mapped_column(NameColumn())
    size: Mapped[int]
