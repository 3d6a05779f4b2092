"""What pages ask of the catalogue: its entries searched and filtered, what belongs together, and what looks alike."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, select

from visitplanner.language.folding import folded
from visitplanner.language.text import Name
from visitplanner.storage import models
from visitplanner.storage.catalogue import (
    TABLES,
    EntryIsUnknown,
    Kept,
    hours_of,
    kept,
    kept_entries,
    kept_entry,
)
from visitplanner.storage.confidants import host_of
from visitplanner.storage.database import db
from visitplanner.visit.catalogue import Entry, Hours, Kind, untranslated

__all__ = [
    "EntryIsUnknown",
    "Found",
    "Kept",
    "Wanted",
    "catalogue_names",
    "confidential_labels",
    "entries_alike",
    "found_entries",
    "hours_of",
    "hours_of_organisation",
    "kept_entries",
    "kept_entry",
    "related_entries",
    "visits_by_host",
]

PAGE = 50
DAYS_90 = timedelta(days=90)
_ORGANISATION, _SITE = models.CatalogueOrganisationRow, models.CatalogueSiteRow
_CITY, _POINT = models.CatalogueCityRow, models.CatalogueMeetingPointRow
_FOCAL = models.CatalogueFocalPointRow
HOSTED: Mapping[Kind, Any] = {
    "organisations": _ORGANISATION.id,
    "sites": _SITE.organisation_id,
    "focal_points": _FOCAL.organisation_id,
}
"""Where each kind that belongs to an organisation says to which."""


@dataclass(frozen=True)
class Wanted:
    """What is searched for; an empty member asks for nothing."""

    words: str = ""
    topic: str = ""
    country: str = ""
    city: str = ""
    type: str = ""
    archived: bool = False
    page: int = 1


@dataclass(frozen=True)
class Found:
    """One page of what was found; ``count`` of all there is, ``untranslated`` texts that lack a language in it."""

    entries: tuple[Kept, ...]
    count: int
    untranslated: int
    pages: int


def found_entries(kind: Kind, wanted: Wanted, *, withheld: Collection[str] = ()) -> Found:
    """Names are compared folded; every word must be there. A sealed address is no part of what is searched.

    What belongs to one of the ``withheld`` organisations is not found.
    """
    table = TABLES[kind]
    query = select(table).where(*_conditions(kind, wanted))
    if withheld and kind in HOSTED:
        query = query.where(HOSTED[kind].not_in(withheld))
    rows = db.session.scalars(query.order_by(table.found_by, table.id)).all()
    first = (max(wanted.page, 1) - 1) * PAGE
    entries = [kept(kind, row) for row in rows]
    missing = sum(untranslated(each.entity) for each in entries)
    pages = max(1, -(-len(rows) // PAGE))
    return Found(tuple(entries[first : first + PAGE]), len(rows), missing, pages)


def catalogue_names(kind: Kind) -> Mapping[str, Name]:
    """What every entry of a kind is called on lists, archived ones too, in the order of their names."""
    labels = confidential_labels() if kind == "organisations" else {}
    return {
        each.id: labels.get(each.id) or getattr(each.entity, "shown_name", each.entity.name)
        for each in kept_entries(kind, archived=None)
    }


def confidential_labels() -> Mapping[str, Name]:
    """What lists call the organisations of confidential sites: their own names would name the places."""
    query = select(_SITE.organisation_id, _SITE.public_label).where(_SITE.confidentiality == "confidential")
    return {organisation_id: label for organisation_id, label in db.session.execute(query) if label}


def visits_by_host(around: date, *, but_not: str) -> Counter[str]:
    """How many visits within 90 days of a date have a host of a name, folded; one visit is left out."""
    visit, host, session = models.VisitRow, models.OrganisationRow, models.SessionRow
    rows = db.session.execute(
        select(visit.id, host.name)
        .join(host, host.visit_id == visit.id)
        .join(session, (session.visit_id == visit.id) & (session.host_id == host.id))
        .where(visit.id != but_not, visit.start_date.between(around - DAYS_90, around + DAYS_90))
    )
    seen = {(visit_id, folded(text)) for visit_id, name in rows for text in name.values()}
    return Counter(name for _, name in seen)


def entries_alike(
    kind: Kind, entity: Entry, but_not: str | None = None, *, withheld: Collection[str] = ()
) -> tuple[Kept, ...]:
    """Entries of the same kind with the same name in some language, or the same e-mail address, archived ones too."""
    names = _names(entity.name)
    email = folded(getattr(entity, "email", None) or "")
    return tuple(
        each
        for each in kept_entries(kind, archived=None)
        if each.id != but_not
        and host_of(kind, each.id, each.entity) not in withheld
        and (names & _names(each.entity.name) or (email and email == folded(getattr(each.entity, "email", "") or "")))
    )


def related_entries(organisation_id: str) -> Mapping[Kind, tuple[Kept, ...]]:
    """The sites and focal points of an organisation that are not archived."""
    return {
        "sites": _of(organisation_id, "sites", _SITE),
        "focal_points": _of(organisation_id, "focal_points", _FOCAL),
    }


def hours_of_organisation(organisation_id: str) -> tuple[Hours, ...]:
    return hours_of([organisation_id])[organisation_id]


def _of(organisation_id: str, kind: Kind, table: Any) -> tuple[Kept, ...]:
    query = select(table).where(table.organisation_id == organisation_id, table.archived_at.is_(None))
    return tuple(kept(kind, row) for row in db.session.scalars(query.order_by(table.found_by, table.id)))


def _names(name: Name) -> set[str]:
    return {folded(each) for each in name.values()} - {""}


def _conditions(kind: Kind, wanted: Wanted) -> list[ColumnElement[bool]]:
    table = TABLES[kind]
    found: list[ColumnElement[bool]] = [
        table.archived_at.is_not(None) if wanted.archived else table.archived_at.is_(None)
    ]
    found += [table.found_by.contains(word, autoescape=True) for word in folded(wanted.words).split()]
    if wanted.country:
        found.append(_somewhere(kind, _CITY.country == wanted.country, _ORGANISATION.country == wanted.country))
    if wanted.city:
        found.append(_somewhere(kind, _CITY.id == wanted.city, _in_city(wanted.city)))
    if wanted.topic:
        found.append(_by_organisation(kind, cast(_ORGANISATION.topic_ids, String).contains(f'"{wanted.topic}"')))
    if wanted.type:
        found.append(_by_organisation(kind, _ORGANISATION.type == wanted.type))
    return found


def _in_city(city: str) -> ColumnElement[bool]:
    return _ORGANISATION.id.in_(select(_SITE.organisation_id).where(_SITE.city_id == city))


def _somewhere(kind: Kind, city: ColumnElement[bool], organisation: ColumnElement[bool]) -> ColumnElement[bool]:
    """What holds of an entry's city, or of its organisation where it lies in none."""
    match kind:
        case "cities":
            return city
        case "sites":
            return _SITE.city_id.in_(select(_CITY.id).where(city))
        case "meeting_points":
            return _POINT.city_id.in_(select(_CITY.id).where(city))
    return _by_organisation(kind, organisation)


def _by_organisation(kind: Kind, holds: ColumnElement[bool]) -> ColumnElement[bool]:
    """What holds of an entry's organisation; nothing where an entry has none."""
    ids: Select[Any] = select(_ORGANISATION.id).where(holds)
    column = HOSTED.get(kind)
    return TABLES[kind].id.is_(None) if column is None else column.in_(ids)
