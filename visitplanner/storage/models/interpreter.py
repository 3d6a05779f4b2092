"""Interpreters, with their languages and how long they may work in a day."""

from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Minutes, Words
from visitplanner.storage.database import Base
from visitplanner.storage.models.part_of_visit import Named
from visitplanner.visit import entities


class InterpreterRow(Named[entities.Interpreter], Base):
    __tablename__ = "interpreter"
    ENTITY = entities.Interpreter

    label: Mapped[str]
    languages: Mapped[tuple[str, ...]] = mapped_column(Words())
    max_min_per_day: Mapped[int] = mapped_column(Minutes())
    provenance: Mapped[str]
