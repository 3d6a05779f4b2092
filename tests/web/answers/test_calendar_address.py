"""A host may enter the address of its published calendar where the operator allows it; it leads nowhere else."""

import logging
import re
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from config import Config
from tests.adapters.calendar_servers import Calendars, calendar_server
from tests.web.answers.test_times import enter, given, key
from tests.web.test_access import content_of
from visitplanner.adapters.calendar_fetch import CalendarFetch
from visitplanner.app import create_app
from visitplanner.storage.database import db

ELSEWHERE = (
    "http://{CB}/x",
    "http://127.1:{PORT}/x",
    "http://0x7f000001:{PORT}/x",
    "http://2130706433:{PORT}/x",
    "http://017700000001:{PORT}/x",
    "http://0:{PORT}/x",
    "http://0.0.0.0:{PORT}/x",
    "http://localhost:{PORT}/x",
    "http://[::1]:{PORT}/x",
    "http://[::]:{PORT}/x",
    "http://[::ffff:127.0.0.1]:{PORT}/x",
    "http://[::127.0.0.1]:{PORT}/x",
    "http://[64:ff9b::7f00:1]:{PORT}/x",
    "http://[2002:7f00:1::]:{PORT}/x",
    "http://[fec0::1]/",
    "http://[fe80::1%25lo]:{PORT}/x",
    "http://127\u30020\u30020\u30021:{PORT}/x",
    "http://\u2460\u2461\u2466.0.0.1:{PORT}/x",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://169.254.169.254/latest/meta-data/",
    "http://metadata.google.internal/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.0.1/",
    "http://user:pass@{CB}/x",
    "http://calendar.test@{CB}/x",
    "http://example.org\\@{CB}/x",
    "http://example.org#@{CB}/x",
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_FLUSHALL",
    "dict://127.0.0.1:11211/stats",
    "ftp://127.0.0.1/x",
    "jar:http://{CB}/x!/y",
    "webcal://{CB}/x",
    "webcal://localhost:{PORT}/x",
    "http://{CB}/slow",
    "http://{CB}/endless",
    "http://{CB}/gzipbomb",
    "http://127.0.0.1:22/",
    "https://{CB}/x",
    "https://p{PORT}.calendar.test:{PORT}/x",
    "//{CB}/x",
    "http:{CB}/x",
    "http://[",
    "http://",
    "https://calendar.test\r\nHost: {CB}/x",
    "http://" + "a" * 70 + ".example/",
    "https://p{PORT}.calendar.test.{CB}/x",
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Calendars]:
    with calendar_server(tmp_path_factory.mktemp("calendars")) as server:
        yield server


@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[int, list[object]]]:
    """A port, and whoever came to it."""
    came: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def wait() -> None:
            while True:
                try:
                    caller, address = listening.accept()
                except OSError:
                    return
                came.append(address)
                caller.close()

        threading.Thread(target=wait, daemon=True).start()
        yield listening.getsockname()[1], came
        listening.shutdown(socket.SHUT_RDWR)


def allow(site: Flask, *servers: str) -> None:
    fetch = CalendarFetch(servers, child="tests.adapters.local_calendar_child", wall_seconds=60.0)
    site.extensions["visitplanner"] = replace(site.extensions["visitplanner"], calendar_addresses=fetch)


def test_what_stands_there_is_shown_with_its_moment_and_nothing_is_kept(
    site: Flask, hosted: str, server: Calendars, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    allow(site, "*.calendar.test")
    host = enter(site, hosted)
    secret, page_key = "OUR-SECRET-ADDRESS", key(host)
    before = content_of(site)

    answer = host.post("/t/calendar", {"link": page_key, "address": f" https://{server.name()}/busy.ics?{secret} "})

    assert answer.status_code == 200
    assert server.asked[-1][0] == f"/busy.ics?{secret}"
    assert re.search(r"leaves free, as of \w+day, .* at \d\d:\d\d\. Nothing is recorded yet", answer.text)
    hour = r'name="2027-04-13T%s".*?</select>'
    assert 'value="yes" selected' not in re.findall(hour % "10", answer.text, re.DOTALL)[0]
    assert 'value="yes" selected' in re.findall(hour % "14", answer.text, re.DOTALL)[0]
    assert content_of(site) == before
    assert "CANARY" not in answer.text
    assert secret not in answer.text + caplog.text


def test_the_page_names_the_servers_and_has_no_field_where_none_is_allowed(site: Flask, hosted: str) -> None:
    host = enter(site, hosted)
    assert 'name="address"' not in host.read("/t")

    allow(site, "calendar.google.com", "*.icloud.com")

    page = host.read("/t")
    assert 'name="address"' in page
    assert "Possible with: calendar.google.com and *.icloud.com." in page


def test_where_nothing_is_allowed_an_address_is_not_looked_at(site: Flask, hosted: str, server: Calendars) -> None:
    host = enter(site, hosted)
    server.asked.clear()

    answer = host.post("/t/calendar", {"link": key(host), "address": f"https://{server.name()}/busy.ics"})

    assert answer.status_code == 422
    assert server.asked == []


@pytest.mark.parametrize(
    ("path", "sentence"),
    [("/500", "There is no calendar at this address"), ("/page", "What stands at this address is no calendar")],
)
def test_what_went_wrong_is_said_beside_the_field_without_the_address(
    site: Flask, hosted: str, server: Calendars, path: str, sentence: str
) -> None:
    allow(site, "*.calendar.test")
    host = enter(site, hosted)

    answer = host.post("/t/calendar", {"link": key(host), "address": f"https://{server.name()}{path}?SECRET"})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert "SECRET" not in answer.text
    assert given(site, hosted) == {}


def test_no_address_leads_into_our_own_network(
    site: Flask, hosted: str, listener: tuple[int, list[object]], server: Calendars
) -> None:
    allow(site, "*.calendar.test", "metadata.google.internal", "localhost.localdomain")
    host, (port, came) = enter(site, hosted), listener
    page_key = key(host)
    server.asked.clear()
    with socket.create_connection(("127.0.0.1", port)):
        pass
    while not came:
        threading.Event().wait(0.01)
    came.clear()

    for pattern in ELSEWHERE:
        address = pattern.replace("{CB}", f"127.0.0.1:{port}").replace("{PORT}", str(port))
        answer = host.post("/t/calendar", {"link": page_key, "address": address})
        assert answer.status_code == 422, address
        assert 'id="calendar-fault"' in answer.text, address
        assert "root:" not in answer.text, address

    assert len(ELSEWHERE) == 48
    assert came == server.asked == []


def test_a_link_has_ten_tries_an_hour(config: Config, hosted: str) -> None:
    site = create_app(replace(config, rate_limits=True, calendar_hosts="calendar.test"))
    host = enter(site, hosted)
    wanted = {"link": key(host), "address": "https://elsewhere.test/x"}

    statuses = [host.post("/t/calendar", wanted).status_code for _ in range(12)]

    assert statuses == [422] * 10 + [429] * 2
    with site.app_context():
        db.engine.dispose()
