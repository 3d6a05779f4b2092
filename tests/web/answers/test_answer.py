"""A host answers on its own page, behind a secret link and without an account."""

import re

from flask import Flask
from sqlalchemy import event

from tests.hosting import LABOUR, PARLIAMENT, SHELTER, asked, rivals
from tests.web.answers.answering import NOW, enter, link_key, send, states, token
from tests.web.browsing import Visitor
from visitplanner.storage.database import db, transaction
from visitplanner.storage.invitations import invitation_to
from visitplanner.storage.replies import GivenReply, replies_to
from visitplanner.storage.visits import visit_row

WINDOW = {"date0": "2027-04-15", "start0": "10:00", "end0": "12:00"}
KINDS: tuple[tuple[dict[str, str], str], ...] = (
    ({"choice": "decline"}, "declined"),
    ({"choice": "decline", "reason": "The committee is on recess.\nSorry."}, "declined"),
    ({"choice": "offer", **WINDOW}, "counter_offer"),
    ({"choice": "offer", "minutes": "45"}, "counter_offer"),
    ({"choice": "offer", "people": "8"}, "counter_offer"),
    ({"choice": "pass_on", "colleague": "Dr Amina"}, "asked"),
    ({"choice": "pass_on", "colleague": "د. أمينة", "colleague_email": "amina@example.org"}, "asked"),
    ({"choice": "confirm", "note": "Please bring identity cards."}, "confirmed"),
)


def given(site: Flask, visit: str, host: str = PARLIAMENT) -> list[GivenReply]:
    with site.app_context():
        return list(replies_to(asked(visit, host).id))


def test_the_link_leaves_the_address_bar_and_its_page_shows_what_is_asked(site: Flask, hosted: str) -> None:
    page = enter(site, hosted).read("/h")

    assert "Parliamentary oversight of counter-trafficking" in page
    assert "Tuesday, 13 April 2027" in page
    assert "09:30–11:00" in page
    assert "Jordan" in page


def test_no_answer_is_chosen_beforehand(site: Flask, hosted: str) -> None:
    page = enter(site, hosted).read("/h")

    assert page.count('type="radio"') == 4
    assert " checked" not in page


def test_a_host_sees_no_other_host(site: Flask, hosted: str) -> None:
    with site.app_context():
        others = [slot.session for slot in asked(hosted, LABOUR).slots]
    assert others == ["A02"]

    page = enter(site, hosted).read("/h")

    assert "Licensing and monitoring of recruitment agencies" not in page
    assert "Ministry of Labour" not in page


def test_a_shelter_goes_by_its_public_label_on_its_own_page(site: Flask, hosted: str) -> None:
    page = enter(site, hosted, SHELTER).read("/h")

    assert "Specialised shelter (location withheld)" in page
    assert "Shelter for women" not in page
    assert "CANARY" not in page


def test_a_host_confirms(site: Flask, hosted: str) -> None:
    host = enter(site, hosted)

    answer = send(host, choice="confirm")

    assert (answer.status_code, answer.location) == (302, "/h")
    assert states(site, hosted) == ["confirmed"]
    page = host.read("/h")
    assert "Thank you. Your answer is recorded" in page
    assert "Your answer: Confirmed" in page


def test_every_kind_of_answer_is_kept(site: Flask, hosted: str) -> None:
    host = enter(site, hosted)

    for fields, state in KINDS:
        assert send(host, **fields).status_code == 302
        assert states(site, hosted) == [state]

    assert [each.reply.answer for each in reversed(given(site, hosted))] == [fields["choice"] for fields, _ in KINDS]
    assert {(each.channel, each.actor) for each in given(site, hosted)} == {("link", "host: H12")}


def test_the_same_answer_twice_is_one_answer(site: Flask, hosted: str) -> None:
    host = enter(site, hosted)
    values = {"link": link_key(host), "A01#1.round": "1", "A01#1.choice": "confirm"}

    first, second = host.post("/h", values), host.post("/h", values)

    assert (first.status_code, second.status_code) == (302, 302)
    assert len(given(site, hosted)) == 1


def test_a_changed_mind_is_another_answer(site: Flask, hosted: str) -> None:
    host = enter(site, hosted)
    send(host, choice="confirm")

    send(host, choice="decline")

    assert states(site, hosted) == ["declined"]
    assert [each.reply.answer for each in given(site, hosted)] == ["decline", "confirm"]
    assert "Your answer: Declined" in host.read("/h")


def test_several_meetings_are_answered_in_one_go(site: Flask, hosted: str) -> None:
    host = enter(site, hosted, SHELTER)
    values = {"C01#1.round": "1", "C01#1.choice": "confirm", "C01#2.round": "1", "C01#2.choice": "decline"}

    host.post("/h", {"link": link_key(host), **values})

    assert states(site, hosted, SHELTER) == ["confirmed", "declined"]


