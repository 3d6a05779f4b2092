"""Writers wait for one another and readers for nobody, whatever the database."""

import threading
from collections.abc import Callable
from datetime import datetime

from flask import Flask
from sqlalchemy import event, select

from tests.factories import REFERENCE, kept_visit
from tests.fakes import ListedJobs
from visitplanner.planning import Limits
from visitplanner.storage.database import db, transaction
from visitplanner.storage.models import PlanningRunRow, VisitRow
from visitplanner.storage.visits import locked_visit
from visitplanner.use_cases.request_plan import request_plan

WRITERS, ROUNDS = 6, 5


def test_no_change_is_lost_among_many_writers(either: Flask, now: datetime) -> None:
    kept_visit(now)

    in_parallel(lambda: count_up(either))

    db.session.rollback()
    assert db.session.scalars(select(VisitRow.version)).one() == 1 + WRITERS * ROUNDS


def test_writers_of_one_process_queue_and_never_find_sqlite_locked(app: Flask, now: datetime) -> None:
    kept_visit(now)
    db.session.remove()
    db.engine.dispose()
    event.listen(db.engine, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout=0").close())

    in_parallel(lambda: count_up(app))

    assert db.session.scalars(select(VisitRow.version)).one() == 1 + WRITERS * ROUNDS


def test_many_who_ask_at_once_get_one_run(either: Flask, now: datetime) -> None:
    kept_visit(now)
    runs: list[int] = []

    def ask() -> None:
        with either.app_context():
            runs.append(request_plan(REFERENCE, limits=Limits(), jobs=ListedJobs(), now=now))

    in_parallel(ask)

    assert len(runs) == WRITERS
    assert len(set(runs)) == 1
    assert db.session.scalars(select(PlanningRunRow.id)).all() == runs[:1]


def test_somebody_who_reads_does_not_wait_for_somebody_who_writes(either: Flask, now: datetime) -> None:
    kept_visit(now)
    seen: list[int] = []

    def read() -> None:
        with either.app_context():
            seen.append(db.session.scalars(select(VisitRow.version)).one())

    with transaction():
        locked_visit(REFERENCE).version = 7
        db.session.flush()
        reader = threading.Thread(target=read)
        reader.start()
        reader.join()

    assert seen == [1]


def count_up(app: Flask) -> None:
    with app.app_context():
        for _ in range(ROUNDS):
            with transaction():
                locked_visit(REFERENCE).version += 1


def in_parallel(deed: Callable[[], None]) -> None:
    failures: list[BaseException] = []

    def guarded() -> None:
        try:
            deed()
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=guarded) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
