"""Sites of the catalogue. Everything that tells where one stands is sealed, as it is for the sites of a visit."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.language.text import Name
from visitplanner.storage.columns import Minutes, NameColumn, Sealed, SealedBytes
from visitplanner.storage.database import Base
from visitplanner.storage.models.catalogue_entry import CatalogueEntry
from visitplanner.storage.seal import sealed, unsealed
from visitplanner.visit import catalogue


class CatalogueSiteRow(CatalogueEntry[catalogue.Site], Base):
    __tablename__ = "catalogue_site"
    ENTITY = catalogue.Site

    organisation_id: Mapped[str] = mapped_column(ForeignKey("catalogue_organisation.id"), index=True)
    name: Mapped[Name] = mapped_column(NameColumn())
    city_id: Mapped[str] = mapped_column(ForeignKey("catalogue_city.id"), index=True)
    confidentiality: Mapped[str]
    public_label: Mapped[Name | None] = mapped_column(NameColumn())
    meeting_point_id: Mapped[str | None] = mapped_column(ForeignKey("catalogue_meeting_point.id"))
    max_visitors: Mapped[int | None]
    access_min: Mapped[int] = mapped_column(Minutes())
    step_free: Mapped[bool | None]
    photo_policy: Mapped[str]
    names_required: Mapped[bool]
    passport_required: Mapped[bool]
    lead_working_days: Mapped[int]
    note: Mapped[Name | None] = mapped_column(NameColumn())
    address_sealed: Mapped[SealedBytes | None] = mapped_column(Sealed())
    secret_sealed: Mapped[SealedBytes | None] = mapped_column(Sealed())

    def take(self, entity: catalogue.Site) -> None:
        columns = self.columns(entity)
        for confidential in ("address", "secret"):
            del columns[confidential]
        for name, value in columns.items():
            setattr(self, name, value)
        self.address_sealed = self._close("address", entity.address)
        self.secret_sealed = self._close("secret", entity.secret and asdict(entity.secret))

    def part(self, name: str) -> Any:
        match name:
            case "address":
                return unsealed(self.address_sealed, "catalogue_site", name, self.id)
            case "secret":
                secret = unsealed(self.secret_sealed, "catalogue_site", name, self.id)
                return secret and catalogue.Secret(**secret)
            case _:
                return super().part(name)

    def _close(self, column: str, value: object | None) -> SealedBytes | None:
        return sealed(value, "catalogue_site", column, self.id)
