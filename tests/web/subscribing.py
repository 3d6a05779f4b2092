"""Calendar links for tests, and what a program reads behind them."""

from datetime import UTC, datetime, timedelta

from flask import Flask
from icalendar import Calendar
from werkzeug.test import TestResponse

from tests.factories import REFERENCE
from tests.web.conftest import tools_of
from visitplanner.use_cases.create_feed_link import NewFeedLink, create_feed_link
from visitplanner.use_cases.revoke_feed_link import revoke_feed_link

CALENDAR = "text/calendar; charset=utf-8"
A_DAY = timedelta(days=1)


def a_link(site: Flask, visit: str, language: str = "en", subgroup: str = "") -> NewFeedLink:
    with site.app_context():
        return create_feed_link(
            visit,
            language=language,
            role="delegate" if subgroup else "coordinator",
            subgroup=subgroup,
            calendars=tools_of(site).calendars,
            now=datetime.now(UTC),
        )


def withdraw(site: Flask, link: NewFeedLink, at: datetime) -> None:
    with site.app_context():
        revoke_feed_link(link.id, visit_id=REFERENCE, now=at)


def summaries(answer: TestResponse) -> list[str]:
    return [str(each["SUMMARY"]) for each in Calendar.from_ical(answer.data).walk("VEVENT")]
