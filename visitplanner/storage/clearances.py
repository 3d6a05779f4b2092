"""Who has been let in where, and which sites need not wait for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import delete, select

from visitplanner.programme.clearance import ClearanceState, States
from visitplanner.storage.database import db
from visitplanner.storage.models import ClearanceRow, OverrideRow

CODE = "clearance"


@dataclass(frozen=True)
class Waiver:
    """Somebody lets sessions at a site be confirmed without clearance."""

    reason: str
    author: str
    at: datetime


def clearance_states(visit_id: str) -> States:
    rows = db.session.scalars(select(ClearanceRow).where(ClearanceRow.visit_id == visit_id))
    return {(row.site_id, row.member_id): cast(ClearanceState, row.state) for row in rows}


def set_clearance(
    visit_id: str, site_id: str, members: Iterable[str], state: ClearanceState, *, by: str, now: datetime
) -> None:
    """Inside a ``transaction()``."""
    for member in members:
        row = db.session.get(ClearanceRow, (visit_id, site_id, member))
        if row is None:
            row = ClearanceRow(visit_id=visit_id, site_id=site_id, member_id=member)
            db.session.add(row)
        if row.state != state:
            row.state, row.state_since, row.actor = state, now, by
    db.session.flush()


def waivers_of(visit_id: str) -> Mapping[str, Waiver]:
    """By site; of several the newest."""
    own = (OverrideRow.visit_id == visit_id, OverrideRow.code == CODE)
    rows = db.session.scalars(select(OverrideRow).where(*own).order_by(OverrideRow.id))
    return {row.breach.partition(":")[2]: Waiver(row.reason, row.author, row.at) for row in rows}


def waived_sites(visit_id: str) -> frozenset[str]:
    """Sites whose sessions somebody has let be confirmed without clearance, with a reason."""
    return frozenset(waivers_of(visit_id))


def end_waiver(visit_id: str, site_id: str) -> None:
    """Inside a ``transaction()``. That there was one stays in the record."""
    own = (OverrideRow.visit_id == visit_id, OverrideRow.code == CODE, OverrideRow.breach == f"{CODE}:{site_id}")
    db.session.execute(delete(OverrideRow).where(*own))


def waive(visit_id: str, site_id: str, *, reason: str, by: str, now: datetime) -> None:
    """Inside a ``transaction()``."""
    row = OverrideRow(visit_id=visit_id, occurrence_id="", code=CODE, breach=f"{CODE}:{site_id}", reason=reason)
    row.author, row.at = by, now
    db.session.add(row)
    db.session.flush()
