"""The record of what happened only grows, on both databases, and holds nothing confidential."""

from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from visitplanner.storage.audit import record
from visitplanner.storage.database import db, transaction
from visitplanner.storage.models import AuditEventRow


def write_down(now: datetime, **values: object) -> None:
    with transaction():
        record("V-1", actor="ana@example.org", channel="web", operation="visit_edited", after=values, now=now)


def events() -> list[AuditEventRow]:
    return list(db.session.query(AuditEventRow))


def test_what_was_done_is_written_down(either: Flask, now: datetime) -> None:
    write_down(now, title="A visit")

    (event,) = events()
    assert (event.visit_id, event.actor, event.channel, event.operation, event.at) == (
        "V-1",
        "ana@example.org",
        "web",
        "visit_edited",
        now,
    )
    assert (event.before, event.after) == (None, {"title": "A visit"})


@pytest.mark.parametrize("statement", ["UPDATE audit_event SET actor = 'nobody'", "DELETE FROM audit_event"])
def test_the_database_refuses_to_change_or_delete_it(either: Flask, now: datetime, statement: str) -> None:
    write_down(now)

    with pytest.raises(DBAPIError, match="only grows"), transaction():
        db.session.execute(text(statement))

    assert [event.actor for event in events()] == ["ana@example.org"]


def test_what_is_confidential_is_not_written_down(app: Flask, now: datetime) -> None:
    change = {"op": "set", "entity": "sites", "id": "SITE-1", "field": "restricted.access_note", "value": "CANARY-1"}

    write_down(now, changes=[change], site={"name": "Office", "address": "CANARY-2", "location": {"lat": 1.0}})

    (event,) = events()
    assert event.after == {
        "changes": [change | {"value": "***"}],
        "site": {"name": "Office", "address": "***", "location": "***"},
    }
