"""Which forms were carried out already, so that one posted twice does the thing once. Inside a ``transaction()``."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete

from visitplanner.storage.database import db
from visitplanner.storage.models import EditKeyRow
from visitplanner.storage.turns import wait_for_turn

KEPT_FOR = timedelta(days=14)
LONGEST_KEY = 64


@dataclass(frozen=True)
class Done:
    """What a form did: the visit it was about, and the version that the visit got by it."""

    visit_id: str
    version: int


def done_by(key: str | None) -> Done | None:
    """What the form with this key has done already, if anything."""
    if not key or len(key) > LONGEST_KEY:
        return None
    wait_for_turn(key)
    row = db.session.get(EditKeyRow, key)
    return None if row is None else Done(row.visit_id, row.version)


def keep_key(key: str | None, done: Done, now: datetime) -> None:
    """Remember that a form was carried out; keys too old to come again are forgotten."""
    if key and len(key) <= LONGEST_KEY:
        db.session.execute(delete(EditKeyRow).where(EditKeyRow.done_at < now - KEPT_FOR))
        db.session.add(EditKeyRow(key=key, visit_id=done.visit_id, version=done.version, done_at=now))
