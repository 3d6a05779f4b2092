"""The times that a host has given become those of its sessions, and the record says so in the same breath."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, select

from tests.hosting import BY, PARLIAMENT, a_visit_to_host, planned
from visitplanner.storage.database import db
from visitplanner.storage.models import AuditEventRow
from visitplanner.storage.queries.times_requests import times_requests
from visitplanner.storage.visits import load_visit
from visitplanner.use_cases.ask_for_times import ask_for_times
from visitplanner.use_cases.ports import Tools
from visitplanner.use_cases.record_times import record_times
from visitplanner.use_cases.take_times import take_times
from visitplanner.visit.entities import Visit


class FullDisk:
    """Visit files that no change is made of."""

    def changed(self, visit: Visit, changes: object) -> Visit:
        raise OSError("full")


@pytest.fixture
def visit(app: Flask, now: datetime) -> str:
    """A visit one of whose hosts has said that an hour suits it."""
    visit_id = planned(a_visit_to_host(), now)
    ask_for_times(
        visit_id,
        hosts=[PARLIAMENT],
        language="en",
        answer_by=now.date() + timedelta(days=9),
        link=lambda token: token,
        now=now,
        by=BY,
    )
    [asked] = times_requests(visit_id)
    db.session.rollback()
    record_times(asked.id, {"2027-04-13T09": "yes"}, calendar_at=None, now=now)
    return visit_id


def take(app: Flask, visit_id: str, now: datetime, files: Any = None) -> int:
    tools: Tools = app.extensions["visitplanner"]
    files = files or tools.visit_files
    return take_times(visit_id, PARLIAMENT, files=files, calendars=tools.calendars, now=now, by=BY)


def kept(visit_id: str) -> tuple[int, int, bool]:
    """Windows of the host's session, lines of the record, and whether the times count as taken over."""
    [session] = [each for each in load_visit(visit_id).sessions if each.host_id == PARLIAMENT]
    lines = db.session.scalars(select(AuditEventRow).where(AuditEventRow.operation == "times_taken")).all()
    [asked] = times_requests(visit_id)
    db.session.rollback()
    return len(session.windows), len(lines), asked.taken_over_at is not None


def test_windows_and_record_are_kept_in_one_transaction(app: Flask, visit: str, now: datetime) -> None:
    kept_at: list[object] = []
    event.listen(db.engine, "commit", kept_at.append)

    assert take(app, visit, now) == 1

    assert (len(kept_at), kept(visit)) == (1, (1, 1, True))


def test_where_the_windows_cannot_be_kept_nothing_is_said_of_them(app: Flask, visit: str, now: datetime) -> None:
    before = kept(visit)

    with pytest.raises(OSError, match="full"):
        take(app, visit, now, FullDisk())

    assert kept(visit) == before
    assert before[1:] == (0, False)


def test_taking_the_same_times_again_is_noted_too(app: Flask, visit: str, now: datetime) -> None:
    for _ in range(2):
        take(app, visit, now)

    assert kept(visit) == (1, 2, True)
