"""The outbox on pages: read, edit, send, discard, download; and nothing typed is lost."""

import email
import email.policy
import re
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
import pytest
from flask import Flask

from tests.fakes import BareLetters, ScriptedMailer
from tests.hosting import BY, LABOUR, PARLIAMENT, SHELTER
from tests.outbox import ADDRESS, addressed, invited, letter, letters, sent
from tests.web.browsing import EMAIL, PASSWORD, Visitor
from tests.web.conftest import tools_of
from visitplanner.language.localise import Localiser
from visitplanner.programme.letter import Letter
from visitplanner.storage.letters import LetterIsUnknown
from visitplanner.use_cases.add_user import UserExists, add_user
from visitplanner.use_cases.ports import MailIsDelayed, MailIsRefused
from visitplanner.use_cases.record_sent_by_hand import record_sent_by_hand
from visitplanner.use_cases.send_waiting_letters import send_waiting_letters

VALUE = re.compile(r'<input class="form-control" id="subject_en"[^>]*value="([^"]*)"')


@pytest.fixture
def visit_id(site: Flask, now: datetime) -> str:
    """A visit whose hosts are asked. A stored copy knows no account, so it is made anew."""
    with site.app_context():
        visit_id = invited(site, now, PARLIAMENT, LABOUR, SHELTER)
        with suppress(UserExists):
            add_user(EMAIL, passwords=tools_of(site).passwords, now=now, password=PASSWORD)
    return visit_id


@pytest.fixture
def coordinator(site: Flask, visit_id: str) -> Visitor:
    visitor = Visitor(site)
    assert visitor.sign_in().status_code == 302
    return visitor


def draft_to(site: Flask, visit_id: str, host: str) -> Letter:
    with site.app_context():
        return letter(visit_id, host)


def path_of(draft: Letter, deed: str = "") -> str:
    return f"/visits/{draft.visit_id}/letters/{draft.id}{deed}"


def fields(draft: Letter, **changed: Any) -> dict[str, Any]:
    """What a browser sends of the form as it was shown."""
    typed: dict[str, Any] = {"version": str(draft.version), "to_name": draft.to_name, "to_address": draft.to_address}
    typed["languages"] = list(draft.languages)
    for language, words in draft.words.items():
        typed |= {f"{part}_{language}": getattr(words, part) for part in ("subject", "opening", "closing")}
    return typed | changed


def with_mail_server(site: Flask) -> None:
    site.extensions["visitplanner"] = replace(tools_of(site), mailer=ScriptedMailer())


def test_the_outbox_lists_every_letter_and_where_it_stands(site: Flask, coordinator: Visitor, visit_id: str) -> None:
    page = coordinator.read(f"/visits/{visit_id}/letters")

    assert page.count("JOKE-2027-04/2026/00") == 3
    assert "Draft · 3" in page
    assert "No mail server is set up." in page


def test_it_can_be_narrowed_to_one_state(site: Flask, coordinator: Visitor, visit_id: str, now: datetime) -> None:
    with site.app_context():
        sent(visit_id, PARLIAMENT, now)

    page = coordinator.read(f"/visits/{visit_id}/letters?state=waiting")

    assert page.count("JOKE-2027-04/2026/00") == 1
    assert "Waiting to be sent · 1" in page
    assert coordinator.get(f"/visits/{visit_id}/letters?state=%F0%9F%98%80").status_code == 200


def test_an_empty_outbox_says_how_letters_come_about(site: Flask, coordinator: Visitor, visit: str) -> None:
    page = coordinator.read(f"/visits/{visit}/letters")

    assert "No letter has been drafted yet" in page
    assert f"/visits/{visit}/" in page


def test_a_refused_letter_raises_an_alarm_with_the_servers_words(
    site: Flask, coordinator: Visitor, visit_id: str, now: datetime
) -> None:
    with site.app_context():
        sent(visit_id, PARLIAMENT, now)
        mailer = ScriptedMailer(MailIsRefused("550 <b>No</b> such user"))
        send_waiting_letters(mailer=mailer, forms=BareLetters(), clock=lambda: now, jitter=lambda: 0.5)

    page = coordinator.read(f"/visits/{visit_id}/letters")

    assert "1 letter has not reached its host." in page
    assert "550 &lt;b&gt;No&lt;/b&gt; such user" in page
    assert "Send again" in coordinator.read(path_of(draft_to(site, visit_id, PARLIAMENT)))


def test_a_delayed_letter_says_when_it_is_tried_again(
    site: Flask, coordinator: Visitor, visit_id: str, now: datetime
) -> None:
    with site.app_context():
        sent(visit_id, PARLIAMENT, now)
        mailer = ScriptedMailer(MailIsDelayed("451 4.7.1 Greylisted", server_answers=True))
        send_waiting_letters(mailer=mailer, forms=BareLetters(), clock=lambda: now, jitter=lambda: 0.5)

    page = coordinator.read(path_of(draft_to(site, visit_id, PARLIAMENT)))

    assert "Next attempt: Tuesday, 24 November 2026 at 09:01 UTC" in page
    assert "451 4.7.1 Greylisted" in page
    assert "1 attempt so far" in page


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_letter_is_shown_in_its_own_language_and_direction(
    site: Flask, coordinator: Visitor, visit_id: str, language: str
) -> None:
    coordinator.speak(language)
    draft = draft_to(site, visit_id, PARLIAMENT)

    page = coordinator.read(path_of(draft))

    assert '<article class="letter-sheet" lang="en" dir="ltr">' in page
    assert "Tuesday, 13 April 2027, 09:30–11:00" in page
    assert Localiser(language).gettext("Where it stands") in page


