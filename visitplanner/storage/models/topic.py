"""What sessions treat."""

from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.language.text import Name
from visitplanner.storage.columns import NameColumn
from visitplanner.storage.database import Base
from visitplanner.storage.models.part_of_visit import Named
from visitplanner.visit import entities


class TopicRow(Named[entities.Topic], Base):
    __tablename__ = "topic"
    ENTITY = entities.Topic

    name: Mapped[Name] = mapped_column(NameColumn())
    provenance: Mapped[str]
