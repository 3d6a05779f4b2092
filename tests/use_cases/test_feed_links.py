"""Links to calendars are made for one reader, shown once and can be withdrawn."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from tests.factories import REFERENCE, kept_visit
from visitplanner.adapters.exports import ics
from visitplanner.storage.calendars import Edition
from visitplanner.storage.queries.feeds import calendar_file, feed_link, feed_links
from visitplanner.storage.visits import VisitIsUnknown
from visitplanner.use_cases.create_feed_link import NewFeedLink, ReaderIsUnknown, create_feed_link
from visitplanner.use_cases.revoke_feed_link import FeedLinkIsUnknown, revoke_feed_link

A_DAY = timedelta(days=1)


def a_link(now: datetime, **reader: Any) -> NewFeedLink:
    given: dict[str, Any] = {"language": "en", "role": "delegate", "subgroup": "G1"} | reader
    return create_feed_link(REFERENCE, calendars=ics, now=now, **given)


def test_a_new_link_leads_to_a_calendar_for_its_reader(either: Flask, now: datetime) -> None:
    kept_visit(now)

    new = a_link(now, full_day=True)

    link = feed_link(new.token)
    assert link is not None
    assert (link.id, link.visit_id, link.edition) == (new.id, REFERENCE, Edition("en", "delegate", "G1", True))
    assert calendar_file(REFERENCE, link.edition) is not None
    assert link.withdrawn_at(now) is None


def test_no_two_links_share_a_secret_and_a_wrong_one_leads_nowhere(app: Flask, now: datetime) -> None:
    kept_visit(now)

    secrets = {a_link(now).token for _ in range(5)}

    assert len(secrets) == 5
    assert all(len(each) == 43 for each in secrets)
    assert feed_link(secrets.pop()[:-1]) is None


def test_a_link_lasts_half_a_year_or_a_month_beyond_the_visit(app: Flask, now: datetime) -> None:
    kept_visit(now)
    a_link(now)
    a_link(datetime(2017, 1, 1, tzinfo=UTC))

    later, early = (each.expires_at for each in reversed(feed_links(REFERENCE)))

    assert later == now + 180 * A_DAY
    assert early == datetime(2018, 5, 24, tzinfo=UTC)


def test_a_link_that_has_run_out_counts_as_withdrawn_since_then(app: Flask, now: datetime) -> None:
    kept_visit(now)
    link = feed_link(a_link(now).token)
    assert link is not None

    assert link.withdrawn_at(link.expires_at - A_DAY) is None
    assert link.withdrawn_at(link.expires_at + A_DAY) == link.expires_at


@pytest.mark.parametrize(
    "reader",
    [{"language": "xx"}, {"subgroup": "G9"}, {"subgroup": ""}, {"role": "head", "subgroup": "G9"}],
)
def test_a_reader_that_the_visit_does_not_know_gets_no_link(app: Flask, now: datetime, reader: dict[str, str]) -> None:
    kept_visit(now)

    with pytest.raises(ReaderIsUnknown):
        a_link(now, **reader)

    assert feed_links(REFERENCE) == ()


def test_an_unknown_visit_gets_no_link(app: Flask, now: datetime) -> None:
    with pytest.raises(VisitIsUnknown):
        a_link(now)


def test_a_withdrawn_link_stays_withdrawn_since_the_first_time(either: Flask, now: datetime) -> None:
    kept_visit(now)
    new = a_link(now)

    revoke_feed_link(new.id, visit_id=REFERENCE, now=now + A_DAY)
    revoke_feed_link(new.id, visit_id=REFERENCE, now=now + 2 * A_DAY)

    (link,) = feed_links(REFERENCE)
    assert link.revoked_at == now + A_DAY
    assert link.withdrawn_at(now) is None
    assert link.withdrawn_at(now + 3 * A_DAY) == now + A_DAY


def test_a_link_of_another_visit_cannot_be_withdrawn(app: Flask, now: datetime) -> None:
    kept_visit(now)
    new = a_link(now)

    with pytest.raises(FeedLinkIsUnknown):
        revoke_feed_link(new.id, visit_id="V-OTHER", now=now)

    (link,) = feed_links(REFERENCE)
    assert link.revoked_at is None
