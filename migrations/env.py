"""Runs migrations on the database of the current application, on SQLite by copying tables where it must."""

from typing import Any

from alembic import context
from sqlalchemy.engine import Connection
from sqlalchemy.types import TypeDecorator

from visitplanner.storage import models
from visitplanner.storage.database import WRITES, db

LOCK = 0x5649534954
"""The number of the lock that one process holds while it migrates a PostgreSQL database."""

assert models.VisitRow.metadata is db.metadata  # every table is known once the models are loaded


def render_item(kind: str, item: Any, autogen_context: Any) -> Any:
    """Column types of our own are written as what they are in the database, so that old migrations stay readable."""
    if kind == "type" and isinstance(item, TypeDecorator):
        plain = item.impl_instance
        return {"DateTime": "sa.DateTime(timezone=True)"}.get(type(plain).__name__, f"sa.{type(plain).__name__}()")
    return False


def run() -> None:
    """All or nothing, one process at a time."""
    with db.engine.connect().execution_options(**{WRITES: True}) as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            render_as_batch=True,
            render_item=render_item,
            compare_type=True,
            transactional_ddl=True,
        )
        if is_sqlite:
            enforce_references(connection, False)
        try:
            with context.begin_transaction():
                if not is_sqlite:
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
                context.run_migrations()
                if is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise RuntimeError("A migration left references to rows that are gone.")
        finally:
            if is_sqlite:
                enforce_references(connection, True)


def enforce_references(connection: Connection, enforce: bool) -> None:
    """SQLite changes a table by copying it; dropping the old one must not take along what refers to it.

    The setting is heeded outside of a transaction only, so it goes straight to the driver.
    """
    driver: Any = connection.connection.driver_connection
    driver.execute(f"PRAGMA foreign_keys={'ON' if enforce else 'OFF'}").close()


run()
