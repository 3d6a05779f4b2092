"""A site with an account; its context is not open, so that requests share nothing."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from flask import Flask

from config import Config
from tests.factories import REFERENCE, a_plan, example_file, save_itinerary
from tests.fakes import ListedJobs
from tests.web.browsing import EMAIL, PASSWORD, Visitor
from visitplanner.app import create_app
from visitplanner.planning import Itinerary
from visitplanner.storage.database import db, transaction
from visitplanner.storage.visits import visit_row
from visitplanner.use_cases.add_user import add_user
from visitplanner.use_cases.import_visit import import_visit
from visitplanner.use_cases.ports import Tools
from visitplanner.use_cases.publish_calendar import publish_calendar

Keep = Callable[..., str]


@pytest.fixture
def site(config: Config, now: datetime) -> Iterator[Flask]:
    """The pages on a database with one account and no visit; planning runs are noted and not worked on."""
    app = create_app(config)
    app.extensions["visitplanner"] = replace(tools_of(app), jobs=ListedJobs())
    with app.app_context():
        add_user(EMAIL, passwords=tools_of(app).passwords, now=now, password=PASSWORD)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def stranger(site: Flask) -> Visitor:
    return Visitor(site)


@pytest.fixture
def coordinator(site: Flask) -> Visitor:
    visitor = Visitor(site)
    assert visitor.sign_in().status_code == 302
    return visitor


@pytest.fixture
def visit(site: Flask, now: datetime) -> str:
    """The reference visit, not yet planned."""
    with site.app_context():
        tools = tools_of(site)
        return import_visit(example_file(), files=tools.visit_files, calendars=tools.calendars, now=now)


@pytest.fixture
def planned(site: Flask, visit: str, now: datetime) -> str:
    """The reference visit with a plan of one session."""
    keep_plan(site, a_plan(), now)
    return visit


def keep_plan(site: Flask, itinerary: Itinerary, now: datetime) -> None:
    with site.app_context(), transaction():
        save_itinerary(itinerary, REFERENCE, visit_row(REFERENCE).version, now)
        publish_calendar(REFERENCE, calendars=tools_of(site).calendars, now=now)


def tools_of(site: Flask) -> Tools:
    tools: Tools = site.extensions["visitplanner"]
    return tools
