"""A published calendar is fetched from an allowed server that proves to be it, or not at all."""

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.adapters.calendar_servers import Calendars, calendar_server
from visitplanner.adapters.calendar_fetch import FETCH_REFUSALS, NO_TURN, TOO_SLOW, CalendarFetch
from visitplanner.language.text import Text
from visitplanner.programme.host_times import Busy
from visitplanner.use_cases.ports import CalendarIsUnreadable

FIRST, LAST, ZONE = date(2027, 4, 12), date(2027, 4, 16), "Africa/Nairobi"
SERVERS = ("*.calendar.test", "*.other.test")
TAKEN = (Busy(datetime(2027, 4, 13, 6, tzinfo=UTC), datetime(2027, 4, 13, 9, tzinfo=UTC)),)
CHILD = "tests.adapters.local_calendar_child"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Calendars]:
    with calendar_server(tmp_path_factory.mktemp("calendars")) as server:
        yield server


def fetch(wall_seconds: float = 60.0, servers: tuple[str, ...] = SERVERS) -> CalendarFetch:
    return CalendarFetch(servers, child=CHILD, wall_seconds=wall_seconds)


def refusal(address: str, wall_seconds: float = 60.0) -> Text:
    with pytest.raises(CalendarIsUnreadable) as refused:
        fetch(wall_seconds).busy(address, FIRST, LAST, ZONE)
    return refused.value.sentence


@pytest.mark.parametrize("scheme", ["https", "HTTPS", "webcal", "webcals"])
def test_what_is_taken_is_told_and_nothing_of_what_for(server: Calendars, scheme: str) -> None:
    server.asked.clear()

    found = fetch().busy(f"{scheme}://{server.name()}/busy.ics?key=1", FIRST, LAST, ZONE)

    assert found == TAKEN
    [(path, host, browser)] = server.asked
    assert (path, host) == ("/busy.ics?key=1", server.name())
    assert browser.startswith("Mozilla/5.0 ")


@pytest.mark.parametrize("path", ["/packed.ics", "/chain/3"])
def test_a_packed_calendar_and_one_three_steps_away_are_read(server: Calendars, path: str) -> None:
    assert fetch().busy(f"https://{server.name()}{path}", FIRST, LAST, ZONE) == TAKEN


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/to-forbidden", "not_allowed"),
        ("/to-private", "no_answer"),
        ("/to-plain", "leads_nowhere"),
        ("/to-password", "leads_nowhere"),
        ("/to-nothing", "leads_nowhere"),
        ("/chain/4", "leads_nowhere"),
        ("/500", "no_success"),
        ("/page", "no_calendar"),
        ("/often.ics", "too_often"),
        ("/endless", "too_large"),
        ("/bomb", "too_large"),
    ],
)
def test_what_leads_elsewhere_or_is_no_calendar_is_refused(server: Calendars, path: str, word: str) -> None:
    assert refusal(f"https://{server.name()}{path}") == FETCH_REFUSALS[word]


@pytest.mark.parametrize("path", ["/silent", "/trickle"])
def test_a_server_that_keeps_us_waiting_is_left(server: Calendars, path: str) -> None:
    assert refusal(f"https://{server.name()}{path}", wall_seconds=3.0) == TOO_SLOW


def test_a_certificate_for_another_name_or_of_nobody_is_refused(server: Calendars, tmp_path: Path) -> None:
    server.asked.clear()

    assert refusal(f"https://{server.name('other.test')}/busy.ics") == FETCH_REFUSALS["certificate"]
    with calendar_server(tmp_path, trusted=False) as unknown:
        assert refusal(f"https://{unknown.name()}/busy.ics") == FETCH_REFUSALS["certificate"]
        assert unknown.asked == []
    assert server.asked == []


def test_a_server_that_is_not_listed_is_not_asked(server: Calendars) -> None:
    server.asked.clear()

    for servers in ((), ("calendar.test",), ("*.example.org",)):
        with pytest.raises(CalendarIsUnreadable) as refused:
            fetch(servers=servers).busy(f"https://{server.name()}/busy.ics", FIRST, LAST, ZONE)
        assert refused.value.sentence == FETCH_REFUSALS["not_allowed"]

    assert server.asked == []


def test_a_name_that_leads_to_no_server_or_into_a_private_network_is_answered_alike() -> None:
    assert refusal("https://unknown.calendar.test/") == FETCH_REFUSALS["no_answer"]
    assert refusal("https://private.calendar.test/") == FETCH_REFUSALS["no_answer"]


def test_the_settings_of_the_machine_name_no_go_between(server: Calendars, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")

    assert fetch().busy(f"https://{server.name()}/busy.ics", FIRST, LAST, ZONE) == TAKEN


def test_servers_that_are_slow_keep_two_waiting_and_no_more(server: Calendars) -> None:
    fetching, slow = fetch(wall_seconds=20.0), f"https://{server.name()}/silent"
    server.asked.clear()
    waiting = [threading.Thread(target=_ignore, args=(fetching, slow), daemon=True) for _ in range(2)]
    for each in waiting:
        each.start()
    while len(server.asked) < 2 and all(each.is_alive() for each in waiting):
        waiting[0].join(0.05)

    with pytest.raises(CalendarIsUnreadable) as refused:
        fetching.busy(f"https://{server.name()}/busy.ics", FIRST, LAST, ZONE)

    assert refused.value.sentence == NO_TURN


def _ignore(fetching: CalendarFetch, address: str) -> None:
    with pytest.raises(CalendarIsUnreadable):
        fetching.busy(address, FIRST, LAST, ZONE)
