"""Every mail goes out at least once and always as the same message, whatever servers and workers do meanwhile."""

import logging
from datetime import datetime, timedelta

import pytest
from flask import Flask

from tests.fakes import BareLetters, ScriptedMailer
from tests.hosting import LABOUR, PARLIAMENT, SHELTER, asked
from tests.outbox import ADDRESS, invited, letter, sent
from visitplanner.storage.database import db, transaction
from visitplanner.storage.letters import LEASE, take_due_mail
from visitplanner.storage.models import AuditEventRow
from visitplanner.use_cases.ports import MailIsDelayed, MailIsRefused
from visitplanner.use_cases.send_waiting_letters import GIVE_UP_AFTER, LONGEST_PAUSE, send_waiting_letters

MINUTE = timedelta(minutes=1)
BUSY = MailIsDelayed("451 4.7.1 Try later", server_answers=True)
AWAY = MailIsDelayed("ConnectionRefusedError", server_answers=False)


def send(mailer: ScriptedMailer, at: datetime, unwritable: int | None = None, jitter: float = 0.5) -> int:
    return send_waiting_letters(mailer=mailer, forms=BareLetters(unwritable), clock=lambda: at, jitter=lambda: jitter)


def test_a_released_letter_goes_out_once(app: Flask, now: datetime) -> None:
    visit_id = invited(app, now, PARLIAMENT)
    waiting, mailer = sent(visit_id, PARLIAMENT, now), ScriptedMailer()

    accepted = [send(mailer, now), send(mailer, now + LEASE * 2)]

    gone = letter(visit_id, PARLIAMENT)
    assert accepted == [1, 0]
    assert mailer.taken == [(waiting.mails[0].message_id, ADDRESS)]
    assert (gone.state, gone.sent_at, gone.server_words) == ("sent", now, "")


def test_a_draft_never_goes_out(app: Flask, now: datetime) -> None:
    visit_id, mailer = invited(app, now, PARLIAMENT), ScriptedMailer()

    assert send(mailer, now + timedelta(days=30)) == 0
    assert letter(visit_id, PARLIAMENT).state == "draft"


def test_every_calendar_entry_goes_out_after_its_letter(either: Flask, now: datetime) -> None:
    visit_id = invited(either, now, SHELTER)
    waiting, mailer = sent(visit_id, SHELTER, now), ScriptedMailer()

    send(mailer, now)

    assert [each for each, _ in mailer.taken] == [mail.message_id for mail in waiting.mails]
    assert len(mailer.taken) == 2


def test_a_letter_is_sent_only_once_all_of_its_mails_are(app: Flask, now: datetime) -> None:
    visit_id = invited(app, now, SHELTER)
    sent(visit_id, SHELTER, now)

    send(ScriptedMailer(None, BUSY), now)

    assert letter(visit_id, SHELTER).state == "waiting"
    assert [mail.state for mail in letter(visit_id, SHELTER).mails] == ["sent", "waiting"]


def test_the_agreement_counts_as_asked_once_the_letter_is_out(app: Flask, now: datetime) -> None:
    visit_id = invited(app, now, PARLIAMENT)
    sent(visit_id, PARLIAMENT, now)
    before = asked(visit_id, PARLIAMENT)

    send(ScriptedMailer(), now)

    after = asked(visit_id, PARLIAMENT)
    assert (before.state, before.sent_at) == ("not_sent", None)
    assert (after.state, after.sent_at) == ("sent", now)


def test_without_a_mail_server_it_goes_on_waiting(app: Flask, now: datetime) -> None:
    visit_id = invited(app, now, PARLIAMENT)
    sent(visit_id, PARLIAMENT, now)

    send(ScriptedMailer(is_ready=False), now)

    waiting = letter(visit_id, PARLIAMENT)
    assert (waiting.state, waiting.mails[0].attempts) == ("waiting", 0)


def test_what_the_server_refuses_is_shown_with_its_words_and_not_tried_again(app: Flask, now: datetime) -> None:
    visit_id = invited(app, now, PARLIAMENT)
    sent(visit_id, PARLIAMENT, now)

    send(ScriptedMailer(MailIsRefused("550 5.1.1 User\r\nunknown")), now)

    refused, mailer = letter(visit_id, PARLIAMENT), ScriptedMailer()
    assert (refused.state, refused.server_words) == ("refused", "550 5.1.1 User unknown")
    assert send(mailer, now + timedelta(days=1)) == 0
    assert asked(visit_id, PARLIAMENT).sent_at is None


def test_a_delayed_mail_is_tried_again_as_the_same_message(app: Flask, now: datetime) -> None:
    visit_id = invited(app, now, PARLIAMENT)
    sent(visit_id, PARLIAMENT, now)
    mailer = ScriptedMailer(BUSY)

    sent_at_once = send(mailer, now)
    too_early = send(mailer, now + MINUTE / 2)
    in_time = send(mailer, now + MINUTE)

    assert (sent_at_once, too_early, in_time) == (0, 0, 1)
    assert len(mailer.taken) == 2
    assert len(set(mailer.taken)) == 1


