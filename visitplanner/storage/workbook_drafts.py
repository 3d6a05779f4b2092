"""Workbooks that are being looked through, each for the person who sent it, sealed, and for a day at most."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import delete, select

from visitplanner.storage.database import db
from visitplanner.storage.models import WorkbookDraftRow
from visitplanner.storage.seal import sealed, unsealed

KEPT_FOR = timedelta(days=1)
MOST_DRAFTS = 5
"""So many of one person are kept, the newest."""


class DraftIsUnknown(LookupError):
    """There is no such workbook, or it is somebody else's."""


@dataclass(frozen=True)
class Draft:
    """``content`` is the grid as plain values; ``mapping`` what the person says it means, empty until then."""

    id: str
    name: str
    content: Mapping[str, Any]
    mapping: Mapping[str, Any]


def keep_draft(content: Mapping[str, Any], *, name: str, person: str, now: datetime) -> str:
    """The identifier of a new one; those too old or too many are forgotten. Inside a ``transaction()``."""
    table = WorkbookDraftRow
    db.session.execute(delete(table).where(table.read_at < now - KEPT_FOR))
    own = db.session.scalars(select(table.id).where(table.person == person).order_by(table.read_at.desc())).all()
    db.session.execute(delete(table).where(table.id.in_(own[MOST_DRAFTS - 1 :])))
    draft_id = secrets.token_hex(16)
    closed = sealed(dict(content), "workbook_draft", "content", draft_id)
    assert closed is not None  # there is always a content
    db.session.add(table(id=draft_id, person=person, name=name, read_at=now, mapping={}, content_sealed=closed))
    return draft_id


def load_draft(draft_id: str, person: str) -> Draft:
    """Raises ``DraftIsUnknown``."""
    row = _row(draft_id, person)
    content = unsealed(row.content_sealed, "workbook_draft", "content", row.id)
    return Draft(row.id, row.name, cast(Mapping[str, Any], content), row.mapping)


def keep_mapping(draft_id: str, person: str, mapping: Mapping[str, Any]) -> None:
    """Raises ``DraftIsUnknown``. Inside a ``transaction()``."""
    _row(draft_id, person).mapping = mapping


def _row(draft_id: str, person: str) -> WorkbookDraftRow:
    row = db.session.get(WorkbookDraftRow, draft_id)
    if row is None or row.person != person:
        raise DraftIsUnknown(draft_id)
    return row
