"""A feed answers programs as they need it: validators, no cookies, no pages, and silence for strangers."""

import gzip
import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from flask import Flask
from icalendar import Calendar
from sqlalchemy import select, update

from tests.adapters.exports.calendar_lint import faults
from tests.factories import FIVE_DAYS, a_plan, example_file, save_itinerary
from tests.programme.plans import jordan_to_kenya
from tests.web.browsing import Visitor
from tests.web.conftest import keep_plan, tools_of
from tests.web.subscribing import A_DAY, CALENDAR, a_link, summaries
from visitplanner.storage.database import db, transaction
from visitplanner.storage.models import CalendarBodyRow, FeedLinkRow
from visitplanner.use_cases.create_feed_link import NewFeedLink
from visitplanner.use_cases.import_visit import import_visit
from visitplanner.use_cases.publish_calendar import publish_calendar


@pytest.fixture
def link(site: Flask, planned: str) -> NewFeedLink:
    return a_link(site, planned)


@pytest.fixture
def path(link: NewFeedLink) -> str:
    return f"/feed/{link.token}/en/study-visit-2018.ics"


def test_whoever_knows_the_address_reads_the_calendar(stranger: Visitor, path: str) -> None:
    answer = stranger.get(path)

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == CALENDAR
    assert answer.headers["Content-Disposition"] == 'inline; filename="study-visit-2018.ics"'
    assert faults(answer.data) == []
    assert summaries(answer) == ["Welcome by IOM; challenges and best practices in combating trafficking in Jordan"]


def test_the_answer_is_for_this_reader_only_and_not_for_search_engines(stranger: Visitor, path: str) -> None:
    headers = stranger.get(path).headers

    assert headers["Cache-Control"] == "private, no-cache"
    assert headers["X-Robots-Tag"] == "noindex"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Vary"] == "Accept-Encoding"


def test_two_fetches_are_the_same_octets_and_change_nothing(site: Flask, stranger: Visitor, path: str) -> None:
    first, second = stranger.get(path), stranger.get(path)

    assert first.data == second.data
    assert first.headers["ETag"] == second.headers["ETag"]
    assert first.headers["Last-Modified"] == second.headers["Last-Modified"]


def test_a_fetch_needs_no_accept_header(site: Flask, path: str) -> None:
    assert site.test_client().get(path, headers={"User-Agent": "Google-Calendar-Importer"}).status_code == 200


def test_even_somebody_who_has_signed_in_gets_no_cookie(coordinator: Visitor, path: str) -> None:
    assert coordinator.client.get_cookie("session") is not None

    answer = coordinator.get(path)

    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers["Vary"]


def test_a_head_request_has_the_headers_of_a_fetch(stranger: Visitor, path: str) -> None:
    fetched, head = stranger.get(path), stranger.client.head(path)

    assert head.status_code == 200
    assert head.data == b""
    for name in ("Content-Type", "Content-Length", "ETag", "Last-Modified", "Cache-Control", "Vary"):
        assert head.headers[name] == fetched.headers[name]


@pytest.mark.parametrize(
    "match",
    ["{etag}", '"other", {etag}', "{strong}", "*", '"a",W/"b" , {etag}'],
)
def test_a_program_that_has_the_calendar_is_told_so(stranger: Visitor, path: str, match: str) -> None:
    etag = stranger.get(path).headers["ETag"]
    assert etag.startswith('W/"')

    answer = stranger.get(path, headers={"If-None-Match": match.format(etag=etag, strong=etag.removeprefix("W/"))})

    assert (answer.status_code, answer.data) == (304, b"")
    assert answer.headers["ETag"] == etag
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert "Set-Cookie" not in answer.headers


def test_a_program_that_has_another_calendar_is_given_this_one(stranger: Visitor, path: str) -> None:
    for match in ('"other"', "unquoted", ""):
        assert stranger.get(path, headers={"If-None-Match": match}).status_code == 200


def test_the_date_is_asked_only_where_no_tag_is_named(stranger: Visitor, path: str) -> None:
    modified = stranger.get(path).headers["Last-Modified"]
    long_ago = format_datetime(datetime(2001, 1, 1, tzinfo=UTC), usegmt=True)

    assert stranger.get(path, headers={"If-Modified-Since": modified}).status_code == 304
    assert stranger.get(path, headers={"If-Modified-Since": long_ago}).status_code == 200
    both = {"If-Modified-Since": modified, "If-None-Match": '"other"'}
    assert stranger.get(path, headers=both).status_code == 200


def test_the_moment_of_change_comes_from_the_data(stranger: Visitor, path: str, now: datetime) -> None:
    assert stranger.get(path).last_modified == now.replace(microsecond=0)


def test_a_changed_plan_changes_the_tag_and_the_version_of_what_moved(
    site: Flask, stranger: Visitor, path: str, now: datetime
) -> None:
    before = stranger.get(path)
    (placement,) = a_plan().placements
    moved = replace(placement, start=placement.start + 15, end=placement.end + 15)
    keep_plan(site, replace(a_plan(), placements=(moved,)), now + A_DAY)

    after = stranger.get(path, headers={"If-None-Match": before.headers["ETag"]})

    assert after.status_code == 200
    assert after.last_modified == (now + A_DAY).replace(microsecond=0)
    (event,) = Calendar.from_ical(after.data).walk("VEVENT")
    (old,) = Calendar.from_ical(before.data).walk("VEVENT")
    assert (event["UID"], event["SEQUENCE"]) == (old["UID"], 1)
    assert event["DTSTART"].dt - old["DTSTART"].dt == timedelta(minutes=15)
    assert event["DTSTAMP"].dt == (now + A_DAY).replace(microsecond=0)


