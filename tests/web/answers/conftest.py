"""A site with a visit whose hosts are asked; made once, and copied for every test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from config import Config
from tests.databases import opened, throwaway_database
from tests.factories import FIVE_DAYS
from tests.hosting import a_visit_to_host, invite, planned
from tests.web.answers.answering import NOW


@pytest.fixture(scope="session")
def hosted_instance(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance folder with that visit, to be copied."""
    folder = tmp_path_factory.mktemp("hosted") / "instance"
    shutil.copytree(migrated, folder)
    with opened(Config(instance=folder, rate_limits=False)) as app:
        invite(app, planned(a_visit_to_host(), NOW), NOW)
    return folder


@pytest.fixture(scope="session")
def hosted_template(hosted_instance: Path, postgresql_template: str) -> Iterator[str]:
    """The name of a PostgreSQL database with that visit, to be copied; its keys are in the folder."""
    with throwaway_database(template=postgresql_template) as address:
        with opened(Config(instance=hosted_instance, database_url=address, rate_limits=False)) as app:
            invite(app, planned(a_visit_to_host(), NOW), NOW)
        yield address.rsplit("/", 1)[1]


@pytest.fixture
def config(request: pytest.FixtureRequest, hosted_instance: Path, tmp_path: Path) -> Iterator[Config]:
    """On SQLite, or on each database in turn where a module says ``pytestmark = ON_EITHER``."""
    shutil.copytree(hosted_instance, tmp_path / "instance")
    if getattr(request, "param", "sqlite") == "sqlite":
        yield Config(instance=tmp_path / "instance", rate_limits=False)
        return
    with throwaway_database(template=request.getfixturevalue("hosted_template")) as address:
        yield Config(instance=tmp_path / "instance", database_url=address, rate_limits=False)


@pytest.fixture
def hosted(site: Flask) -> str:
    """The visit."""
    return FIVE_DAYS
