"""An application with a database of its own, on SQLite or PostgreSQL, and a moment that never changes.

The application is loaded where it is asked for, so that tests of the pure rooms start without it.
"""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask

from config import Config


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance folder with keys and an empty SQLite database, to be copied."""
    from tests.databases import make_tables

    folder = tmp_path_factory.mktemp("migrated") / "instance"
    make_tables(Config(instance=folder, rate_limits=False))
    return folder


@pytest.fixture
def config(migrated: Path, tmp_path: Path) -> Config:
    shutil.copytree(migrated, tmp_path / "instance")
    return Config(instance=tmp_path / "instance", rate_limits=False, plan_seconds=20.0)


@pytest.fixture
def app(config: Config) -> Iterator[Flask]:
    """The whole application on an SQLite database that nobody else uses; its context is open."""
    from tests.databases import opened

    with opened(config) as app:
        yield app


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, migrated: Path, tmp_path: Path) -> Iterator[Flask]:
    """The same on each database in turn."""
    from tests.databases import opened

    shutil.copytree(migrated, tmp_path / "instance")
    address = "" if request.param == "sqlite" else request.getfixturevalue("postgresql_copy")
    with opened(Config(instance=tmp_path / "instance", database_url=address, rate_limits=False)) as app:
        yield app


@pytest.fixture(scope="session")
def postgresql_template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a PostgreSQL database with empty tables, to be copied."""
    from tests.databases import make_tables, throwaway_database

    with throwaway_database() as address:
        folder = tmp_path_factory.mktemp("postgresql") / "instance"
        make_tables(Config(instance=folder, database_url=address, rate_limits=False))
        yield address.rsplit("/", 1)[1]


@pytest.fixture
def postgresql_copy(postgresql_template: str) -> Iterator[str]:
    from tests.databases import throwaway_database

    with throwaway_database(template=postgresql_template) as address:
        yield address
