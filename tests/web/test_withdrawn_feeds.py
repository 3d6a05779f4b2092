"""A withdrawn link says so for a month and is gone for good; a download is for coordinators."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import update

from tests.adapters.exports.calendar_lint import faults
from tests.factories import REFERENCE
from tests.web.browsing import Visitor
from tests.web.subscribing import A_DAY, CALENDAR, a_link, summaries, withdraw
from visitplanner.storage.database import transaction
from visitplanner.storage.models import FeedLinkRow
from visitplanner.use_cases.create_feed_link import NewFeedLink


@pytest.fixture
def link(site: Flask, planned: str) -> NewFeedLink:
    return a_link(site, planned)


def test_a_withdrawn_link_tells_its_subscribers_for_a_month(site: Flask, stranger: Visitor, link: NewFeedLink) -> None:
    path = f"/feed/{link.token}/en/a.ics"
    withdraw(site, link, datetime.now(UTC) - 29 * A_DAY)

    answer = stranger.get(path)

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, CALENDAR)
    assert summaries(answer) == ["This calendar link has been withdrawn"]
    assert faults(answer.data) == []
    assert stranger.get(path).data == answer.data
    assert stranger.get(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_after_a_month_a_withdrawn_link_is_gone(site: Flask, stranger: Visitor, link: NewFeedLink) -> None:
    withdraw(site, link, datetime.now(UTC) - 30 * A_DAY)

    answer = stranger.get(f"/feed/{link.token}/en/a.ics")

    assert (answer.status_code, answer.mimetype) == (410, "text/plain")


def test_a_link_runs_out(site: Flask, stranger: Visitor, link: NewFeedLink) -> None:
    with site.app_context(), transaction() as session:
        session.execute(update(FeedLinkRow).values(expires_at=datetime.now(UTC) - A_DAY))

    assert summaries(stranger.get(f"/feed/{link.token}/en/a.ics")) == ["This calendar link has been withdrawn"]


def test_a_coordinator_downloads_the_calendar_once(coordinator: Visitor, planned: str) -> None:
    answer = coordinator.get(f"/visits/{planned}/calendar/ar/study-visit-2018.ics")

    assert answer.headers["Content-Type"] == CALENDAR
    assert answer.headers["Content-Disposition"] == 'attachment; filename="study-visit-2018.ics"'
    assert faults(answer.data) == []


def test_a_stranger_downloads_nothing(stranger: Visitor, planned: str) -> None:
    answer = stranger.get(f"/visits/{planned}/calendar/en/a.ics")

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in")


@pytest.mark.parametrize("path", ["/visits/V-NONE/calendar/en/a.ics", f"/visits/{REFERENCE}/calendar/xx/a.ics"])
def test_there_is_nothing_to_download_of_an_unknown_visit_or_language(
    coordinator: Visitor, planned: str, path: str
) -> None:
    assert coordinator.get(path).status_code == 404
