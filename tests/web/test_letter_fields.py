"""Whatever is typed into a letter goes to one person, in one subject, as text; or it is refused and stays typed."""

import email
import email.policy
from email.message import EmailMessage
from html import escape

import pytest
from flask import Flask

from tests.hostile_text import ADDRESSES, HOSTILE, LEGITIMATE
from tests.hosting import PARLIAMENT
from tests.outbox import ADDRESS
from tests.web.browsing import Visitor
from tests.web.test_letters import coordinator, draft_to, fields, path_of, visit_id

__all__ = ["coordinator", "visit_id"]
FIELDS = ("to_name", "subject_en", "opening_en", "closing_en")


def mail_of(visitor: Visitor, path: str) -> EmailMessage:
    data = visitor.get(f"{path}/mail-1.eml").data
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_refused_in_their_field_or_are_words(
    site: Flask, coordinator: Visitor, visit_id: str, name: str, text: str
) -> None:
    draft = draft_to(site, visit_id, PARLIAMENT)

    answer = coordinator.post(path_of(draft, "/edit"), fields(draft, to_address=ADDRESS, **{name: text}))

    if answer.status_code == 422:
        assert 'class="field-fault"' in answer.text
        return
    assert answer.status_code == 302
    message, page = mail_of(coordinator, path_of(draft)), coordinator.read(path_of(draft))
    assert [each.addr_spec for each in message["To"].addresses] == [ADDRESS]
    assert not any(message[each] for each in ("Bcc", "Cc", "X-Injected"))
    assert "\n" not in message["Subject"]
    assert not any(each in page for each in ("<script>alert", "<img src=x"))
    assert not any(each in message.as_string() for each in ("\x00", "\x07"))


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("text", LEGITIMATE)
def test_other_words_arrive_as_they_were_typed(
    site: Flask, coordinator: Visitor, visit_id: str, name: str, text: str
) -> None:
    draft = draft_to(site, visit_id, PARLIAMENT)

    answer = coordinator.post(path_of(draft, "/edit"), fields(draft, to_address=ADDRESS, **{name: text}))

    assert answer.status_code == 302
    assert escape(text, quote=False) in coordinator.read(path_of(draft, "/edit")).replace("&#39;", "'")
    message = mail_of(coordinator, path_of(draft))
    body = message.get_body(("plain",))
    assert body
    said = {"to_name": message["To"].addresses[0].display_name, "subject_en": message["Subject"]}
    # Python's reader puts a blank where a long name was folded; mail programs do not.
    assert text.replace(" ", "") in said.get(name, body.get_content()).replace(" ", "")


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_no_address_of_one_person_is_refused_beside_its_field(
    site: Flask, coordinator: Visitor, visit_id: str, address: str
) -> None:
    draft = draft_to(site, visit_id, PARLIAMENT)

    answer = coordinator.post(path_of(draft, "/edit"), fields(draft, to_address=address))

    assert answer.status_code == 422
    assert 'class="field-fault"' in answer.text
    assert draft_to(site, visit_id, PARLIAMENT).to_address == draft.to_address
