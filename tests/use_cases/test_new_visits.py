"""New visits are kept once, with the holidays that are known; addresses are shown on record; presence passes."""

from datetime import date, datetime, timedelta

import pytest
from flask import Flask

from tests.factories import REFERENCE, a_plan, kept_visit, save_itinerary
from tests.fakes import CountedCalendars
from tests.visit.test_beginning import FIRST
from visitplanner.planning import Itinerary
from visitplanner.storage.database import db, transaction
from visitplanner.storage.itineraries import load_itinerary
from visitplanner.storage.models import AuditEventRow
from visitplanner.storage.queries.editing import plan_is_older
from visitplanner.storage.queries.presences import others_here
from visitplanner.storage.visits import VisitIsUnknown, load_visit, visit_ids
from visitplanner.use_cases.copy_visit import copy_visit
from visitplanner.use_cases.create_visit import create_visit
from visitplanner.use_cases.note_presence import note_presence
from visitplanner.use_cases.reveal_address import SiteIsUnknown, reveal_address
from visitplanner.visit.country import PublicHoliday

BY = "a@example.org"


class OneHoliday:
    """A year with a single holiday, named in one language."""

    def of(self, country: str, years: object) -> tuple[PublicHoliday, ...]:
        return (PublicHoliday(date(2027, 5, 9), {"en": "A holiday"}, "announced"),)

    def ramadan(self, year: int) -> tuple[tuple[date, date], ...]:
        return ()


def created(now: datetime, key: str | None = None) -> str:
    return create_visit(FIRST, calendars=CountedCalendars(), holidays=OneHoliday(), now=now, by=BY, key=key)


def copied(now: datetime, key: str | None = None) -> str:
    return copy_visit(
        REFERENCE,
        code="AGAIN",
        title={"en": "Again", "ar": "مجدداً"},
        start=date(2027, 5, 9),
        calendars=CountedCalendars(),
        holidays=OneHoliday(),
        now=now,
        by=BY,
        key=key,
    )


def test_a_visit_begins_once_with_the_holidays_that_are_known(either: Flask, now: datetime) -> None:
    assert [created(now, "k"), created(now, "k"), created(now)] == ["V-A-1", "V-A-1", "V-A-1-2"]

    visit = load_visit("V-A-1")
    assert [(each.date.day, each.name) for each in visit.holidays] == [(9, {"en": "A holiday", "ar": "A holiday"})]
    assert [each.operation for each in db.session.query(AuditEventRow)] == ["visit_created", "visit_created"]


def test_a_visit_is_copied_once_without_its_plan(either: Flask, now: datetime) -> None:
    kept_visit(now)
    with transaction():
        save_itinerary(a_plan(), REFERENCE, 1, now)

    assert [copied(now, "k"), copied(now, "k")] == ["V-AGAIN", "V-AGAIN"]

    assert visit_ids() == {REFERENCE, "V-AGAIN"}
    assert load_visit("V-AGAIN").header.start_date == date(2027, 5, 10)
    assert load_itinerary("V-AGAIN") is None


def test_what_is_not_there_is_not_copied(app: Flask, now: datetime) -> None:
    with pytest.raises(VisitIsUnknown):
        copied(now)


def test_an_address_is_shown_on_record_and_not_in_it(app: Flask, now: datetime) -> None:
    kept_visit(now)

    shown = reveal_address(REFERENCE, site_id="SITE-DK", now=now, by=BY)

    assert "CANARY-A-DK-ADDRESS" in shown.address
    assert "CANARY" not in repr(shown)
    (event,) = db.session.query(AuditEventRow)
    assert (event.actor, event.operation, event.after) == (BY, "address_shown", {"site": "SITE-DK"})


@pytest.mark.parametrize("site", ["SITE-MOJ", "SITE-NOWHERE"])
def test_only_confidential_sites_have_an_address_to_reveal(app: Flask, now: datetime, site: str) -> None:
    kept_visit(now)

    with pytest.raises(SiteIsUnknown):
        reveal_address(REFERENCE, site_id=site, now=now, by=BY)

    assert db.session.query(AuditEventRow).count() == 0


def test_presence_passes(either: Flask, now: datetime) -> None:
    kept_visit(now)
    note_presence(REFERENCE, person="b@example.org", now=now)
    note_presence(REFERENCE, person="c@example.org", now=now + timedelta(seconds=60))

    assert others_here(REFERENCE, BY, now + timedelta(seconds=60)) == ("b@example.org", "c@example.org")
    assert others_here(REFERENCE, "c@example.org", now + timedelta(seconds=60)) == ("b@example.org",)
    assert others_here(REFERENCE, BY, now + timedelta(seconds=130)) == ("c@example.org",)


def test_a_plan_is_older_once_the_visit_has_another_version(app: Flask, now: datetime) -> None:
    visit = kept_visit(now)
    assert not plan_is_older(REFERENCE)
    with transaction():
        save_itinerary(Itinerary("optimal"), REFERENCE, 1, now)
    assert not plan_is_older(REFERENCE)

    kept_visit(now)

    assert load_visit(REFERENCE) == visit
    assert plan_is_older(REFERENCE)