def test_an_answer_without_a_choice_keeps_nothing(site: Flask, hosted: str) -> None:
    answer = send(enter(site, hosted), note="Hello")

    assert answer.status_code == 422
    assert "Nothing is recorded yet." in answer.text
    assert "Choose one of the answers for this meeting." in answer.text
    assert (states(site, hosted), given(site, hosted)) == (["asked"], [])


def test_nothing_that_was_typed_is_lost(site: Flask, hosted: str) -> None:
    typed = {"choice": "offer", "note": "Nach 10 Uhr <b>gern</b>", "minutes": "no", **WINDOW}

    page = send(enter(site, hosted), **typed).text

    assert "Nach 10 Uhr &lt;b&gt;gern&lt;/b&gt;</textarea>" in page
    assert 'value="no"' in page
    assert '<option value="2027-04-15" selected>' in page
    assert re.search(r'value="offer"\s+checked', page)


def test_while_the_database_is_busy_the_host_is_asked_to_send_again(site: Flask, hosted: str) -> None:
    host = enter(site, hosted)
    key = link_key(host)
    with site.app_context():
        db.session.remove()
        db.engine.dispose()
        event.listen(db.engine, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout=1"))
        other = db.engine.raw_connection()
        other.execute("BEGIN IMMEDIATE")
        fields = {"A01#1.round": "1", "A01#1.choice": "confirm", "A01#1.note": "See you there"}
        answer = host.post("/h", {"link": key, **fields})
        other.close()

    assert answer.status_code == 503
    assert "nothing is recorded yet. What you wrote is still here: send it again." in answer.text
    assert "See you there</textarea>" in answer.text
    assert states(site, hosted) == ["asked"]


def test_an_answer_to_an_old_proposal_is_shown_the_new_one(site: Flask, hosted: str) -> None:
    answer = send(enter(site, hosted), round="7", choice="confirm")

    assert answer.status_code == 409
    assert "The proposal has changed since you opened this page." in answer.text
    assert states(site, hosted) == ["asked"]


def test_whoever_comes_too_late_is_told_so_and_shown_other_times(site: Flask) -> None:
    with site.app_context():
        one, other = rivals(site, 2, NOW)
    first, second = enter(site, one), enter(site, other)
    send(first, choice="confirm")

    late = send(second, choice="confirm", note="See you there")

    assert late.status_code == 409
    assert "Meanwhile somebody else has taken this time" in late.text
    assert "These times of yours are still free:" in late.text
    assert "Tuesday, 13 April 2027 · 11:00–12:30" in late.text
    assert "Thursday, 15 April 2027 · 11:00–12:30" in late.text
    assert "See you there</textarea>" in late.text
    assert states(site, other) == ["asked"]


def test_the_page_of_another_link_cannot_be_answered_by_mistake(site: Flask, hosted: str) -> None:
    host = enter(site, hosted)
    key = link_key(host)
    host.get(f"/h/{token(site, hosted, LABOUR)}")

    answer = host.post("/h", {"link": key, "A01#1.round": "1", "A01#1.choice": "confirm"})

    assert answer.status_code == 404
    assert (states(site, hosted), states(site, hosted, LABOUR)) == (["asked"], ["asked"])


def test_a_meeting_of_another_host_cannot_be_answered(site: Flask, hosted: str) -> None:
    answer = send(enter(site, hosted), "A02#1", choice="confirm")

    assert answer.status_code == 422
    assert states(site, hosted, LABOUR) == ["asked"]


def test_once_the_plan_is_closed_the_link_says_so(site: Flask, hosted: str) -> None:
    host = enter(site, hosted)
    with site.app_context(), transaction():
        visit_row(hosted).status = "in_progress"

    opened, page = Visitor(site).get(f"/h/{token(site, hosted)}"), host.get("/h")
    answer = host.post("/h", {"link": "x"})

    assert (opened.status_code, page.status_code, answer.status_code) == (410, 410, 404)
    assert "Answers are closed" in opened.text
    assert states(site, hosted) == ["asked"]


def test_the_page_speaks_the_language_of_the_letter_until_another_is_chosen(site: Flask, hosted: str) -> None:
    with site.app_context(), transaction():
        row = invitation_to(hosted, PARLIAMENT)
        assert row
        row.language = "ar"
    host = enter(site, hosted)
    first = host.read("/h")
    send(host, choice="confirm")
    thanked = host.read("/h")

    host.speak("en")

    assert '<html lang="ar" dir="rtl">' in first
    assert "شكراً لكم. سُجِّلت إجابتكم" in thanked
    assert "الرقابة البرلمانية" in first
    assert '<html lang="en" dir="ltr">' in host.read("/h")