def test_a_plan_that_is_kept_again_changes_nothing(site: Flask, stranger: Visitor, path: str, now: datetime) -> None:
    before = stranger.get(path)
    keep_plan(site, a_plan(), now + A_DAY)

    assert stranger.get(path, headers={"If-None-Match": before.headers["ETag"]}).status_code == 304


def test_the_calendar_is_zipped_for_who_can_read_that(stranger: Visitor, path: str) -> None:
    plain = stranger.get(path)
    zipped = stranger.get(path, headers={"Accept-Encoding": "gzip, deflate"})

    assert "Content-Encoding" not in plain.headers
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.data) == plain.data
    assert len(zipped.data) < len(plain.data)
    assert zipped.headers["ETag"] == plain.headers["ETag"]
    refused = stranger.get(path, headers={"Accept-Encoding": "gzip;q=0"})
    assert "Content-Encoding" not in refused.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "PROPFIND", "REPORT", "MKCALENDAR"])
def test_a_program_that_would_write_is_told_that_it_cannot(stranger: Visitor, path: str, method: str) -> None:
    answer = stranger.client.open(path, method=method, headers={"If-Match": "nothing", "Origin": "https://other.org"})

    assert answer.status_code == 405
    assert {each.strip() for each in answer.headers["Allow"].split(",")} == {"GET", "HEAD", "OPTIONS"}
    assert answer.mimetype == "text/plain"
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "wrong",
    [
        "/feed/unknown/en/a.ics",
        "/feed/%D9%A3/en/a.ics",
        f"/feed/{'x' * 3000}/en/a.ics",
        "/feed/%00/en/a.ics",
        "/feed/a/en/b/c.ics",
        "/feed/",
    ],
)
def test_an_unknown_address_is_a_plain_404(stranger: Visitor, wrong: str) -> None:
    answer = stranger.get(wrong)

    assert (answer.status_code, answer.mimetype, answer.text) == (404, "text/plain", "Not Found\n")
    assert "Set-Cookie" not in answer.headers


def test_a_link_is_for_one_language(stranger: Visitor, link: NewFeedLink) -> None:
    assert stranger.get(f"/feed/{link.token}/en/a.ics").status_code == 200
    assert stranger.get(f"/feed/{link.token}/ar/a.ics").status_code == 404


def test_the_name_at_the_end_is_free_and_safe(stranger: Visitor, link: NewFeedLink) -> None:
    answer = stranger.get(f'/feed/{link.token}/en/a"; x=y%0D%0AX-Evil:1.ics')

    assert answer.headers["Content-Disposition"] == 'inline; filename="a-x-y-X-Evil-1.ics"'
    assert "X-Evil" not in answer.headers


def test_the_calendar_of_a_subgroup_holds_its_own_meetings_only(site: Flask, stranger: Visitor, now: datetime) -> None:
    with site.app_context():
        tools = tools_of(site)
        data = example_file("jordan-kenya-5day")
        import_visit(data, files=tools.visit_files, calendars=tools.calendars, now=now)
        with transaction():
            save_itinerary(jordan_to_kenya()[2], FIVE_DAYS, 1, now)
            publish_calendar(FIVE_DAYS, calendars=tools.calendars, now=now)
    group, whole = a_link(site, FIVE_DAYS, subgroup="B"), a_link(site, FIVE_DAYS)

    own = summaries(stranger.get(f"/feed/{group.token}/en/a.ics"))
    everything = summaries(stranger.get(f"/feed/{whole.token}/en/a.ics"))

    assert "Visit to specialised services (C)" in everything
    assert len(own) == 7
    assert not any("specialised services" in each for each in own)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_feed_holds_a_canary(site: Flask, stranger: Visitor, planned: str, language: str) -> None:
    assert b"CANARY-A-DK-ADDRESS" in example_file()

    answer = stranger.get(f"/feed/{a_link(site, planned, language).token}/{language}/a.ics")

    assert b"CANARY" not in answer.data.replace(b"\r\n ", b"")


def test_the_file_is_made_when_the_plan_is_kept_and_not_at_a_fetch(site: Flask, stranger: Visitor, path: str) -> None:
    octets = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
    with site.app_context(), transaction() as session:
        session.execute(update(CalendarBodyRow).values(octets=octets))

    assert stranger.get(path).data == octets


def test_the_secret_is_nowhere_in_the_database(site: Flask, link: NewFeedLink) -> None:
    with site.app_context():
        (row,) = db.session.scalars(select(FeedLinkRow))
        kept = repr([getattr(row, column.key) for column in row.__table__.columns])

    assert len(link.token) >= 43
    assert link.token not in kept


def test_the_secret_is_in_no_log(link: NewFeedLink, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        logging.getLogger("waitress").info('"GET %s HTTP/1.1" 200', f"/feed/{link.token}/en/a.ics?travel=1")

    assert link.token not in caplog.text
    assert "/feed/[" in caplog.text
