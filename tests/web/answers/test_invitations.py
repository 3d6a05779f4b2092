"""The coordinator's side: asking, where every host stands, links, undoing, and answers given by telephone."""

import re
from datetime import timedelta

from flask import Flask

from tests.factories import save_itinerary
from tests.hosting import LABOUR, PARLIAMENT, PLAN, a_visit_to_host, an_itinerary_of, asked, planned, rivals
from tests.web.answers.answering import NOW, enter, send, states
from tests.web.browsing import Visitor
from visitplanner.storage.database import transaction
from visitplanner.storage.replies import replies_to
from visitplanner.storage.visits import load_visit, visit_row
from visitplanner.use_cases.follow_plan import follow_plan

FORM = {"language": "en", "answer_by": (NOW + timedelta(days=9)).date().isoformat()}
ADDRESS = re.compile(r"http://127\.0\.0\.1:8000(/h/[\w-]{43})")


def board(coordinator: Visitor, visit: str) -> str:
    return coordinator.read(f"/visits/{visit}/invitations")


def another(site: Flask) -> str:
    """A planned visit of which nobody was asked yet, at times that nobody holds."""
    later = tuple((each, groups, begins.replace("09:", "13:").replace("10:", "14:")) for each, groups, begins in PLAN)
    with site.app_context():
        return planned(a_visit_to_host("V-2"), NOW, later[:2])


def test_the_board_says_where_every_host_stands_and_what_comes_next(
    site: Flask, coordinator: Visitor, hosted: str
) -> None:
    send(enter(site, hosted), choice="confirm")
    send(enter(site, hosted, LABOUR), "A02#1", choice="decline", reason="Audit week")

    page = board(coordinator, hosted)

    assert "1 of 4 meetings confirmed" in page
    assert "Plan again without this host, or ask for another time." in page
    assert "Send the letter that is drafted." in page
    assert "Audit week" in page
    assert "since today" in page
    assert "Shelter for women" not in page


def test_hosts_are_asked_from_the_board(site: Flask, coordinator: Visitor, hosted: str) -> None:
    visit = another(site)
    assert 'value="H12"' in board(coordinator, visit)

    answer = coordinator.post(f"/visits/{visit}/invitations", {**FORM, "host": [PARLIAMENT, LABOUR]})

    assert answer.location == f"/visits/{visit}/invitations"
    page = board(coordinator, visit)
    assert "2 hosts are asked." in page
    assert 'value="H12"' not in page
    with site.app_context():
        assert asked(visit, PARLIAMENT).answer_by.isoformat() == FORM["answer_by"]


def test_a_time_that_is_taken_is_not_asked_for_and_said_so(site: Flask, coordinator: Visitor, hosted: str) -> None:
    with site.app_context():
        planned(a_visit_to_host("V-2"), NOW)

    coordinator.post("/visits/V-2/invitations", {**FORM, "host": PARLIAMENT})

    assert "Parliamentary oversight of counter-trafficking was not asked for" in board(coordinator, "V-2")


def test_the_burden_on_a_host_is_told_before_it_is_asked(site: Flask, coordinator: Visitor, hosted: str) -> None:
    page = board(coordinator, another(site))

    assert "Other visits already have 1 meeting with this host in 2027." in page


def test_asking_needs_a_host_a_day_to_come_and_a_language(site: Flask, coordinator: Visitor, hosted: str) -> None:
    visit = another(site)

    answer = coordinator.post(f"/visits/{visit}/invitations", {"answer_by": "2020-01-01", "language": "xx"})

    assert answer.status_code == 422
    for said in ("Choose at least one host.", "Choose a day that is still to come.", "Choose a language."):
        assert said in answer.text
    assert 'value="2020-01-01"' in answer.text


def test_answers_are_wanted_within_reach(site: Flask, coordinator: Visitor, hosted: str) -> None:
    visit = another(site)

    for day in ("9999-12-31", "2030-W01-1", "20300101"):
        fields = {"host": PARLIAMENT, "answer_by": day, "language": "en"}
        assert coordinator.post(f"/visits/{visit}/invitations", fields).status_code == 422, day


def test_without_a_plan_nobody_can_be_asked(coordinator: Visitor, hosted: str, visit: str) -> None:
    answer = coordinator.post(f"/visits/{visit}/invitations", {**FORM, "host": "ORG-DK"})

    assert answer.status_code == 409
    assert "There is no plan yet. Plan the visit first." in answer.text


def test_a_moved_meeting_is_to_be_asked_for_again_and_its_host_sees_no_old_proposal(
    site: Flask, coordinator: Visitor, hosted: str
) -> None:
    host = enter(site, hosted)
    send(host, choice="confirm")
    moved = (("A01#1", "A", "2027-04-15 09:30"), *PLAN[1:])
    with site.app_context(), transaction():
        save_itinerary(an_itinerary_of(a_visit_to_host(), moved), hosted, visit_row(hosted).version, NOW)
        follow_plan(hosted, by="ana@example.org", now=NOW)

    told, page = host.read("/h"), board(coordinator, hosted)
    coordinator.post(f"/visits/{hosted}/invitations", {**FORM, "host": PARLIAMENT})

    assert "The time of this meeting is being changed." in told
    assert 'type="radio"' not in told
    assert "The plan has changed: ask this host again." in page
    assert "something has changed" in page
    assert "Thursday, 15 April 2027" in host.read("/h")
    assert states(site, hosted) == ["asked"]


def test_a_new_link_is_shown_once(site: Flask, coordinator: Visitor, hosted: str) -> None:
    coordinator.post(f"/visits/{hosted}/invitations/{PARLIAMENT}/link")

    found = ADDRESS.search(board(coordinator, hosted))

    assert found
    assert Visitor(site).get(found[1]).location == "/h"
    assert "/h/" not in board(coordinator, hosted)