@pytest.mark.parametrize(("jitter", "factor"), [(0.0, 0.75), (0.5, 1.0), (1.0, 1.25)])
def test_pauses_are_spread(app: Flask, now: datetime, jitter: float, factor: float) -> None:
    visit_id = invited(app, now, PARLIAMENT)
    sent(visit_id, PARLIAMENT, now)

    send(ScriptedMailer(BUSY), now, jitter=jitter)

    assert letter(visit_id, PARLIAMENT).mails[0].next_attempt_at == now + MINUTE * factor


def test_pauses_grow_until_it_is_given_up_with_an_alarm_and_can_be_sent_again(
    app: Flask, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    visit_id, at, pauses = invited(app, now, PARLIAMENT), now, []
    sent(visit_id, PARLIAMENT, now)
    mailer = ScriptedMailer(*[BUSY] * 100)

    while (due := letter(visit_id, PARLIAMENT).mails[0].next_attempt_at) is not None:
        pauses.append(due - at)
        at = due
        send(mailer, at)

    failed = letter(visit_id, PARLIAMENT)
    assert pauses[1:5] == [MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE]
    assert max(pauses) == LONGEST_PAUSE
    assert at - now >= GIVE_UP_AFTER
    assert (failed.state, failed.server_words) == ("failed", "451 4.7.1 Try later")
    assert "given up" in caplog.text
    assert len({message for message, _ in mailer.taken}) == 1


def test_a_server_that_is_away_is_asked_once_a_round(app: Flask, now: datetime) -> None:
    visit_id = invited(app, now, PARLIAMENT, LABOUR)
    for host in (PARLIAMENT, LABOUR):
        sent(visit_id, host, now)
    mailer = ScriptedMailer(AWAY, AWAY)

    send(mailer, now)

    assert len(mailer.taken) == 1
    assert {letter(visit_id, host).state for host in (PARLIAMENT, LABOUR)} == {"waiting"}


def test_a_letter_that_cannot_be_written_holds_up_no_other_and_is_not_quoted(
    app: Flask, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    visit_id = invited(app, now, PARLIAMENT, LABOUR)
    broken = sent(visit_id, PARLIAMENT, now)
    sent(visit_id, LABOUR, now)

    accepted = send(ScriptedMailer(), now, unwritable=broken.id)

    assert accepted == 1
    assert letter(visit_id, PARLIAMENT).state == "waiting"
    assert "cannot be written: ValueError" in caplog.text
    assert broken.words["en"].subject not in caplog.text


def test_a_mail_whose_worker_died_is_left_alone_until_its_lease_ends_and_then_sent_again(
    either: Flask, now: datetime
) -> None:
    visit_id = invited(either, now, PARLIAMENT)
    sent(visit_id, PARLIAMENT, now)
    with transaction():
        taken = take_due_mail(now)
    mailer = ScriptedMailer()

    while_taken = send(mailer, now + LEASE - MINUTE)
    afterwards = send(mailer, now + LEASE)

    assert taken is not None
    assert (while_taken, afterwards) == (0, 1)
    assert mailer.taken == [(taken.mail.message_id, ADDRESS)]


def test_a_worker_that_wakes_too_late_writes_nothing(app: Flask, now: datetime) -> None:
    visit_id = invited(app, now, PARLIAMENT)
    sent(visit_id, PARLIAMENT, now)
    slow, quick = ScriptedMailer(MailIsRefused("550 said too late")), ScriptedMailer()
    slow.meanwhile = lambda: send(quick, now + LEASE)

    send(slow, now)

    assert letter(visit_id, PARLIAMENT).state == "sent"
    assert slow.taken == quick.taken


def test_a_worker_that_is_told_to_end_takes_no_further_mail(app: Flask, now: datetime) -> None:
    visit_id = invited(app, now, PARLIAMENT)
    sent(visit_id, PARLIAMENT, now)
    mailer = ScriptedMailer()

    send_waiting_letters(
        mailer=mailer, forms=BareLetters(), clock=lambda: now, jitter=lambda: 0.5, closing=lambda: True
    )

    assert mailer.taken == []


def test_what_became_of_a_letter_stands_in_the_record(app: Flask, now: datetime) -> None:
    visit_id = invited(app, now, PARLIAMENT)
    sent(visit_id, PARLIAMENT, now)

    send(ScriptedMailer(), now)

    events = db.session.query(AuditEventRow).order_by(AuditEventRow.id).all()
    assert [each.operation for each in events if each.operation.startswith("letter")] == [
        "letter_drafted",
        "letter_edited",
        "letter_sent",
        "letter_delivered",
    ]
    assert ADDRESS not in str([(each.before, each.after) for each in events])


def test_two_workers_never_take_the_same_mail_on_either_database(either: Flask, now: datetime) -> None:
    visit_id = invited(either, now, PARLIAMENT)
    sent(visit_id, PARLIAMENT, now)
    first, second = ScriptedMailer(), ScriptedMailer()
    first.meanwhile = lambda: send(second, now)

    send(first, now)

    assert len(first.taken) == 1
    assert second.taken == []
    assert letter(visit_id, PARLIAMENT).state == "sent"
