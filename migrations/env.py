"""Runs migrations on the database of the current application, on SQLite by copying tables where it must."""

from typing import Any

from alembic import context
from sqlalchemy.types import TypeDecorator

from visitplanner.storage import models
from visitplanner.storage.database import db

assert models.VisitRow.metadata is db.metadata  # every table is known once the models are loaded


def render_item(kind: str, item: Any, autogen_context: Any) -> Any:
    """Column types of our own are written as what they are in the database, so that old migrations stay readable."""
    if kind == "type" and isinstance(item, TypeDecorator):
        plain = item.impl_instance
        return {"DateTime": "sa.DateTime(timezone=True)"}.get(type(plain).__name__, f"sa.{type(plain).__name__}()")
    return False


def run() -> None:
    with db.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            render_as_batch=True,
            render_item=render_item,
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
