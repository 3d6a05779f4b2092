"""Applications on databases that nobody else uses: SQLite by copying a file, PostgreSQL by copying a database."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from flask import Flask
from psycopg import sql

from config import Config
from visitplanner.app import MIGRATIONS, create_app
from visitplanner.storage.database import db
from visitplanner.storage.migrations import migrate

SERVER = os.environ.get("TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/postgres")


@contextmanager
def throwaway_database(template: str = "template1") -> Iterator[str]:
    """The address of a new PostgreSQL database; without a server the test is skipped, or fails in CI."""
    name = f"visitplanner_test_{secrets.token_hex(6)}"
    make = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
    try:
        _run(make)
    except psycopg.OperationalError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"NOT TESTED on PostgreSQL: no server at {SERVER.rsplit('@', 1)[-1]} ({error})")
    try:
        yield f"{SERVER.rsplit('/', 1)[0]}/{name}"
    finally:
        _run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _run(statement: sql.Composed) -> None:
    with psycopg.connect(SERVER, autocommit=True, connect_timeout=3) as connection:
        connection.execute(statement)


@contextmanager
def opened(config: Config) -> Iterator[Flask]:
    """An application whose context is open."""
    app = create_app(config)
    with app.app_context():
        yield app
        db.session.rollback()
        db.engine.dispose()


def make_tables(config: Config) -> None:
    """Keys, and every table, empty."""
    with opened(config):
        migrate(MIGRATIONS)
