"""What went wrong with letters is told where a coordinator begins; the record calls hosts by their names."""

from datetime import timedelta

import pytest
from flask import Flask

from tests.hosting import SHELTER
from tests.web.answers.answering import NOW, enter, send
from tests.web.browsing import Visitor
from visitplanner.storage.database import db, transaction
from visitplanner.storage.models import LetterRow

WANTED = {"answer_by": (NOW.date() + timedelta(days=14)).isoformat(), "language": "en"}


def let_a_letter_stand(site: Flask, visit: str, state: str, days: int) -> None:
    """One letter of the visit, released so many days ago."""
    with site.app_context():
        with transaction():
            row = db.session.query(LetterRow).filter_by(visit_id=visit).first()
            assert row is not None
            row.state, row.released_at = state, NOW - timedelta(days=days)
        db.session.rollback()


@pytest.mark.parametrize(("state", "days"), [("refused", 0), ("failed", 0), ("bounced", 0), ("waiting", 2)])
def test_a_letter_that_does_not_arrive_is_told_on_every_first_page(
    site: Flask, hosted: str, coordinator: Visitor, state: str, days: int
) -> None:
    paths = (f"/visits/{hosted}", f"/visits/{hosted}/invitations", f"/visits/{hosted}/letters")
    assert "has not reached its host" not in "".join(map(coordinator.read, paths))

    let_a_letter_stand(site, hosted, state, days)

    assert all("1 letter has not reached its host" in coordinator.read(each) for each in paths)
    assert "1 letter not delivered" in coordinator.read("/visits")


def test_a_letter_that_has_just_begun_to_wait_is_no_alarm(site: Flask, hosted: str, coordinator: Visitor) -> None:
    let_a_letter_stand(site, hosted, "waiting", 0)

    assert "has not reached its host" not in coordinator.read(f"/visits/{hosted}/invitations")


def test_the_record_calls_a_host_by_its_name_and_a_shelter_by_its_label(
    site: Flask, hosted: str, coordinator: Visitor
) -> None:
    send(enter(site, hosted), choice="confirm")
    send(enter(site, hosted, SHELTER), "C01#1", choice="confirm")

    page = coordinator.read(f"/visits/{hosted}/record")

    assert "host: H" not in page
    assert "<bdi>Parliamentary Committee on Labour and Social Welfare</bdi>" in page
    assert "<bdi>Specialised shelter (location withheld)</bdi>" in page
    assert "Shelter for women" not in page


@pytest.mark.parametrize("host", ["H99", "", "<b>", "H12'--", "H12\x00"])
def test_a_host_that_the_visit_has_not_is_refused(hosted: str, coordinator: Visitor, host: str) -> None:
    answer = coordinator.post(f"/visits/{hosted}/invitations", {"host": ["H12", host], **WANTED})

    assert answer.status_code == 422
    assert "No host of this visit is called that." in answer.text


def test_hosts_that_know_everything_get_no_letter_and_this_is_said(hosted: str, coordinator: Visitor) -> None:
    answer = coordinator.post(f"/visits/{hosted}/invitations", {"host": ["H12"], **WANTED}, follow_redirects=True)

    assert "These hosts know already how things stand, so no letter is drafted." in answer.text
