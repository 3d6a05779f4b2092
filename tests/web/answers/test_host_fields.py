"""Whatever a host types beside its answer is refused beside its field, or shown to the coordinator as text."""

import pytest
from flask import Flask

from tests.hostile_text import ADDRESSES, HOSTILE, LEGITIMATE
from tests.web.answers.answering import enter, send, states
from tests.web.browsing import Visitor

FIELDS = {"note": "confirm", "reason": "decline", "colleague": "pass_on"}


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_refused_in_their_field_or_are_words(
    site: Flask, hosted: str, coordinator: Visitor, name: str, text: str
) -> None:
    before = states(site, hosted)

    answer = send(enter(site, hosted), choice=FIELDS[name], **{name: text})

    if answer.status_code == 422:
        assert 'class="field-fault"' in answer.text
        assert states(site, hosted) == before
    assert answer.status_code in (302, 422)
    page = coordinator.read(f"/visits/{hosted}/invitations")
    assert not any(each in page for each in ("<script>alert", "<img src=x", "\u202e", "\x00"))
    assert not any(each in answer.text for each in ("<script>alert", "<img src=x"))


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("text", LEGITIMATE)
def test_other_words_are_kept(site: Flask, hosted: str, name: str, text: str) -> None:
    assert send(enter(site, hosted), choice=FIELDS[name], **{name: text}).status_code == 302


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_address_of_a_colleague_is_that_of_one_person(site: Flask, hosted: str, address: str) -> None:
    answer = send(enter(site, hosted), choice="pass_on", colleague="Rana", colleague_email=address)

    assert answer.status_code == 422
    assert 'class="field-fault"' in answer.text