def test_the_hosts_link_stands_on_no_page(site: Flask, coordinator: Visitor, visit_id: str) -> None:
    draft = draft_to(site, visit_id, PARLIAMENT)
    assert draft.link is not None

    for path in ("", "/edit"):
        assert draft.link not in coordinator.read(path_of(draft, path))
    assert draft.link in coordinator.get(path_of(draft, "/mail-1.eml")).text.replace("=\r\n", "")


def test_an_edit_is_kept_and_shown(site: Flask, coordinator: Visitor, visit_id: str) -> None:
    draft = draft_to(site, visit_id, PARLIAMENT)

    answer = coordinator.post(path_of(draft, "/edit"), fields(draft, to_address=ADDRESS, subject_en="A word"))

    assert (answer.status_code, answer.location) == (302, path_of(draft))
    page = coordinator.read(path_of(draft))
    assert "The letter is saved." in page
    assert "A word" in page
    assert ADDRESS in page


def test_a_fault_stands_beside_its_field_and_nothing_typed_is_lost(
    site: Flask, coordinator: Visitor, visit_id: str
) -> None:
    draft = draft_to(site, visit_id, PARLIAMENT)

    answer = coordinator.post(path_of(draft, "/edit"), fields(draft, to_address="nobody", subject_en="Mine"))

    assert answer.status_code == 422
    assert 'aria-describedby="to_address-fault"' in answer.text
    assert 'value="nobody"' in answer.text
    assert VALUE.findall(answer.text) == ["Mine"]
    assert draft_to(site, visit_id, PARLIAMENT).version == draft.version


def test_a_letter_can_be_put_into_other_languages(site: Flask, coordinator: Visitor, visit_id: str) -> None:
    draft = draft_to(site, visit_id, PARLIAMENT)

    none = coordinator.post(path_of(draft, "/edit"), fields(draft, languages=[]))
    both = coordinator.post(path_of(draft, "/edit"), fields(draft, languages=["ar", "en"]))

    assert (none.status_code, both.status_code) == (422, 302)
    assert 'id="languages-fault"' in none.text
    assert '<article class="letter-sheet" lang="ar" dir="rtl">' in coordinator.read(path_of(draft))


def test_an_empty_subject_is_told_at_its_field(site: Flask, coordinator: Visitor, visit_id: str) -> None:
    draft = draft_to(site, visit_id, PARLIAMENT)

    answer = coordinator.post(path_of(draft, "/edit"), fields(draft, subject_en=" "))

    assert answer.status_code == 422
    assert 'id="subject_en-fault"' in answer.text


def test_who_was_slower_sees_both_texts_and_may_save_the_own_one(
    site: Flask, coordinator: Visitor, visit_id: str
) -> None:
    draft = draft_to(site, visit_id, PARLIAMENT)
    coordinator.post(path_of(draft, "/edit"), fields(draft, subject_en="Theirs"))

    refused = coordinator.post(path_of(draft, "/edit"), fields(draft, subject_en="Mine"))
    again = coordinator.post(path_of(draft, "/edit"), fields(draft, subject_en="Mine", version="2"))

    assert refused.status_code == 409
    assert "<strong>Theirs</strong>" in refused.text
    assert VALUE.findall(refused.text) == ["Mine"]
    assert '<input type="hidden" name="version" value="2">' in refused.text
    assert again.status_code == 302


@pytest.mark.parametrize("version", ["", "٢", "1e9", "99999999999999999999", "-1"])
def test_an_odd_version_is_a_stale_one(site: Flask, coordinator: Visitor, visit_id: str, version: str) -> None:
    draft = draft_to(site, visit_id, PARLIAMENT)

    assert coordinator.post(path_of(draft, "/edit"), fields(draft, version=version)).status_code == 409


def test_sending_without_an_address_says_what_is_missing(site: Flask, coordinator: Visitor, visit_id: str) -> None:
    draft = draft_to(site, visit_id, PARLIAMENT)

    answer = coordinator.post(path_of(draft, "/send"), {"version": "1"}, follow_redirects=True)

    assert "A letter has no e-mail address yet." in answer.text
    assert draft_to(site, visit_id, PARLIAMENT).state == "draft"


def test_one_letter_is_sent_by_its_button(site: Flask, coordinator: Visitor, visit_id: str, now: datetime) -> None:
    with site.app_context():
        ready = addressed(letter(visit_id, PARLIAMENT), now)
    with_mail_server(site)

    answer = coordinator.post(path_of(ready, "/send"), {"version": str(ready.version)}, follow_redirects=True)

    assert "1 letter is on its way." in answer.text
    assert draft_to(site, visit_id, PARLIAMENT).state == "waiting"
    assert draft_to(site, visit_id, LABOUR).state == "draft"


