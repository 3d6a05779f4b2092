"""A letter is drafted for whoever is asked something, says what was asked, and is never sent by itself."""

from datetime import datetime, timedelta

from flask import Flask

from tests.hosting import BY, LABOUR, PARLIAMENT, SHELTER
from tests.outbox import ADDRESS, LINK, addressed, draft, invited, letter, letters, sent
from visitplanner.storage.database import db, transaction
from visitplanner.storage.invitations import invitation_to
from visitplanner.storage.models import LetterRow
from visitplanner.storage.visits import load_visit
from visitplanner.use_cases.draft_letters import draft_letters


def test_each_host_gets_one_letter_for_all_its_meetings(app: Flask, now: datetime) -> None:
    visit_id = invited(app, now)

    drafts = letters(visit_id)

    assert sorted((each.host_id, len(each.facts.meetings)) for each in drafts) == [
        (LABOUR, 1),
        (PARLIAMENT, 1),
        (SHELTER, 2),
    ]
    assert {each.state for each in drafts} == {"draft"}
    assert [each.reference for each in drafts] == [f"JOKE-2027-04/2026/00{number}" for number in (1, 2, 3)]


def test_it_says_the_times_that_were_asked_and_the_date_by_which_to_answer(app: Flask, now: datetime) -> None:
    visit_id = invited(app, now, PARLIAMENT)

    (meeting,) = letter(visit_id, PARLIAMENT).facts.meetings

    assert f"{meeting.start:%Y-%m-%d %H:%M} {meeting.start.tzinfo}" == "2027-04-13 09:30 Africa/Nairobi"
    assert letter(visit_id, PARLIAMENT).facts.answer_by == now.date() + timedelta(days=14)


def test_it_is_in_the_hosts_language_with_english_beside_it(app: Flask, now: datetime) -> None:
    visit_id = invited(app, now, PARLIAMENT)
    with transaction():
        row = invitation_to(visit_id, PARLIAMENT)
        assert row is not None
        row.language = "ar"

    draft(visit_id, PARLIAMENT, "invitation", now)

    assert letter(visit_id, PARLIAMENT).languages == ("ar", "en")
    assert set(letter(visit_id, PARLIAMENT).words) == {"ar", "en"}


def test_its_link_is_sealed_in_the_table(app: Flask, now: datetime) -> None:
    visit_id = invited(app, now, PARLIAMENT)

    draft(visit_id, PARLIAMENT, "reminder", now)

    row = db.session.get_one(LetterRow, letter(visit_id, PARLIAMENT).id)
    assert letter(visit_id, PARLIAMENT).link == LINK
    assert row.link_sealed is not None
    assert LINK.encode() not in row.link_sealed
    assert LINK not in repr(letter(visit_id, PARLIAMENT))


def test_a_newer_draft_takes_the_place_of_an_older_one_and_keeps_its_recipient(either: Flask, now: datetime) -> None:
    visit_id = invited(either, now, PARLIAMENT)
    addressed(letter(visit_id, PARLIAMENT), now)

    draft(visit_id, PARLIAMENT, "invitation", now)

    older, newer = letters(visit_id, PARLIAMENT)
    assert (older.state, newer.state) == ("discarded", "draft")
    assert newer.to_address == ADDRESS


def test_a_host_who_was_told_nothing_yet_is_invited_and_not_told_of_a_change(app: Flask, now: datetime) -> None:
    visit_id = invited(app, now, PARLIAMENT)

    draft(visit_id, PARLIAMENT, "change", now)

    assert letter(visit_id, PARLIAMENT).kind == "invitation"


def test_a_host_who_was_told_nothing_needs_no_withdrawal(app: Flask, now: datetime) -> None:
    visit_id = invited(app, now, PARLIAMENT)

    assert draft(visit_id, PARLIAMENT, "withdrawal", now) == ()
    assert [each.state for each in letters(visit_id, PARLIAMENT)] == ["discarded"]


