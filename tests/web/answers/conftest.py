"""A site with a visit whose hosts are asked; made once, and copied for every test."""

import shutil
from pathlib import Path

import pytest
from flask import Flask

from config import Config
from tests.databases import opened
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


@pytest.fixture
def config(hosted_instance: Path, tmp_path: Path) -> Config:
    shutil.copytree(hosted_instance, tmp_path / "instance")
    return Config(instance=tmp_path / "instance", rate_limits=False)


@pytest.fixture
def hosted(site: Flask) -> str:
    """The visit."""
    return FIVE_DAYS
