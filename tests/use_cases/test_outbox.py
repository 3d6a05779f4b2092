"""What can be done with a letter: edit, send, discard, send by hand, note that it came back. Each once."""

from datetime import datetime

import pytest
from flask import Flask

from tests.fakes import BareLetters, Clock, ScriptedMailer
from tests.hosting import BY, LABOUR, PARLIAMENT, asked
from tests.outbox import ADDRESS, addressed, invited, letter, letters, sent
from visitplanner.programme.letter import Words
from visitplanner.storage.letters import LetterIsUnknown
from visitplanner.storage.queries.letters import letter_counts, letters_of
from visitplanner.use_cases.discard_letter import discard_letter
from visitplanner.use_cases.edit_letter import (
    AddressIsUnusable,
    LetterHasChanged,
    LetterIsOnItsWay,
    WordsAreUnusable,
    checked_address,
    edit_letter,
)
from visitplanner.use_cases.record_bounce import LetterWasNotSent, record_bounce
from visitplanner.use_cases.record_sent_by_hand import record_sent_by_hand
from visitplanner.use_cases.send_letters import LetterHasNoAddress, send_letters
from visitplanner.use_cases.send_waiting_letters import send_waiting_letters

BAD_ADDRESSES = (
    "plain",
    "@b.example",
    "a@b..example",
    "a@-b.example",
    "a@c.example,b@d.example",
    "a@[127.0.0.1]",
    "a@localhost",
    f"a@{'b' * 64}.example",
    "a@b.example\x00",
    "a@b.example?subject=x",
    "-oQ/tmp@b.example",
    "a@b.example\r\nBcc: x@evil.example",
    'Eve" <x@evil.example>, "x',
)
GOOD_ADDRESSES = ("a@münchen.example", "用户@例子.example", "o'neil@b.example", ADDRESS)


@pytest.fixture
def visit_id(app: Flask, now: datetime) -> str:
    return invited(app, now, PARLIAMENT, LABOUR)


def deliver(now: datetime) -> ScriptedMailer:
    mailer = ScriptedMailer()
    send_waiting_letters(mailer=mailer, forms=BareLetters(), clock=Clock(now), jitter=lambda: 0.5)
    return mailer


def test_words_and_recipient_are_kept_and_the_version_rises(visit_id: str, now: datetime) -> None:
    words = {"en": Words("  A\r\nsubject ", "Dear Dr. Otieno,\r\n\r\n\r\n\r\nwelcome\u202e.", "Yours,\x07")}

    edited = addressed(letter(visit_id, PARLIAMENT), now, words=words)

    assert edited.words["en"] == Words("A subject", "Dear Dr. Otieno,\n\nwelcome.", "Yours,")
    assert (edited.version, edited.to_address, edited.edited_at) == (2, ADDRESS, now)


def test_words_in_a_language_that_the_letter_has_not_are_passed_over(visit_id: str, now: datetime) -> None:
    edited = addressed(letter(visit_id, PARLIAMENT), now, words={"xx": Words("a", "b", "c")})

    assert set(edited.words) == {"en", "ar"}


def test_the_languages_of_a_letter_are_chosen_and_the_hosts_stays_the_first(visit_id: str, now: datetime) -> None:
    draft = letter(visit_id, PARLIAMENT)
    common = {"visit_id": visit_id, "to_name": "", "to_address": "", "words": {}, "now": now, "by": BY}

    edit_letter(draft.id, version=1, languages=["ar", "en", "xx"], **common)
    both = letter(visit_id, PARLIAMENT).languages
    edit_letter(draft.id, version=2, languages=["ar"], **common)

    assert (both, letter(visit_id, PARLIAMENT).languages) == (("en", "ar"), ("ar",))
    with pytest.raises(WordsAreUnusable):
        edit_letter(draft.id, version=3, languages=["xx"], **common)


@pytest.mark.parametrize("address", BAD_ADDRESSES)
def test_what_is_no_address_of_one_person_is_refused(address: str) -> None:
    with pytest.raises(AddressIsUnusable):
        checked_address(address)


@pytest.mark.parametrize("address", GOOD_ADDRESSES)
def test_an_address_of_one_person_is_taken_in_any_script(address: str) -> None:
    assert checked_address(f" {address} ") == address


def test_a_letter_with_an_unusable_address_is_not_kept(visit_id: str, now: datetime) -> None:
    with pytest.raises(AddressIsUnusable):
        addressed(letter(visit_id, PARLIAMENT), now, "plain")

    assert letter(visit_id, PARLIAMENT).version == 1


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (Words("", "b", "c"), "subject"),
        (Words("a" * 201, "b", "c"), "subject"),
        (Words("a", " \n ", "c"), "opening"),
        (Words("a", "b", "c" * 10_001), "closing"),
    ],
)
def test_words_that_are_missing_or_too_long_are_refused(now: datetime, words: Words, field: str) -> None:
    nobody = {"visit_id": "", "version": 1, "to_name": "", "to_address": "", "languages": [], "now": now, "by": BY}

    with pytest.raises(WordsAreUnusable) as refusal:
        edit_letter(0, words={"en": words}, **nobody)

    assert (refusal.value.field, refusal.value.language) == (field, "en")


def test_nobody_writes_over_what_was_not_read(visit_id: str, now: datetime) -> None:
    draft = letter(visit_id, PARLIAMENT)
    addressed(draft, now)

    with pytest.raises(LetterHasChanged) as refusal:
        addressed(draft, now, "other@parliament.example")

    assert refusal.value.letter.to_address == ADDRESS


