"""Who may know which hosts with confidential sites. What writes takes part in a ``transaction()``."""

from datetime import datetime

from sqlalchemy import select

from visitplanner.storage.database import db
from visitplanner.storage.models import CatalogueConfidantRow, CatalogueOrganisationRow, CatalogueSiteRow
from visitplanner.visit.catalogue import Entry, Kind


def withheld_from(*people: str) -> frozenset[str]:
    """The organisations of the catalogue with a confidential site, archived ones too, that none of these may know.

    ``people`` are e-mail addresses.
    """
    known = select(CatalogueConfidantRow.organisation_id).where(CatalogueConfidantRow.email.in_(people))
    query = select(CatalogueSiteRow.organisation_id).where(
        CatalogueSiteRow.confidentiality == "confidential", CatalogueSiteRow.organisation_id.not_in(known)
    )
    return frozenset(db.session.scalars(query))


def host_of(kind: Kind, entry_id: str | None, entity: Entry) -> str | None:
    """The organisation that an entry is, or belongs to, if any."""
    return entry_id if kind == "organisations" else getattr(entity, "organisation_id", None)


def is_confidential(organisation_id: str) -> bool:
    """Whether a host has a confidential site."""
    query = select(CatalogueSiteRow.id).where(
        CatalogueSiteRow.confidentiality == "confidential", CatalogueSiteRow.organisation_id == organisation_id
    )
    return db.session.scalar(query.limit(1)) is not None


def confidants_of(organisation_id: str) -> tuple[str, ...]:
    """The e-mail addresses of those who may know it."""
    query = select(CatalogueConfidantRow.email).where(CatalogueConfidantRow.organisation_id == organisation_id)
    return tuple(db.session.scalars(query.order_by(CatalogueConfidantRow.email)))


def entrust(organisation_id: str, email: str, now: datetime) -> None:
    """Let somebody know a host, whether or not it has a confidential site already."""
    db.session.get_one(CatalogueOrganisationRow, organisation_id)
    if db.session.get(CatalogueConfidantRow, (organisation_id, email)) is None:
        db.session.add(CatalogueConfidantRow(organisation_id=organisation_id, email=email, since=now))
        db.session.flush()
