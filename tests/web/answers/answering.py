"""A visit whose hosts are asked, and hosts who open their links and answer."""

import re
from datetime import UTC, datetime

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.hosting import PARLIAMENT, asked, token_of
from tests.web.browsing import Visitor

NOW = datetime.now(UTC)
ON_EITHER = pytest.mark.parametrize("config", ["sqlite", "postgresql"], indirect=True)
"""What a module says whose tests are of both databases."""
_LINK = re.compile(r'name="link"[^>]*value="([^"]+)"')


def token(site: Flask, visit: str, host: str = PARLIAMENT) -> str:
    with site.app_context():
        return token_of(visit, host)


def enter(site: Flask, visit: str, host: str = PARLIAMENT) -> Visitor:
    """A host who has opened the link of its letter."""
    visitor = Visitor(site)
    answer = visitor.get(f"/h/{token(site, visit, host)}")
    assert (answer.status_code, answer.location) == (302, "/h")
    return visitor


def link_key(visitor: Visitor) -> str:
    """What tells the pages of two links apart."""
    found = _LINK.search(visitor.read("/h"))
    assert found
    return found[1]


def send(visitor: Visitor, slot: str = "A01#1", **fields: str) -> TestResponse:
    """Answer for one meeting: ``send(host, choice="confirm")``."""
    values = {f"{slot}.{name}": value for name, value in {"round": "1", **fields}.items()}
    return visitor.post("/h", {"link": link_key(visitor), **values})


def states(site: Flask, visit: str, host: str = PARLIAMENT) -> list[str]:
    with site.app_context():
        return [each.state for each in asked(visit, host).slots]
