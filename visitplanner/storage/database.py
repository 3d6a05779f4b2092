"""The database: how keys and constraints are named, how a connection behaves, and the only thing that commits."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import MetaData, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import DeclarativeBase, Session

WRITES = "visitplanner_writes"
"""Execution option of a connection that is going to write."""
_LAST = "visitplanner_last"
PATIENCE = 30.0
"""Seconds that a writer stands in the queue of this process before it tries its luck at SQLite itself."""

_queue = threading.Lock()


class Base(DeclarativeBase):
    """What every table derives from."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy(model_class=Base)


def connect_database(app: Flask, address: str) -> None:
    """Join the database to the application. Parameters never appear in an error, since they may be confidential."""
    options: dict[str, Any] = {"hide_parameters": True}
    if address.startswith("postgresql"):
        waits = "-c lock_timeout=5s -c statement_timeout=30s -c idle_in_transaction_session_timeout=30s"
        options |= {"pool_pre_ping": True, "connect_args": {"options": waits}}
    app.config["SQLALCHEMY_DATABASE_URI"] = address
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = options
    db.init_app(app)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            _teach_sqlite(db.engine)


@contextmanager
def transaction() -> Iterator[Session]:
    """Everything inside is kept together or not at all. Transactions do not nest: a deed opens one.

    What was read before is forgotten, so that nothing stale is written back.
    """
    session = db.session()
    if session.info.get(WRITES):
        raise RuntimeError("A transaction is already open.")
    if session.new or session.dirty or session.deleted:
        raise RuntimeError("Something was changed outside of a transaction.")
    session.rollback()
    session.info[WRITES] = True
    try:
        with _turn_to_write():
            session.connection(execution_options={WRITES: True})
            yield session
            session.flush()
            for deed in session.info.pop(_LAST, ()):
                deed()
            session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info.pop(WRITES, None)
        session.info.pop(_LAST, None)


def at_last(deed: Callable[[], None]) -> None:
    """Have something done right before the open transaction is kept, because everybody else has to wait for it.

    Nobody who does so waits for anybody afterwards, so that no two wait for each other.
    """
    session = db.session()
    if not session.info.get(WRITES):
        raise RuntimeError("No transaction is open.")
    session.info.setdefault(_LAST, []).append(deed)


@contextmanager
def _turn_to_write() -> Iterator[None]:
    """SQLite lets its waiting writers in by chance, and some of many not within their time; here they queue."""
    has_turn = db.engine.dialect.name == "sqlite" and _queue.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        if has_turn:
            _queue.release()


def _teach_sqlite(engine: Engine) -> None:
    """Durable, with enforced references, and with writers that queue instead of failing half-way."""

    @event.listens_for(engine, "connect")
    def settings(connection: Any, record: Any) -> None:
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "busy_timeout=5000",
            "foreign_keys=ON",
            "synchronous=FULL",
            "trusted_schema=OFF",
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
