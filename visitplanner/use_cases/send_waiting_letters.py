"""Hand waiting mails to the mail server, each at least once and always as the same message."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from visitplanner.programme.letter_text import LONGEST_WORDS, tidy_line
from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction
from visitplanner.storage.letters import Delivery, follow_mails, take_due_mail, taken_mail
from visitplanner.use_cases.note_sent import note_sent
from visitplanner.use_cases.ports import LetterForms, Mailer, MailIsDelayed, MailIsRefused

GIVE_UP_AFTER = timedelta(days=3)
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=4)
LONGEST_ROUND = 100
"""So many mails are sent before others who wait for the worker get their turn."""

log = logging.getLogger(__name__)


def send_waiting_letters(
    *,
    mailer: Mailer,
    forms: LetterForms,
    clock: Callable[[], datetime],
    jitter: Callable[[], float],
    closing: Callable[[], bool] = lambda: False,
) -> int:
    """Send what is due; how many mails were accepted. Without a mail server everything goes on waiting.

    A mail is taken, sent outside of any transaction, and settled. Whoever dies in between leaves it taken until its
    lease ends; then it is sent again under the same Message-ID. A delayed mail is tried again after a growing pause,
    which ``jitter`` (0 to 1) spreads, and given up after ``GIVE_UP_AFTER``. A server that cannot be reached ends the
    round.
    """
    accepted = 0
    for _ in range(LONGEST_ROUND):
        if closing() or not mailer.is_ready:
            break
        with transaction():
            delivery = take_due_mail(clock())
        if delivery is None:
            break
        try:
            _send(delivery, mailer, forms)
        except MailIsRefused as refusal:
            _settle(delivery, "refused", refusal.words, clock())
        except MailIsDelayed as delay:
            _delay(delivery, delay.words, clock(), jitter())
            if not delay.server_answers:
                break
        else:
            _settle(delivery, "sent", "", clock())
            accepted += 1
    return accepted


def _send(delivery: Delivery, mailer: Mailer, forms: LetterForms) -> None:
    try:
        octets = forms.mail(delivery.letter, delivery.mail, sender=mailer.sender)
    except Exception as error:
        # One letter that cannot be written must not hold up the others.
        # Its words are not logged: they might quote what the letter says.
        log.error("Letter %s cannot be written: %s", delivery.letter.id, type(error).__name__)
        raise MailIsDelayed(type(error).__name__, server_answers=True) from None
    mailer.send(octets, to=delivery.letter.to_address)


def _delay(delivery: Delivery, words: str, now: datetime, jitter: float) -> None:
    pause = min(FIRST_PAUSE * 2 ** min(delivery.attempt - 1, 20), LONGEST_PAUSE) * (0.75 + jitter / 2)
    with transaction():
        mail = taken_mail(delivery)
        if mail is None:
            return
        started_at = mail.first_attempt_at or now
        mail.server_words, mail.leased_until = _short(words), None
        if now - started_at >= GIVE_UP_AFTER:
            mail.state, mail.next_attempt_at = "failed", None
            follow_mails(mail.letter_id)
            log.error("Letter %s was given up after %s attempts.", mail.letter_id, mail.attempts)
        else:
            mail.next_attempt_at = now + pause


def _settle(delivery: Delivery, state: str, words: str, now: datetime) -> None:
    with transaction() as session:
        mail = taken_mail(delivery)
        if mail is None:
            return
        mail.state, mail.server_words, mail.leased_until, mail.next_attempt_at = state, _short(words), None, None
        mail.sent_at = now if state == "sent" else None
        session.flush()
        letter = follow_mails(mail.letter_id)
        if state == "refused":
            log.warning("Letter %s was refused by the mail server.", letter.id)
        elif mail.number == 1:
            note_sent(letter, now)
        operation = "letter_delivered" if state == "sent" else "letter_refused"
        after = {"letter": letter.id, "mail": mail.number}
        record(letter.visit_id, actor="", channel="worker", operation=operation, after=after, now=now)


def _short(words: str) -> str:
    return tidy_line(words)[:LONGEST_WORDS]