def test_without_a_mail_server_it_waits_for_one(
    site: Flask, coordinator: Visitor, visit_id: str, now: datetime
) -> None:
    with site.app_context():
        ready = addressed(letter(visit_id, PARLIAMENT), now)

    answer = coordinator.post(path_of(ready, "/send"), {"version": str(ready.version)}, follow_redirects=True)

    assert "1 letter waits for a mail server." in answer.text


def test_all_drafts_are_sent_after_one_look(site: Flask, coordinator: Visitor, visit_id: str, now: datetime) -> None:
    with site.app_context():
        for host in (PARLIAMENT, LABOUR):
            addressed(letter(visit_id, host), now)

    page = coordinator.read(f"/visits/{visit_id}/letters/send")
    chosen = re.findall(r'name="letter" id="letter-\d+" value="([\d:]+)"', page)
    answer = coordinator.post(f"/visits/{visit_id}/letters/send", {"letter": chosen}, follow_redirects=True)

    assert len(chosen) == 2
    assert "These have no address yet" in page
    assert "2 letters wait for a mail server." in answer.text
    with site.app_context():
        assert sorted(each.state for each in letters(visit_id)) == ["draft", "waiting", "waiting"]


@pytest.mark.parametrize("chosen", ["", "x", "1", "1:x", "99:1", "٣:1", "1:1:1"])
def test_an_odd_choice_of_letters_sends_nothing(site: Flask, coordinator: Visitor, visit_id: str, chosen: str) -> None:
    assert coordinator.post(f"/visits/{visit_id}/letters/send", {"letter": chosen}).status_code in (302, 404)
    with site.app_context():
        assert {each.state for each in letters(visit_id)} == {"draft"}


def test_a_letter_is_discarded(site: Flask, coordinator: Visitor, visit_id: str) -> None:
    draft = draft_to(site, visit_id, PARLIAMENT)

    answer = coordinator.post(path_of(draft, "/discard"), follow_redirects=True)

    assert "The letter is discarded and will not be sent." in answer.text
    assert draft_to(site, visit_id, PARLIAMENT).state == "discarded"
    assert coordinator.get(path_of(draft, "/edit")).location == path_of(draft)


def test_a_letter_sent_by_hand_counts_as_sent_and_may_come_back(
    site: Flask, coordinator: Visitor, visit_id: str
) -> None:
    draft = draft_to(site, visit_id, PARLIAMENT)

    by_hand = coordinator.post(path_of(draft, "/sent-by-hand"), follow_redirects=True)
    back = coordinator.post(path_of(draft, "/bounced"), {"words": "550 gone"}, follow_redirects=True)

    assert "The letter counts as sent." in by_hand.text
    assert "Sent by hand" in by_hand.text
    assert "550 gone" in back.text
    assert draft_to(site, visit_id, PARLIAMENT).state == "bounced"


def test_what_was_never_sent_cannot_come_back(site: Flask, coordinator: Visitor, visit_id: str) -> None:
    draft = draft_to(site, visit_id, PARLIAMENT)

    answer = coordinator.post(path_of(draft, "/bounced"), follow_redirects=True)

    assert "Only a letter that was sent can come back." in answer.text


def test_every_form_can_be_downloaded(site: Flask, coordinator: Visitor, visit_id: str) -> None:
    draft = draft_to(site, visit_id, SHELTER)

    pdf, word = coordinator.get(path_of(draft, "/letter.pdf")), coordinator.get(path_of(draft, "/letter.docx"))
    mails = [coordinator.get(path_of(draft, f"/mail-{number}.eml")) for number in (1, 2, 3)]

    assert pdf.data.startswith(b"%PDF")
    assert "Dear Sir or Madam," in [each.text for each in docx.Document(BytesIO(word.data)).paragraphs]
    assert [each.status_code for each in mails] == [200, 200, 404]
    message = email.message_from_bytes(mails[0].data, policy=email.policy.default)
    assert message["Message-ID"] == draft.mails[0].message_id
    assert message["From"].addresses[0].addr_spec == BY
    assert pdf.headers["Content-Disposition"] == f'attachment; filename="{draft.reference.replace("/", "-")}.pdf"'
    assert draft.link is not None
    assert draft.link in message.get_body(("plain",)).get_content()


@pytest.mark.parametrize("deed", ["send", "discard", "sent-by-hand", "bounced"])
def test_a_letter_that_is_not_of_the_visit_is_not_there(
    site: Flask, coordinator: Visitor, visit_id: str, deed: str
) -> None:
    draft = draft_to(site, visit_id, PARLIAMENT)

    assert coordinator.post(f"/visits/V-OTHER/letters/{draft.id}/{deed}").status_code == 404
    assert coordinator.post(f"/visits/{visit_id}/letters/999/{deed}").status_code == 404
    with site.app_context(), pytest.raises(LetterIsUnknown):
        record_sent_by_hand(draft.id, visit_id="V-OTHER", now=draft.created_at, by=BY)
