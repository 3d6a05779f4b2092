"""No session becomes confirmed by an edit while its host, its time or its site's clearance is missing."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from flask import Flask

from tests.factories import example, example_file
from tests.fakes import CountedCalendars
from tests.hosting import BY, PARLIAMENT, RIVAL_PLAN, a_visit_to_host, invite, planned, statuses
from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.storage.bookings import booked_by
from visitplanner.storage.clearances import waivers_of
from visitplanner.storage.database import db
from visitplanner.storage.models import AuditEventRow
from visitplanner.storage.visits import load_visit, visit_row
from visitplanner.use_cases.change_clearance import ClearanceIsNotAsked, change_clearance
from visitplanner.use_cases.check_confirmations import ASKED, NOT_CLEARED, TAKEN
from visitplanner.use_cases.edit_visit import edit_visit
from visitplanner.use_cases.import_visit import import_visit
from visitplanner.use_cases.waive_clearance import waive_clearance
from visitplanner.use_cases.withdraw_waiver import NothingIsWaived, withdraw_waiver
from visitplanner.visit.entities import Visit
from visitplanner.visit.faults import VisitFileIsFaulty

SITE = "SITE-H12"
CONFIRMED = {"op": "set", "entity": "sessions", "id": "A01", "field": "status", "value": "confirmed"}


def strict(visit_id: str = "V-STRICT") -> Visit:
    """A visit to sites that ask for what they ask for."""
    return replace(a_visit_to_host(visit_id), sites=example("jordan-kenya-5day").sites)


def edit(visit_id: str, now: datetime, *changes: dict[str, Any]) -> None:
    db.session.rollback()
    version = visit_row(visit_id).version
    db.session.rollback()
    edit_visit(
        visit_id, changes, version=version, files=StudyVisitFiles(), calendars=CountedCalendars(), now=now, by=BY
    )
    db.session.rollback()


def refusal(visit_id: str, now: datetime) -> Any:
    with pytest.raises(VisitFileIsFaulty) as refused:
        edit(visit_id, now, CONFIRMED)
    (fault,) = refused.value.faults
    number = [each.id for each in load_visit(visit_id).sessions].index("A01")
    assert fault.path == f"$.sessions[{number}].status"
    return fault.sentence


def decide(visit_id: str, now: datetime, state: Any) -> None:
    everybody = [each.id for each in load_visit(visit_id).delegation.members]
    db.session.rollback()
    change_clearance(visit_id, SITE, everybody, state, calendars=CountedCalendars(), now=now, by=BY)


def test_a_missing_clearance_refuses_it_and_an_approval_lets_it(either: Flask, now: datetime) -> None:
    visit = planned(strict(), now, RIVAL_PLAN)
    assert refusal(visit, now) == NOT_CLEARED

    decide(visit, now, "submitted")
    assert refusal(visit, now) == NOT_CLEARED
    decide(visit, now, "approved")
    edit(visit, now, CONFIRMED)

    assert statuses(visit) == {"A01": "confirmed"}
    decide(visit, now, "rejected")
    assert statuses(visit) == {"A01": "tentative"}


def test_a_site_has_let_nobody_in_while_nobody_is_entered(app: Flask, now: datetime) -> None:
    whole = strict()
    visit = planned(replace(whole, delegation=replace(whole.delegation, members=())), now, RIVAL_PLAN)

    assert refusal(visit, now) == NOT_CLEARED


def test_a_waiver_lets_it_and_its_withdrawal_makes_it_tentative(either: Flask, now: datetime) -> None:
    visit = planned(strict(), now, RIVAL_PLAN)
    waive_clearance(visit, SITE, reason="Agreed by telephone", calendars=CountedCalendars(), now=now, by=BY)
    edit(visit, now, CONFIRMED)
    assert statuses(visit) == {"A01": "confirmed"}
    assert [each.reason for each in waivers_of(visit).values()] == ["Agreed by telephone"]
    db.session.rollback()

    withdraw_waiver(visit, SITE, calendars=CountedCalendars(), now=now, by=BY)

    assert statuses(visit) == {"A01": "tentative"}
    with pytest.raises(NothingIsWaived):
        withdraw_waiver(visit, SITE, calendars=CountedCalendars(), now=now, by=BY)
    written = [row.operation for row in db.session.query(AuditEventRow).order_by(AuditEventRow.id)]
    assert written == ["clearance_waived", "visit_edited", "clearance_waiver_withdrawn"]


def test_a_new_member_of_the_delegation_makes_it_tentative(app: Flask, now: datetime) -> None:
    whole = strict()
    members = whole.delegation.members
    last = next(each for each in reversed(members) if each.subgroup_id == "A")
    visit = planned(whole, now, RIVAL_PLAN)
    decide(visit, now, "approved")
    edit(visit, now, CONFIRMED)

    entered = json.loads(example_file("jordan-kenya-5day"))["delegation"]["members"][members.index(last)]
    edit(visit, now, {"op": "add", "entity": "members", "value": entered | {"id": "M-NEW"}})

    assert statuses(visit) == {"A01": "tentative"}


def test_a_host_that_was_asked_confirms_by_itself(app: Flask, now: datetime) -> None:
    visit = planned(a_visit_to_host(), now, RIVAL_PLAN)
    invite(app, visit, now, PARLIAMENT)

    assert refusal(visit, now) == ASKED


def test_what_is_confirmed_without_a_letter_is_taken_for_other_visits(either: Flask, now: datetime) -> None:
    first = planned(a_visit_to_host("V-1"), now, RIVAL_PLAN)
    second = planned(a_visit_to_host("V-2"), now, RIVAL_PLAN)
    edit(first, now, CONFIRMED)
    assert list(booked_by(first)) == ["A01#1"]

    assert refusal(second, now) == TAKEN
    assert invite(either, second, now, PARLIAMENT).taken == ("A01#1",)
    edit(first, now, CONFIRMED | {"value": "idea"})

    assert booked_by(first) == {}
    assert invite(either, second, now, PARLIAMENT).taken == ()


def test_a_file_is_believed_and_the_record_names_what_it_confirms_without_clearance(app: Flask, now: datetime) -> None:
    visit = import_visit(
        example_file("kenya-jordan-2018"), files=StudyVisitFiles(), calendars=CountedCalendars(), now=now, by=BY
    )

    assert statuses(visit)["S03"] == "confirmed"
    (event,) = db.session.query(AuditEventRow)
    assert event.after == {"confirmed_without_clearance": ["S03", "S04", "S05", "S08"]}


def test_only_a_site_that_asks_for_names_has_something_to_waive(app: Flask, now: datetime) -> None:
    visit = planned(a_visit_to_host(), now, RIVAL_PLAN)

    with pytest.raises(ClearanceIsNotAsked):
        waive_clearance(visit, SITE, reason="Why not", calendars=CountedCalendars(), now=now, by=BY)
