"""Every page asks the database equally often whatever the size of the visit, and is small enough for a poor line."""

import gzip
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import event

from tests.hosting import invite
from tests.large_visit import LARGE, SMALL, hosts_with_meetings, keep_made_visits
from tests.web.browsing import Visitor
from tests.web.test_access import SAMPLE, path_of, routes
from visitplanner.storage.database import db
from visitplanner.storage.queries.letters import letters_of

FIRST_LOAD, LATER_LOAD = 400_000, 60_000
"""Bytes on the way: the page with its styles, scripts and fonts, and the page alone once these are kept."""
PER_VISIT = "visit_id"
OF_BOTH = {"session_id": "OPENING", "site_id": "SITE-H001", "entry": "SITE-H001", "host": "H001"}
"""What either of the made visits has."""
FILES = {"exports.everything", "exports.visit_file", "exports.workbook", "letters.mail", "letters.pdf", "letters.docx"}
"""Routes that hand something out as a file; no page waits for them."""
INVITED = {SMALL: 3, LARGE: 12}
LOADED = re.compile(r'(?:src|href)="(/static/[^"]+)"')
LOADED_BY_SHEET = re.compile(r'url\(["\']?(?:\.\./)*([^"\')]+\.woff2)')

Queries = Callable[[str], list[str]]


@pytest.fixture
def made(site: Flask, now: datetime) -> Flask:
    with site.app_context():
        keep_made_visits(now)
        for visit_id, count in INVITED.items():
            invite(site, visit_id, now, *hosts_with_meetings(visit_id)[:count])
    return site


@pytest.fixture
def asked(made: Flask, coordinator: Visitor) -> Queries:
    def of(path: str) -> list[str]:
        with noted(made) as statements:
            assert coordinator.get(path).status_code in (200, 302, 404), path
        return list(statements)

    return of


@contextmanager
def noted(site: Flask) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        statements.append(statement)

    with site.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)


def paths(site: Flask, visit_id: str, *, files: bool = True) -> dict[str, str]:
    """What a coordinator can read of a visit, by route."""
    pages = [each for each in routes(site) if PER_VISIT in each.arguments and "GET" in (each.methods or ())]
    with site.app_context():
        letter = min(each.id for each in letters_of(visit_id))
    there = {PER_VISIT: visit_id, "letter_id": str(letter)} | OF_BOTH
    return {each.endpoint: path_of(each, SAMPLE | there) for each in pages if files or each.endpoint not in FILES} | {
        "board.preview": f"/visits/{visit_id}/board/move?occurrence=OPENING%231",
        "board.windows": f"/visits/{visit_id}/board/windows?occurrence=OPENING%231",
        "sessions of the setup": f"/visits/{visit_id}/setup/sessions",
        "rules of the setup": f"/visits/{visit_id}/setup/rules",
    }


def test_a_larger_visit_takes_no_more_queries(made: Flask, asked: Queries) -> None:
    small = {name: len(asked(path)) for name, path in paths(made, SMALL).items()}
    large = {name: len(asked(path)) for name, path in paths(made, LARGE).items()}

    assert large == small
    assert max(large.values()) < 70


def test_no_page_weighs_more_than_a_poor_line_bears(made: Flask, coordinator: Visitor) -> None:
    files: dict[str, int] = {}

    for name, path in paths(made, LARGE, files=False).items():
        page = coordinator.get(path)
        alone = len(gzip.compress(page.data))
        loaded = set(LOADED.findall(page.text))
        assert alone < LATER_LOAD, name
        assert alone + sum(weight(coordinator, each, files) for each in loaded) < FIRST_LOAD, name
    assert files


def weight(visitor: Visitor, address: str, known: dict[str, int]) -> int:
    """What a file takes on the way, with the fonts that it loads."""
    address = address.replace("&amp;", "&")
    if address not in known:
        answer = visitor.get(address, headers={"Accept-Encoding": "gzip"})
        assert answer.status_code == 200, address
        plain = gzip.decompress(answer.data) if answer.headers.get("Content-Encoding") == "gzip" else answer.data
        fonts = LOADED_BY_SHEET.findall(plain.decode()) if ".css" in address else []
        known[address] = len(answer.data) + sum(weight(visitor, f"/static/{each}", known) for each in fonts)
    return known[address]