def test_a_letter_of_another_visit_is_unknown(visit_id: str, now: datetime) -> None:
    with pytest.raises(LetterIsUnknown):
        discard_letter(letter(visit_id, PARLIAMENT).id, visit_id="V-OTHER", now=now, by=BY)


def test_sending_makes_it_wait_and_sends_nothing_by_itself(visit_id: str, now: datetime) -> None:
    waiting = sent(visit_id, PARLIAMENT, now)

    assert (waiting.state, waiting.released_at) == ("waiting", now)
    assert letter(visit_id, LABOUR).state == "draft"
    assert letter_counts(visit_id) == {"waiting": 1, "draft": 1}


def test_a_letter_without_an_address_is_not_sent_and_none_beside_it(visit_id: str, now: datetime) -> None:
    ready, unready = addressed(letter(visit_id, PARLIAMENT), now), letter(visit_id, LABOUR)

    with pytest.raises(LetterHasNoAddress):
        send_letters({ready.id: ready.version, unready.id: unready.version}, visit_id=visit_id, now=now, by=BY)

    assert {each.state for each in letters(visit_id)} == {"draft"}


def test_the_same_click_twice_sends_once(visit_id: str, now: datetime) -> None:
    waiting = sent(visit_id, PARLIAMENT, now)

    assert send_letters({waiting.id: waiting.version}, visit_id=visit_id, now=now, by=BY) == 0
    assert len(deliver(now).taken) == 1
    assert deliver(now).taken == []


def test_what_was_changed_meanwhile_is_not_sent(visit_id: str, now: datetime) -> None:
    ready = addressed(letter(visit_id, PARLIAMENT), now)

    with pytest.raises(LetterHasChanged):
        send_letters({ready.id: 1}, visit_id=visit_id, now=now, by=BY)


def test_a_waiting_letter_can_be_neither_edited_nor_sent_again(visit_id: str, now: datetime) -> None:
    waiting = sent(visit_id, PARLIAMENT, now)

    with pytest.raises(LetterIsOnItsWay):
        addressed(waiting, now)


def test_a_letter_that_was_put_away_is_not_sent_and_keeps_its_number(visit_id: str, now: datetime) -> None:
    waiting = sent(visit_id, PARLIAMENT, now)

    for _ in range(2):
        discard_letter(waiting.id, visit_id=visit_id, now=now, by=BY)

    assert letter(visit_id, PARLIAMENT).state == "discarded"
    assert deliver(now).taken == []
    assert letter(visit_id, PARLIAMENT).reference == waiting.reference


def test_what_may_have_gone_out_cannot_be_put_away(visit_id: str, now: datetime) -> None:
    gone = sent(visit_id, PARLIAMENT, now)
    deliver(now)

    with pytest.raises(LetterIsOnItsWay):
        discard_letter(gone.id, visit_id=visit_id, now=now, by=BY)


def test_a_letter_sent_by_hand_does_not_go_out_again(visit_id: str, now: datetime) -> None:
    waiting = sent(visit_id, PARLIAMENT, now)

    for _ in range(2):
        record_sent_by_hand(waiting.id, visit_id=visit_id, now=now, by=BY)

    by_hand = letter(visit_id, PARLIAMENT)
    assert (by_hand.state, by_hand.by_hand, by_hand.sent_at) == ("sent", True, now)
    assert deliver(now).taken == []
    assert asked(visit_id, PARLIAMENT).sent_at == now


def test_what_is_on_its_way_was_not_sent_by_hand(visit_id: str, now: datetime) -> None:
    put_away = letter(visit_id, PARLIAMENT)
    discard_letter(put_away.id, visit_id=visit_id, now=now, by=BY)

    with pytest.raises(LetterIsOnItsWay):
        record_sent_by_hand(put_away.id, visit_id=visit_id, now=now, by=BY)


def test_a_letter_that_came_back_says_so_and_can_be_mended_and_sent_again(visit_id: str, now: datetime) -> None:
    gone = sent(visit_id, PARLIAMENT, now)
    deliver(now)
    for _ in range(2):
        record_bounce(gone.id, visit_id=visit_id, words="550 No such\r\nmailbox", now=now, by=BY)
    bounced = letter(visit_id, PARLIAMENT)

    mended = addressed(bounced, now, "other@parliament.example")
    send_letters({mended.id: mended.version}, visit_id=visit_id, now=now, by=BY)
    again = deliver(now)

    assert (bounced.state, bounced.server_words) == ("bounced", "550 No such mailbox")
    assert again.taken == [(gone.mails[0].message_id, "other@parliament.example")]
    assert letter(visit_id, PARLIAMENT).state == "sent"


def test_what_was_not_sent_cannot_come_back(visit_id: str, now: datetime) -> None:
    with pytest.raises(LetterWasNotSent):
        record_bounce(letter(visit_id, PARLIAMENT).id, visit_id=visit_id, words="", now=now, by=BY)


def test_an_edit_of_nothing_but_the_name_is_kept(visit_id: str, now: datetime) -> None:
    draft = letter(visit_id, PARLIAMENT)
    common = {"visit_id": visit_id, "version": 1, "languages": ["en"], "words": {}, "now": now, "by": BY}

    edit_letter(draft.id, to_name="a\r\nBcc: x", to_address=" ", **common)

    assert (letter(visit_id, PARLIAMENT).to_name, letter(visit_id, PARLIAMENT).to_address) == ("a Bcc: x", "")


def test_letters_are_listed_by_state_the_newest_first(visit_id: str, now: datetime) -> None:
    sent(visit_id, PARLIAMENT, now)

    assert [each.state for each in letters_of(visit_id, "waiting")] == ["waiting"]
    assert [each.reference[-3:] for each in letters_of(visit_id)] == ["002", "001"]
