"""A visit to its rows and back, without loss."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from visitplanner.storage import models
from visitplanner.storage.database import db
from visitplanner.storage.models.part_of_visit import PartOfVisit
from visitplanner.visit.entities import Travel, Visit

LISTS: tuple[tuple[str, type[PartOfVisit[Any]]], ...] = (
    ("holidays", models.HolidayRow),
    ("cities", models.CityRow),
    ("zones", models.ZoneRow),
    ("days", models.DayRow),
    ("transfers", models.TransferRow),
    ("organisations", models.OrganisationRow),
    ("meeting_points", models.MeetingPointRow),
    ("sites", models.SiteRow),
    ("topics", models.TopicRow),
    ("objectives", models.ObjectiveRow),
    ("subgroups", models.SubgroupRow),
    ("interpreters", models.InterpreterRow),
    ("vehicles", models.VehicleRow),
    ("sessions", models.SessionRow),
    ("constraints", models.RuleRow),
    ("commitments", models.CommitmentRow),
    ("what_if", models.WhatIfRow),
)
"""Each list of a visit and the table that keeps it."""

OTHER_PARTS: tuple[type[PartOfVisit[Any]], ...] = (
    models.MetaRow,
    models.TravelTimeRow,
    models.DelegationRow,
    models.MemberRow,
    models.CostsRow,
)


class VisitIsUnknown(LookupError):
    """No visit has this identifier."""


def load_visit(visit_id: str) -> Visit:
    """Raises ``VisitIsUnknown``, and ``SealIsBroken`` when its confidential values cannot be opened."""
    row = visit_row(visit_id)
    (meta,) = _entities(models.MetaRow, visit_id)
    (delegation,) = _entities(models.DelegationRow, visit_id)
    travel = Travel(row.same_zone_min, row.same_city_undisclosed_min, _entities(models.TravelTimeRow, visit_id))
    return Visit(
        meta=meta,
        header=row.entity(),
        travel=travel,
        delegation=delegation,
        costs=next(iter(_entities(models.CostsRow, visit_id)), None),
        reference_schedule=row.reference_schedule,
        **{name: _entities(table, visit_id) for name, table in LISTS},
    )


def save_visit(visit: Visit, now: datetime) -> int:
    """Keep a visit in place of what was kept under its identifier; its new version. Inside a ``transaction()``."""
    visit_id = visit.header.id
    row = db.session.get(models.VisitRow, visit_id)
    if row is None:
        row = models.VisitRow(id=visit_id, version=1)
        db.session.add(row)
    else:
        row.version += 1
        _forget_parts(visit_id)
    row.take(visit)
    row.saved_at = now
    db.session.flush()
    for table, entities in _parts(visit):
        db.session.add_all(table.of(visit_id, position, entity) for position, entity in enumerate(entities))
        db.session.flush()
    return row.version


def visit_row(visit_id: str) -> models.VisitRow:
    """Raises ``VisitIsUnknown``."""
    row = db.session.get(models.VisitRow, visit_id)
    if row is None:
        raise VisitIsUnknown(visit_id)
    return row


def locked_visit(visit_id: str) -> models.VisitRow:
    """A visit that nobody else changes until the transaction ends. Raises ``VisitIsUnknown``."""
    row = db.session.scalar(select(models.VisitRow).where(models.VisitRow.id == visit_id).with_for_update())
    if row is None:
        raise VisitIsUnknown(visit_id)
    return row


def visit_ids() -> frozenset[str]:
    return frozenset(db.session.scalars(select(models.VisitRow.id)))


def any_visit() -> bool:
    return db.session.scalar(select(models.VisitRow.id).limit(1)) is not None


def _parts(visit: Visit) -> list[tuple[type[PartOfVisit[Any]], Sequence[Any]]]:
    return [
        (models.MetaRow, [visit.meta]),
        *((table, getattr(visit, name)) for name, table in LISTS),
        (models.TravelTimeRow, visit.travel.matrix),
        (models.DelegationRow, [visit.delegation]),
        (models.MemberRow, visit.delegation.members),
        (models.CostsRow, [] if visit.costs is None else [visit.costs]),
    ]


def _forget_parts(visit_id: str) -> None:
    for table in (*OTHER_PARTS, *(table for _, table in LISTS)):
        db.session.execute(delete(table).where(table.visit_id == visit_id))
    db.session.expire_all()


def _entities(table: type[PartOfVisit[Any]], visit_id: str) -> tuple[Any, ...]:
    rows = db.session.scalars(select(table).where(table.visit_id == visit_id).order_by(table.position))
    return tuple(row.entity() for row in rows)
