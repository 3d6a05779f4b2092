"""To whom a letter is addressed at first: the focal point that the catalogue knows, and nobody whom it withholds."""

from collections.abc import Sequence
from datetime import datetime

import pytest
from flask import Flask

from tests.hosting import PARLIAMENT, SHELTER, a_visit_to_host, planned
from tests.web.conftest import tools_of
from visitplanner.storage.confidants import entrust
from visitplanner.storage.coordinators import assign, withdraw
from visitplanner.storage.database import transaction
from visitplanner.storage.queries.catalogue import kept_entries
from visitplanner.storage.recipients import recipient_of
from visitplanner.storage.visits import load_visit
from visitplanner.use_cases.add_user import add_user
from visitplanner.use_cases.fill_catalogue import fill_catalogue
from visitplanner.use_cases.save_entry import save_entry
from visitplanner.visit.catalogue import FocalPoint

OWNER, STRANGER = "owner@example.org", "stranger@example.org"
AMINA = ({"en": "Amina Otieno", "ar": "أمينة أوتينو"}, "amina@example.org", "email")
BARAKA = ({"en": "Baraka Mwangi"}, "baraka@example.org", "phone")
SALMA = ({"en": "Salma Njeri"}, None, "phone")
Point = tuple[dict[str, str], str | None, str]


@pytest.fixture
def visit_id(app: Flask, now: datetime) -> str:
    """A visit of one coordinator, whose hosts are in the catalogue; another coordinator has no part in either."""
    visit_id = planned(a_visit_to_host(), now)
    for each in (OWNER, STRANGER):
        add_user(each, passwords=tools_of(app).passwords, now=now, password="a calm blue morning")
    with transaction():
        assign(visit_id, [OWNER], now)
    fill_catalogue(visit_id, now=now, by=OWNER)
    return visit_id


def catalogue_id(visit_id: str, host: str) -> str:
    name = next(each.name for each in load_visit(visit_id).organisations if each.id == host)
    return next(each.id for each in kept_entries("organisations") if each.entity.name == name)


def recipient(visit_id: str, points: Sequence[Point], language: str, now: datetime, host: str = PARLIAMENT) -> object:
    for name, email, channel in points:
        point = FocalPoint(catalogue_id(visit_id, host), name, email=email, channel=channel)
        save_entry("focal_points", point, now=now, by=OWNER)
    return recipient_of(load_visit(visit_id), host, language)


@pytest.mark.parametrize(
    ("points", "language", "expected"),
    [
        ((), "en", ("", "")),
        ((SALMA,), "en", ("", "")),
        ((AMINA,), "en", ("Amina Otieno", "amina@example.org")),
        ((AMINA,), "ar", ("أمينة أوتينو", "amina@example.org")),
        ((BARAKA,), "ar", ("Baraka Mwangi", "baraka@example.org")),
        ((BARAKA, AMINA, SALMA), "en", ("Amina Otieno", "amina@example.org")),
    ],
    ids=["nobody", "no_address", "one", "in_arabic", "without_arabic", "who_likes_mail_first"],
)
def test_it_is_the_focal_point_that_can_be_written_to(
    visit_id: str, now: datetime, points: Sequence[Point], language: str, expected: tuple[str, str]
) -> None:
    assert recipient(visit_id, points, language, now) == expected


def test_a_confidential_host_is_written_to_only_in_visits_of_those_who_may_know_it(
    visit_id: str, now: datetime
) -> None:
    assert recipient(visit_id, [AMINA], "en", now, SHELTER) == ("Amina Otieno", "amina@example.org")
    own = planned(a_visit_to_host("V-GUESSED"), now)
    with transaction():
        assign(own, [STRANGER], now)
        withdraw(own, OWNER)

    assert recipient_of(load_visit(own), SHELTER, "en") == ("", "")
    with transaction():
        entrust(catalogue_id(visit_id, SHELTER), STRANGER, now)
    assert recipient_of(load_visit(own), SHELTER, "en") == ("Amina Otieno", "amina@example.org")
