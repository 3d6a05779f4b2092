"""The history of the tables can be walked up and down on both databases, and ends at the tables the models describe."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config as AlembicConfig
from sqlalchemy import inspect

from config import Config
from tests.databases import opened, throwaway_database
from visitplanner.app import MIGRATIONS
from visitplanner.storage.database import db
from visitplanner.storage.migrations import migrate


@contextmanager
def empty_database(kind: str, folder: Path) -> Iterator[AlembicConfig]:
    alembic = AlembicConfig()
    alembic.set_main_option("script_location", str(MIGRATIONS))
    if kind == "sqlite":
        with opened(Config(instance=folder)):
            yield alembic
    else:
        with throwaway_database() as address, opened(Config(instance=folder, database_url=address)):
            yield alembic


def tables() -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_migrations_go_up_and_down_and_up_again(kind: str, tmp_path: Path) -> None:
    with empty_database(kind, tmp_path) as alembic:
        command.upgrade(alembic, "head")
        all_tables = tables()
        command.downgrade(alembic, "base")
        none = tables()
        command.upgrade(alembic, "head")

        assert all_tables == set(db.metadata.tables)
        assert none == set()
        assert tables() == all_tables


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_migrations_make_exactly_what_the_models_describe(kind: str, tmp_path: Path) -> None:
    with empty_database(kind, tmp_path) as alembic:
        command.upgrade(alembic, "head")

        command.check(alembic)


def test_migrating_again_changes_nothing(tmp_path: Path) -> None:
    with empty_database("sqlite", tmp_path):
        migrate(MIGRATIONS)
        before = tables()

        migrate(MIGRATIONS)

        assert tables() == before
