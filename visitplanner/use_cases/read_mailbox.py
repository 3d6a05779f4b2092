"""Look through the mailbox for answers by calendar; what belongs to no invitation is left unread, for people."""

import logging
from collections.abc import Callable
from datetime import datetime

from visitplanner.storage.calendar_mails import mail_key, remember_mail, was_read
from visitplanner.storage.database import db, transaction
from visitplanner.use_cases.ports import CalendarIsUnreadable, Calendars, HostCalendars, Mailbox
from visitplanner.use_cases.take_calendar_answers import take_calendar_answers

MOST_BYTES = 1_000_000
ACTOR = "mailbox"
SETTLED = frozenset({"answered", "bounced", "outdated"})

log = logging.getLogger(__name__)


def read_mailbox(
    mailbox: Mailbox, *, host_calendars: HostCalendars, calendars: Calendars, clock: Callable[[], datetime]
) -> None:
    """Every mail is looked at once, whether or not it is one of ours; what fails is tried again.

    Raises ``MailboxIsAway``.
    """

    def wanted(message_id: str) -> bool:
        known = was_read(mail_key(message_id, b""))
        db.session.rollback()
        return not known

    def take(message_id: str, data: bytes) -> bool:
        now = clock()
        try:
            found = take_calendar_answers(data, host_calendars=host_calendars, calendars=calendars, now=now, by=ACTOR)
        except CalendarIsUnreadable:
            found = None
        except Exception as error:
            # It must not keep those behind it waiting: it stays unread, and is tried again in the next round.
            log.error("A mail could not be taken: %s", type(error).__name__)
            db.session.rollback()
            return False
        db.session.rollback()
        with transaction():
            remember_mail(mail_key(message_id, b""), "unmatched" if found is None else "other", None, now)
        return bool(found) and set(found or ()) <= SETTLED

    mailbox.go_through(take, wanted=wanted, most_bytes=MOST_BYTES)
