"""A visit: its header, what its file says about itself, and a version that rises whenever any part changes."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.language.text import Name
from visitplanner.storage.columns import Document, Minutes, Moment, NameColumn, Words
from visitplanner.storage.database import Base
from visitplanner.storage.models.part_of_visit import Mirror, Numbered
from visitplanner.visit import entities


class VisitRow(Mirror[entities.Header], Base):
    __tablename__ = "visit"
    ENTITY = entities.Header

    id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    saved_at: Mapped[datetime] = mapped_column(Moment())
    code: Mapped[str]
    title: Mapped[Name] = mapped_column(NameColumn())
    purpose: Mapped[Name] = mapped_column(NameColumn())
    status: Mapped[str]
    start_date: Mapped[date]
    end_date: Mapped[date]
    sending_countries: Mapped[tuple[str, ...]] = mapped_column(Words())
    host_countries: Mapped[tuple[str, ...]] = mapped_column(Words())
    organiser_id: Mapped[str]
    working_languages: Mapped[tuple[str, ...]] = mapped_column(Words())
    currency: Mapped[str]
    slot_min: Mapped[int] = mapped_column(Minutes())
    punctuality_buffer_min: Mapped[int] = mapped_column(Minutes())
    escorts_per_group: Mapped[int]
    names_submitted_on: Mapped[date]
    same_zone_min: Mapped[int] = mapped_column(Minutes())
    same_city_undisclosed_min: Mapped[int] = mapped_column(Minutes())
    reference_schedule: Mapped[Mapping[str, Any] | None] = mapped_column(Document())

    def take(self, visit: entities.Visit) -> None:
        """Hold the header of a visit and the few numbers that belong to no list."""
        for name, value in self.columns(visit.header).items():
            setattr(self, name, value)
        self.same_zone_min = visit.travel.same_zone_min
        self.same_city_undisclosed_min = visit.travel.same_city_undisclosed_min
        self.reference_schedule = visit.reference_schedule


class MetaRow(Numbered[entities.Meta], Base):
    """What a visit file says about itself; one row a visit."""

    __tablename__ = "meta"
    ENTITY = entities.Meta

    id: Mapped[str]
    title: Mapped[Name] = mapped_column(NameColumn())
    realism: Mapped[str]
    description: Mapped[Name] = mapped_column(NameColumn())
    disclaimer: Mapped[Name] = mapped_column(NameColumn())
    article_facts: Mapped[tuple[str, ...]] = mapped_column(Words())
    origins: Mapped[Mapping[str, Any]] = mapped_column(Document())
    """The sources and assumptions."""

    @classmethod
    def columns(cls, entity: entities.Meta) -> dict[str, Any]:
        columns = super().columns(entity)
        sources, assumptions = columns.pop("sources"), columns.pop("assumptions")
        origins = {
            "sources": [asdict(each) for each in sources],
            "assumptions": [asdict(each) for each in assumptions],
        }
        return columns | {"origins": origins}

    def part(self, name: str) -> Any:
        match name:
            case "sources":
                return tuple(entities.Source(**each) for each in self.origins["sources"])
            case "assumptions":
                return tuple(_assumption(each) for each in self.origins["assumptions"])
            case _:
                return super().part(name)


def _assumption(plain: dict[str, Any]) -> entities.Assumption:
    alternatives = plain["alternatives"]
    return entities.Assumption(**plain | {"alternatives": None if alternatives is None else tuple(alternatives)})
