"""A host says which times suit it, before there is a plan; nothing that is only read keeps anything."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.adapters.hostile_calendars import ENDLESS, NO_CALENDAR, ODD
from tests.hosting import BY, PARLIAMENT, SHELTER
from tests.web.answers.answering import NOW, ON_EITHER
from tests.web.browsing import Visitor
from visitplanner.storage.database import db
from visitplanner.storage.letter_rows import letter_of
from visitplanner.storage.models import LetterRow
from visitplanner.storage.queries.times_requests import times_requests
from visitplanner.storage.visits import load_visit
from visitplanner.use_cases.ask_for_times import ask_for_times
from visitplanner.visit.entities import OfferedWindow

pytestmark = ON_EITHER
LINK = re.compile(r'name="link"[^>]*value="([^"]+)"')
BUSY = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//x//EN\r
BEGIN:VEVENT\r
UID:1@x\r
DTSTAMP:20270101T000000Z\r
DTSTART;TZID=Africa/Nairobi:20270413T090000\r
DTEND;TZID=Africa/Nairobi:20270413T120000\r
SUMMARY:CANARY-WHAT-FOR\r
END:VEVENT\r
END:VCALENDAR\r
"""


def token(site: Flask, visit: str, host: str = PARLIAMENT) -> str:
    told: list[str] = []

    def link(secret: str) -> str:
        told.append(secret)
        return f"http://localhost/t/{secret}"

    with site.app_context():
        ask_for_times(
            visit,
            hosts=[host],
            language="en",
            answer_by=NOW.date() + timedelta(days=9),
            link=link,
            now=NOW,
            by=BY,
        )
    return told[0]


def enter(site: Flask, visit: str, host: str = PARLIAMENT) -> Visitor:
    visitor = Visitor(site)
    answer = visitor.get(f"/t/{token(site, visit, host)}")
    assert (answer.status_code, answer.location) == (302, "/t")
    return visitor


def key(visitor: Visitor) -> str:
    found = LINK.search(visitor.read("/t"))
    assert found
    return found[1]


def given(site: Flask, visit: str) -> dict[str, str]:
    with site.app_context():
        return dict(times_requests(visit)[0].times)


def test_what_a_host_marks_is_kept_and_filled_in_the_next_time(site: Flask, hosted: str) -> None:
    host = enter(site, hosted)
    marks = {"2027-04-13T09": "yes", "2027-04-13T10": "maybe", "2027-04-13T11": "always", "1999-01-01T09": "yes"}

    answer = host.post("/t", {"link": key(host), **marks})

    assert (answer.status_code, answer.location) == (302, "/t")
    assert given(site, hosted) == {"2027-04-13T09": "yes", "2027-04-13T10": "maybe"}
    page = host.read("/t")
    assert page.count('<option value="yes" selected>') == page.count('<option value="maybe" selected>') == 1


def test_a_calendar_is_shown_before_it_is_kept(site: Flask, hosted: str) -> None:
    host = enter(site, hosted)

    answer = host.send_file("/t/calendar", BUSY, link=key(host))

    assert answer.status_code == 200
    assert "Nothing is recorded yet" in answer.text
    assert "CANARY" not in answer.text
    hour = r'name="2027-04-13T%s".*?</select>'
    assert 'value="yes" selected' not in re.findall(hour % "10", answer.text, re.DOTALL)[0]
    assert 'value="yes" selected' in re.findall(hour % "14", answer.text, re.DOTALL)[0]
    assert given(site, hosted) == {}


BOMB = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:19700101T000000Z\nRRULE:FREQ=SECONDLY\nEND:VEVENT\nEND:VCALENDAR"


@pytest.mark.parametrize("pasted", ["", "<html>", BOMB])
def test_what_is_no_calendar_is_refused_beside_its_field(site: Flask, hosted: str, pasted: str) -> None:
    host = enter(site, hosted)

    answer = host.post("/t/calendar", {"link": key(host), "pasted": pasted})

    assert answer.status_code == 422
    assert 'id="calendar-fault"' in answer.text


def test_no_calendar_that_somebody_sends_or_pastes_breaks_the_page_or_is_kept(site: Flask, hosted: str) -> None:
    host = enter(site, hosted)
    page_key = key(host)

    for name, data in {**NO_CALENDAR, **ODD}.items():
        sent = host.send_file("/t/calendar", data, link=page_key)
        assert sent.status_code == 422 if name in NO_CALENDAR else sent.status_code in (200, 422), name
        assert "X-OURS" not in sent.text, name
    for name, data in ENDLESS.items():
        pasted = host.post("/t/calendar", {"link": page_key, "pasted": data.decode()})
        assert pasted.status_code == 422, name
        assert "repeats several times a day" in pasted.text, name

    assert given(site, hosted) == {}