def test_a_change_sends_the_calendar_entry_of_what_has_changed_with_a_higher_version(
    either: Flask, now: datetime
) -> None:
    visit_id = invited(either, now, SHELTER)
    first = sent(visit_id, SHELTER, now)
    later_by(visit_id, SHELTER, "C01#2", timedelta(hours=1))

    draft(visit_id, SHELTER, "change", now)
    second = sent(visit_id, SHELTER, now)

    assert [each.occurrence for each in first.mails] == ["C01#1", "C01#2"]
    assert [(each.occurrence, each.sequence) for each in second.mails] == [
        ("C01#2", (first.mails[1].sequence or 0) + 1)
    ]
    assert len(second.facts.meetings) == 2


def test_a_change_tells_what_does_not_take_place_any_more(app: Flask, now: datetime) -> None:
    visit_id = invited(app, now, SHELTER)
    sent(visit_id, SHELTER, now)
    stand(visit_id, SHELTER, "C01#2", "withdrawn")

    draft(visit_id, SHELTER, "change", now)

    changed = letter(visit_id, SHELTER)
    (mail,) = changed.mails
    meeting = changed.meeting(mail)
    assert meeting is not None
    assert (meeting.occurrence, meeting.cancelled, changed.method(meeting)) == ("C01#2", True, "CANCEL")


def test_a_withdrawal_takes_out_what_was_told_as_it_was_told(app: Flask, now: datetime) -> None:
    visit_id = invited(app, now, SHELTER)
    first = sent(visit_id, SHELTER, now)
    for occurrence in ("C01#1", "C01#2"):
        later_by(visit_id, SHELTER, occurrence, timedelta(days=1))
        stand(visit_id, SHELTER, occurrence, "withdrawn")

    draft(visit_id, SHELTER, "withdrawal", now)

    withdrawal = letter(visit_id, SHELTER)
    told = [(each.occurrence, each.start) for each in first.facts.meetings]
    assert [(each.occurrence, each.start) for each in withdrawal.facts.meetings] == told
    assert {withdrawal.method(each) for each in withdrawal.facts.meetings} == {"CANCEL"}
    assert withdrawal.link is None


def test_a_reminder_speaks_of_what_is_not_answered_only(app: Flask, now: datetime) -> None:
    visit_id = invited(app, now, SHELTER)
    stand(visit_id, SHELTER, "C01#1", "confirmed")

    draft(visit_id, SHELTER, "reminder", now)

    reminder = letter(visit_id, SHELTER)
    assert [each.occurrence for each in reminder.facts.meetings] == ["C01#2"]
    assert [each.occurrence for each in reminder.mails] == [None]


def test_message_ids_are_of_the_authors_domain_if_it_has_one(app: Flask, now: datetime) -> None:
    visit_id = invited(app, now, PARLIAMENT)
    with transaction():
        row = invitation_to(visit_id, PARLIAMENT)
        assert row is not None
        draft_letters(load_visit(visit_id), [row.id], links={}, now=now, by="somebody\r\nX: y")

    odd, usual = letter(visit_id, PARLIAMENT), letters(visit_id, PARLIAMENT)[0]

    assert usual.mails[0].message_id.endswith(f"@{BY.partition('@')[2]}>")
    assert odd.mails[0].message_id.endswith("@visitplanner.invalid>")


def later_by(visit_id: str, host: str, occurrence: str, span: timedelta) -> None:
    with transaction():
        slot = _slot(visit_id, host, occurrence)
        slot.begins_at, slot.ends_at = slot.begins_at + span, slot.ends_at + span


def stand(visit_id: str, host: str, occurrence: str, state: str) -> None:
    with transaction():
        _slot(visit_id, host, occurrence).state = state


def _slot(visit_id: str, host: str, occurrence: str):  # type: ignore[no-untyped-def]  # a row, which only this file needs
    row = invitation_to(visit_id, host)
    assert row is not None
    return next(each for each in row.slots if each.occurrence_id == occurrence)
