"""Brings the tables of a database to the form that this version of the application needs."""

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from visitplanner.storage.database import db


def migrate(folder: Path) -> None:
    """Apply every migration that is still missing; nothing when none is. ``folder`` holds the migrations."""
    config = AlembicConfig()
    config.set_main_option("script_location", str(folder))
    if _revision() == ScriptDirectory.from_config(config).get_current_head():
        return
    logging.getLogger("alembic").setLevel(logging.WARNING)
    command.upgrade(config, "head")


def _revision() -> str | None:
    with db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()