def test_opening_a_link_changes_nothing_and_a_new_link_ends_the_one_before(site: Flask, hosted: str) -> None:
    first = enter(site, hosted)
    with site.app_context():
        before = times_requests(hosted)

    for _ in range(20):
        for method in ("GET", "HEAD", "OPTIONS"):
            first.client.open("/t", method=method)

    with site.app_context():
        assert times_requests(hosted) == before
    token(site, hosted)
    assert first.get("/t").status_code == 404


def test_a_shelter_goes_by_its_public_label(site: Flask, hosted: str) -> None:
    page = enter(site, hosted, SHELTER).read("/t")

    assert "Specialised shelter (location withheld)" in page
    assert "CANARY" not in page


def test_a_coordinator_asks_and_takes_the_times_over(site: Flask, hosted: str) -> None:
    coordinator = Visitor(site)
    coordinator.sign_in()
    until = (NOW.date() + timedelta(days=5)).isoformat()
    form = {"host": PARLIAMENT, "answer_by": until, "language": "en"}
    assert coordinator.post(f"/visits/{hosted}/times", form).status_code == 302
    host = enter(site, hosted)
    marks = {"2027-04-13T09": "yes", "2027-04-13T10": "yes", "2027-04-13T11": "maybe"}
    assert host.post("/t", {"link": key(host), **marks}).status_code == 302

    answer = coordinator.post(f"/visits/{hosted}/times/{PARLIAMENT}/take")

    assert answer.status_code == 302
    with site.app_context():
        [session] = [each for each in load_visit(hosted).sessions if each.host_id == PARLIAMENT]
        db.session.rollback()
    on = session.windows[0].date
    assert session.windows == (OfferedWindow(on, "09:00", "11:00", 1), OfferedWindow(on, "09:00", "12:00", 2))
    assert "Taken over." in coordinator.read(f"/visits/{hosted}/times")


def test_nothing_is_taken_over_from_a_host_that_has_not_answered(site: Flask, hosted: str) -> None:
    coordinator = Visitor(site)
    coordinator.sign_in()

    assert coordinator.post(f"/visits/{hosted}/times/{PARLIAMENT}/take").status_code == 404
    token(site, hosted)
    answer = coordinator.post(f"/visits/{hosted}/times/{PARLIAMENT}/take", follow_redirects=True)
    assert "No time suits this host yet" in answer.text


def test_the_letter_asks_for_times_and_carries_the_link(site: Flask, hosted: str) -> None:
    secret = token(site, hosted)

    with site.app_context():
        row = db.session.scalars(select(LetterRow).order_by(LetterRow.id.desc())).first()
        assert row
        letter = letter_of(row)

    assert letter.words["en"].subject.startswith("When could you receive a delegation?")
    assert (letter.link, letter.facts.meetings) == (f"http://localhost/t/{secret}", ())
    coordinator = Visitor(site)
    coordinator.sign_in()
    assert "Question about times" in coordinator.read(f"/visits/{hosted}/letters/{letter.id}")


def test_a_link_that_is_withdrawn_says_so_and_takes_nothing_until_the_host_is_asked_again(
    site: Flask, hosted: str
) -> None:
    coordinator, host = Visitor(site), enter(site, hosted)
    coordinator.sign_in()
    page_key = key(host)

    for _ in range(2):
        assert coordinator.post(f"/visits/{hosted}/times/{PARLIAMENT}/link/revoke").status_code == 302

    assert host.get("/t").status_code == 410
    refused = host.post("/t", {"link": page_key, "2027-04-13T09": "yes"})
    assert (refused.status_code, given(site, hosted)) == (410, {})
    assert "This link has been withdrawn" in refused.text
    assert "Link withdrawn on" in coordinator.read(f"/visits/{hosted}/times")
    record = coordinator.read(f"/visits/{hosted}/record")
    assert record.count("A host&#39;s link to say its times was withdrawn") == 1
    assert key(enter(site, hosted)) != page_key


def test_a_host_that_was_not_asked_has_no_link_to_withdraw(site: Flask, hosted: str) -> None:
    coordinator = Visitor(site)
    coordinator.sign_in()

    assert coordinator.post(f"/visits/{hosted}/times/{PARLIAMENT}/link/revoke").status_code == 404


FILLED_IN = re.compile(r'name="calendar_at"[^>]*value="([^"]+)"')


def test_times_that_were_filled_in_from_a_calendar_say_as_of_when(site: Flask, hosted: str) -> None:
    host, coordinator = enter(site, hosted), Visitor(site)
    coordinator.sign_in()
    shown = FILLED_IN.search(host.send_file("/t/calendar", BUSY, link=key(host)).text)
    assert shown
    marks = {"link": key(host), "2027-04-13T14": "yes"}

    host.post("/t", {**marks, "calendar_at": shown[1]})

    assert "From its calendar, as of" in coordinator.read(f"/visits/{hosted}/times")
    for no_moment in ("", "yesterday", "2026-01-01", "1999-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00"):
        assert host.post("/t", {**marks, "calendar_at": no_moment}).status_code == 302
        assert "From its calendar, as of" not in coordinator.read(f"/visits/{hosted}/times")
