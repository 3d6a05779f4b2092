"""Whatever tells where a confidential site is, or who a delegate is, stands in clear text in no file and no table."""

import logging
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import LargeBinary, MetaData, select, text
from sqlalchemy.exc import IntegrityError

from config import Config
from tests.databases import opened
from tests.factories import FIVE_DAYS, REFERENCE, example, example_file
from tests.fakes import Clock
from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.planning import Limits
from visitplanner.storage.database import db, transaction
from visitplanner.storage.itineraries import load_itinerary
from visitplanner.storage.visits import load_visit, save_visit
from visitplanner.use_cases.export_visit import export_visit
from visitplanner.use_cases.import_visit import import_visit
from visitplanner.use_cases.plan_visit import plan_visit
from visitplanner.use_cases.ports import Tools
from visitplanner.use_cases.request_plan import request_plan

SEALED = re.compile(rb"CANARY-\w+-(?:\w+-(?:ADDRESS|ACCESS)|(?:PP|EC|MED)-\w+)")
KINDS = (b"ADDRESS", b"ACCESS", b"PP", b"EC", b"MED")
EXAMPLES = ("kenya-jordan-2018", "jordan-kenya-5day")


def canaries_in(octets: bytes) -> set[bytes]:
    return set(SEALED.findall(octets))


@pytest.fixture(scope="module")
def sources() -> set[bytes]:
    """Every canary of the examples; it is shown that there are some of each kind."""
    found = canaries_in(b"".join(example_file(name) for name in EXAMPLES))
    assert all(any(kind in canary for canary in found) for kind in KINDS)
    return found


@contextmanager
def everything_logged(path: Path) -> Iterator[None]:
    """Every statement of the database too, as somebody who looks for an error would have it."""
    handler, loggers = logging.FileHandler(path), (logging.getLogger(), logging.getLogger("sqlalchemy.engine"))
    levels = [each.level for each in loggers]
    loggers[0].addHandler(handler)
    for each in loggers:
        each.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        loggers[0].removeHandler(handler)
        for each, level in zip(loggers, levels, strict=True):
            each.setLevel(level)
        handler.close()


def import_and_plan(app: Flask, now: datetime) -> None:
    tools: Tools = app.extensions["visitplanner"]
    for name in EXAMPLES:
        import_visit(example_file(name), files=tools.visit_files, calendars=tools.calendars, now=now)
    run_id = request_plan(REFERENCE, limits=Limits(seconds=60), jobs=tools.jobs, now=now)
    plan_visit(run_id, planner=tools.planner, calendars=tools.calendars, clock=Clock(now))
    itinerary = load_itinerary(REFERENCE)
    assert itinerary is not None
    assert itinerary.placements != ()


def canaries_that_come_back() -> set[bytes]:
    return canaries_in(b"".join(export_visit(each, files=StudyVisitFiles()) for each in (REFERENCE, FIVE_DAYS)))


def test_no_file_of_the_installation_holds_a_canary(
    app: Flask, config: Config, now: datetime, tmp_path: Path, sources: set[bytes]
) -> None:
    with everything_logged(tmp_path / "log"):
        import_and_plan(app, now)

    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    octets = {path.name: path.read_bytes() for path in files}
    assert canaries_that_come_back() == sources
    assert {"visitplanner.sqlite", "visitplanner.sqlite-wal", "jobs.sqlite", "log"} <= set(octets)
    assert b"Dar Karama" in octets["visitplanner.sqlite"] + octets["visitplanner.sqlite-wal"]
    assert b"INSERT INTO site" in octets["log"]
    assert {name: canaries_in(each) for name, each in octets.items() if canaries_in(each)} == {}


def test_no_table_of_postgresql_holds_a_canary(
    postgresql_copy: str, migrated: Path, tmp_path: Path, now: datetime, sources: set[bytes]
) -> None:
    shutil.copytree(migrated, tmp_path / "instance")
    with opened(Config(instance=tmp_path / "instance", database_url=postgresql_copy)) as app:
        import_and_plan(app, now)

        dumped = dump()
        assert canaries_that_come_back() == sources
        assert b"Dar Karama" in dumped
        assert canaries_in(dumped) == set()


def dump() -> bytes:
    """Every row of every table as text, and the octets of binary columns as they are."""
    tables = MetaData()
    tables.reflect(db.engine)
    octets = b""
    for table in tables.sorted_tables:
        for row in db.session.execute(select(table)):
            octets += repr(tuple(row)).encode() + b"\n"
        for column in (each for each in table.columns if isinstance(each.type, LargeBinary)):
            octets += b"".join(each or b"" for each in db.session.scalars(select(column)))
        octets += str(db.session.scalar(text(f'SELECT string_agg(t::text, chr(10)) FROM "{table.name}" t'))).encode()
    return octets


def test_a_what_if_that_carries_a_whole_site_is_sealed_as_well(app: Flask, now: datetime, tmp_path: Path) -> None:
    visit = example()
    change = {"op": "set", "entity": "sites", "id": "SITE-DK", "field": "restricted", "value": "CANARY-A-DK-ADDRESS"}
    visit = replace(visit, what_if=(replace(visit.what_if[0], changes=(change,)),))

    with transaction():
        save_visit(visit, now)

    octets = b"".join(path.read_bytes() for path in tmp_path.rglob("*.sqlite*"))
    assert load_visit(REFERENCE) == visit
    assert canaries_in(octets) == set()


def test_an_error_of_the_database_tells_no_value(app: Flask, now: datetime) -> None:
    visit = example()
    twice = replace(visit, sites=(*visit.sites, visit.sites[0]))

    with pytest.raises(IntegrityError) as failure, transaction():
        save_visit(twice, now)

    assert visit.sites[0].name["en"] not in str(failure.value)
    assert "hidden" in str(failure.value)