def test_a_link_is_withdrawn_from_the_board(site: Flask, coordinator: Visitor, hosted: str) -> None:
    host = enter(site, hosted)

    coordinator.post(f"/visits/{hosted}/invitations/{PARLIAMENT}/link/revoke")

    assert host.get("/h").status_code == 410
    assert "Link withdrawn on" in board(coordinator, hosted)


def test_an_answer_is_undone_from_the_board(site: Flask, coordinator: Visitor, hosted: str) -> None:
    send(enter(site, hosted), choice="confirm")

    path = f"/visits/{hosted}/invitations/{PARLIAMENT}/undo"

    coordinator.post(path, {"occurrence": "A01#1"})
    first = board(coordinator, hosted)
    coordinator.post(path, {"occurrence": "A01#1"})
    second = board(coordinator, hosted)

    assert states(site, hosted) == ["asked"]
    assert "The answer is undone." in first
    assert "Answer undone" in first
    assert "There is no answer to undo" in second


def test_what_a_host_offers_is_taken_up_from_the_board(site: Flask, coordinator: Visitor, hosted: str) -> None:
    path = f"/visits/{hosted}/invitations/{PARLIAMENT}/offer"
    coordinator.post(path, {"occurrence": "A01#1"})
    without = board(coordinator, hosted)
    offer = {"choice": "offer", "date0": "2027-04-15", "start0": "10:00", "end0": "12:00", "minutes": "70"}
    send(enter(site, hosted), **offer)

    coordinator.post(path, {"occurrence": "A01#1"})

    assert "The host offers nothing for this meeting." in without
    assert "What the host offers holds from now on." in board(coordinator, hosted)
    with site.app_context():
        (session,) = (each for each in load_visit(hosted).sessions if each.id == "A01")
    assert [(each.date.isoformat(), each.start, each.end) for each in session.windows] == [
        ("2027-04-15", "10:00", "12:00")
    ]
    assert (session.gross_min, session.status) == (60, "tentative")


def test_what_a_host_says_on_the_telephone_is_written_down_with_how_it_is_known(
    site: Flask, coordinator: Visitor, hosted: str
) -> None:
    path = f"/visits/{hosted}/hosts/{PARLIAMENT}/answer"
    form = {"A01#1.round": "1", "A01#1.choice": "confirm"}
    assert "How do you know?" in coordinator.read(path)

    without = coordinator.post(path, form)
    answer = coordinator.post(path, {**form, "heard": "Call with the clerk at noon"})

    assert (without.status_code, answer.status_code) == (422, 302)
    assert "Say how you know: who told you, and when." in without.text
    assert states(site, hosted) == ["confirmed"]
    with site.app_context():
        (reply,) = replies_to(asked(hosted, PARLIAMENT).id)
    assert (reply.channel, reply.actor, reply.reply.heard) == (
        "phone",
        "coordinator@example.org",
        "Call with the clerk at noon",
    )
    assert "Call with the clerk at noon" in board(coordinator, hosted)


def test_the_telephone_wins_no_slot_that_is_taken(site: Flask, coordinator: Visitor, hosted: str) -> None:
    with site.app_context():
        one, other = rivals(site, 2, NOW)
    send(enter(site, one), choice="confirm")

    form = {"A01#1.round": "1", "A01#1.choice": "confirm", "heard": "Call"}
    answer = coordinator.post(f"/visits/{other}/hosts/{PARLIAMENT}/answer", form)

    assert answer.status_code == 409
    assert "Meanwhile somebody else has taken this time" in answer.text
    assert 'value="Call"' in answer.text


def test_once_the_visit_has_begun_nothing_is_written_down(site: Flask, coordinator: Visitor, hosted: str) -> None:
    with site.app_context(), transaction():
        visit_row(hosted).status = "completed"
    form = {"A01#1.round": "1", "A01#1.choice": "confirm", "heard": "Call"}

    answer = coordinator.post(f"/visits/{hosted}/hosts/{PARLIAMENT}/answer", form)
    coordinator.post(f"/visits/{hosted}/invitations/{PARLIAMENT}/undo", {"occurrence": "A01#1"})

    assert answer.status_code == 409
    assert "The visit has begun or is over" in answer.text
    assert states(site, hosted) == ["asked"]


def test_a_host_that_was_not_asked_has_no_page(coordinator: Visitor, hosted: str) -> None:
    assert coordinator.get(f"/visits/{hosted}/hosts/H01/answer").status_code == 404
    for deed in ("link", "link/revoke", "undo", "offer"):
        assert coordinator.post(f"/visits/{hosted}/invitations/H01/{deed}").status_code == 404


def test_the_record_tells_what_happened_and_names_no_shelter(site: Flask, coordinator: Visitor, hosted: str) -> None:
    send(enter(site, hosted), choice="decline", reason="Audit week in our house at 5 Hill Street")

    page = coordinator.read(f"/visits/{hosted}/record")

    assert "A host answered" in page
    assert "Through the host&#39;s link" in page
    assert "Parliamentary Committee" in page
    assert "Hill Street" not in page
    assert "Shelter for women" not in page
    assert "Specialised shelter (location withheld)" in page


def test_the_pages_speak_arabic(site: Flask, coordinator: Visitor, hosted: str) -> None:
    send(enter(site, hosted), choice="confirm")
    coordinator.speak("ar")

    page, record = board(coordinator, hosted), coordinator.read(f"/visits/{hosted}/record")

    assert "موقف كل جهة مضيفة" in page
    assert "أجابت جهة مضيفة" in record
