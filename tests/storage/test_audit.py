"""The record of what happened only grows, on both databases, and holds nothing confidential."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from visitplanner.storage.audit import record
from visitplanner.storage.database import db, transaction
from visitplanner.storage.models import AuditEventRow
from visitplanner.storage.queries.record_check import RecordCheck, check_record


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


EDITS = ("visit_id = 'V-2'", "actor = 'x'", "channel = 'x'", "operation = 'x'", "at = '2026-01-01 00:00:00'")
EDITS += ("before = '{}'", "after = '{}'", "after = NULL", "signature = NULL", "signature = 'x'")
LINES = 12


def tampered(app: Flask, *statements: str) -> RecordCheck:
    """What the check says after somebody who can do everything with the database has done this; it is taken back."""
    connection = db.session.connection()
    for deed in ("update", "delete"):
        on = "" if db.engine.dialect.name == "sqlite" else " ON audit_event"
        connection.exec_driver_sql(f"DROP TRIGGER audit_event_refuses_{deed}{on}")
    for statement in statements:
        assert connection.exec_driver_sql(statement).rowcount > 0
    found = check_record()
    db.session.rollback()
    return found


@pytest.fixture
def written(either: Flask, now: datetime) -> Flask:
    for number in range(LINES):
        write_down(now + timedelta(microseconds=number), title=f"Visit {number} – زيارة", hours=[1.5, None])
    db.session.rollback()
    return either


def test_a_record_that_nobody_touched_is_whole(written: Flask) -> None:
    check = check_record()

    assert check.is_whole
    assert (check.signed, check.unsigned) == (LINES, 0)


def test_every_line_that_was_edited_or_deleted_is_noticed(written: Flask) -> None:
    for line in events():
        where = f"WHERE id = {line.id}"
        for edit in EDITS:
            assert not tampered(written, f"UPDATE audit_event SET {edit} {where}").is_whole, edit
        assert not tampered(written, f"DELETE FROM audit_event {where}").is_whole


def test_lines_that_change_places_or_are_copied_are_noticed(written: Flask) -> None:
    copy = "INSERT INTO audit_event SELECT id + 100, {} FROM audit_event WHERE id = 3"
    columns = "visit_id, at, actor, channel, operation, before, after, signature"

    assert tampered(written, "UPDATE audit_event SET id = 100 WHERE id = 3").fault_at == 4
    assert tampered(written, copy.format(columns)).fault_at == 103


def test_an_end_that_was_cut_off_or_made_up_is_noticed(written: Flask) -> None:
    *_, before, last = events()
    cut = f"DELETE FROM audit_event WHERE id = {last.id}"
    made_up = f"UPDATE record_end SET lines = {LINES - 1}, last = '{before.signature}'"

    assert tampered(written, cut, made_up).ends_early
    assert tampered(written, "DELETE FROM record_end").ends_early
    assert tampered(written, "DELETE FROM audit_event").ends_early


def test_lines_from_before_there_were_signatures_are_counted(either: Flask, now: datetime) -> None:
    with transaction() as session:
        session.add(AuditEventRow(visit_id="V", at=now, actor="a", channel="web", operation="visit_edited"))
    write_down(now)

    check = check_record()

    assert (check.signed, check.unsigned, check.is_whole) == (1, 1, True)


def test_what_is_not_kept_leaves_no_line(either: Flask, now: datetime) -> None:
    with pytest.raises(TypeError, match="not JSON serializable"):
        write_down(now, title=object())
    write_down(now)

    assert check_record().signed == 1


def test_many_who_write_at_once_write_one_chain(either: Flask, now: datetime) -> None:
    def write(_: int) -> None:
        with either.app_context():
            write_down(now)
            db.session.remove()

    with ThreadPoolExecutor(4) as writers:
        list(writers.map(write, range(20)))

    check = check_record()
    assert (check.signed, check.is_whole) == (20, True)
