"""Where sessions happen, and the hours it is open. Everything that tells where a site stands is sealed."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, ClassVar, Self

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from visitplanner.language.text import Name
from visitplanner.storage.columns import Minutes, NameColumn, Sealed, SealedBytes, Words
from visitplanner.storage.database import Base
from visitplanner.storage.models.part_of_visit import Named, Numbered, refers
from visitplanner.storage.seal import sealed, unsealed
from visitplanner.visit import entities


class SiteRow(Named[entities.Site], Base):
    __tablename__ = "site"
    __table_args__ = (
        refers("organisation_id", "organisation"),
        refers("city_id", "city"),
        refers("zone_id", "zone"),
        refers("meeting_point_id", "meeting_point"),
    )
    ENTITY = entities.Site
    PARTS: ClassVar[Mapping[str, type[Any]]] = {"clearance": entities.ClearanceRule}

    organisation_id: Mapped[str]
    name: Mapped[Name] = mapped_column(NameColumn())
    public_label: Mapped[Name | None] = mapped_column(NameColumn())
    city_id: Mapped[str]
    zone_id: Mapped[str]
    confidentiality: Mapped[str]
    meeting_point_id: Mapped[str | None]
    max_visitors: Mapped[int | None]
    access_min: Mapped[int] = mapped_column(Minutes())
    step_free: Mapped[bool | None]
    photo_policy: Mapped[str]
    clearance_names_required: Mapped[bool]
    clearance_passport_required: Mapped[bool]
    clearance_lead_working_days: Mapped[int]
    provenance: Mapped[str]
    note: Mapped[str | None]
    location_sealed: Mapped[SealedBytes | None] = mapped_column(Sealed())
    address_sealed: Mapped[SealedBytes | None] = mapped_column(Sealed())
    restricted_sealed: Mapped[SealedBytes | None] = mapped_column(Sealed())
    opening: Mapped[list["OpeningHoursRow"]] = relationship(
        order_by="OpeningHoursRow.position", lazy="selectin", cascade="all, delete-orphan"
    )

    @classmethod
    def columns(cls, entity: entities.Site) -> dict[str, Any]:
        columns = super().columns(entity)
        for confidential in ("location", "address", "restricted"):
            del columns[confidential]
        opening = [OpeningHoursRow.of("", at, hours) for at, hours in enumerate(columns.pop("hours"))]
        return columns | {"opening": opening}

    @classmethod
    def of(cls, visit_id: str, position: int, entity: entities.Site) -> Self:
        row = super().of(visit_id, position, entity)
        row.location_sealed = row._close("location", entity.location and asdict(entity.location))
        row.address_sealed = row._close("address", entity.address)
        row.restricted_sealed = row._close("restricted", entity.restricted and asdict(entity.restricted))
        return row

    def part(self, name: str) -> Any:
        match name:
            case "hours":
                return tuple(each.entity() for each in self.opening)
            case "address":
                return self._open(name, self.address_sealed)
            case "location":
                location = self._open(name, self.location_sealed)
                return location and entities.Location(**location)
            case "restricted":
                restricted = self._open(name, self.restricted_sealed)
                return restricted and entities.RestrictedPlace(**restricted)
            case _:
                return super().part(name)

    def _close(self, column: str, value: object | None) -> SealedBytes | None:
        return sealed(value, "site", column, self.visit_id, self.id)

    def _open(self, column: str, value: SealedBytes | None) -> Any:
        return unsealed(value, "site", column, self.visit_id, self.id)


class OpeningHoursRow(Numbered[entities.OpeningHours], Base):
    __tablename__ = "opening_hours"
    __table_args__ = (ForeignKeyConstraint(["visit_id", "site_id"], ["site.visit_id", "site.id"], ondelete="CASCADE"),)
    ENTITY = entities.OpeningHours

    site_id: Mapped[str] = mapped_column(primary_key=True, sort_order=-2)
    days: Mapped[tuple[str, ...]] = mapped_column(Words())
    start: Mapped[str]
    end: Mapped[str]
