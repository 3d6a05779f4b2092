"""Let what calendars answer (REPLY, COUNTER) count like answers on a host's page, and note mails that came back."""

from collections import Counter
from datetime import datetime
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from visitplanner.programme.calendar_answers import CalendarAnswer, CalendarMail, reply_in
from visitplanner.programme.letter import Letter
from visitplanner.storage.calendar_mails import latest_entry, letter_of_mail, mail_key, remember_mail, was_read
from visitplanner.storage.database import db, transaction
from visitplanner.storage.invitations import invitation, invitation_to
from visitplanner.use_cases.ports import Calendars, HostCalendars
from visitplanner.use_cases.record_bounce import LetterWasNotSent, record_bounce
from visitplanner.use_cases.record_reply import PlanIsClosed, ReplyTo, record_reply

Outcome: TypeAlias = Literal["answered", "known", "outdated", "unmatched", "undecided", "bounced"]
"""Of each answer: kept now, kept before, meant for an earlier proposal or too late, of nobody we asked, or saying
neither yes nor no; or of each of our mails, that it came back."""


_WORTH_KNOWING: tuple[Outcome, ...] = ("answered", "bounced", "outdated", "undecided", "known")


def take_calendar_answers(
    data: bytes,
    *,
    host_calendars: HostCalendars,
    calendars: Calendars,
    now: datetime,
    by: str,
    visit_id: str | None = None,
) -> Counter[Outcome]:
    """A calendar file or a mail, of which each Message-ID counts once.

    With ``visit_id`` somebody vouches for it, and only this visit's meetings are looked at; without, the answer has to
    come from the address that was invited, as sender and as attendee. Raises ``CalendarIsUnreadable``.
    """
    mail = host_calendars.answers(data)
    key = mail_key(mail.message_id, data)
    if visit_id is None and was_read(key):
        return Counter({"known": 1})
    found: Counter[Outcome] = Counter()
    for answer in mail.answers:
        found[_take(answer, mail, visit_id, calendars, now, by)] += 1
    for message_id in mail.returned:
        found[_came_back(message_id, mail.words, visit_id, now, by)] += 1
    if visit_id is None and (mail.answers or mail.returned):
        outcome = next((each for each in _WORTH_KNOWING if found[each]), "unmatched")
        db.session.rollback()
        with transaction():
            remember_mail(key, outcome, None, now)
    return found


def _take(
    answer: CalendarAnswer, mail: CalendarMail, visit_id: str | None, calendars: Calendars, now: datetime, by: str
) -> Outcome:
    entry = latest_entry(answer.uid)
    if entry is None or not _is_from_whom_we_asked(answer, mail, entry[0], visit_id):
        return "unmatched"
    letter, occurrence, sequence = entry
    meeting = next((each for each in letter.facts.meetings if each.occurrence == occurrence), None)
    row = invitation_to(letter.visit_id, letter.host_id)
    if meeting is None or row is None:
        return "unmatched"
    asked = invitation(row)
    slot = next((each for each in asked.slots if each.occurrence == occurrence), None)
    if slot is None or answer.sequence < sequence or meeting.start != slot.begins_at:
        return "outdated"
    reply = reply_in(answer, ZoneInfo(str(meeting.start.tzinfo)), by if visit_id else "")
    if reply is None:
        return "undecided"
    actor = by if visit_id else f"host: {letter.host_id}"
    db.session.rollback()
    return _recorded(asked.id, occurrence, ReplyTo(slot.round, reply), actor, calendars, now)


def _recorded(
    invitation_id: int, occurrence: str, reply: ReplyTo, actor: str, calendars: Calendars, now: datetime
) -> Outcome:
    try:
        fates = record_reply(
            invitation_id, {occurrence: reply}, actor=actor, channel="calendar", calendars=calendars, now=now
        )
    except PlanIsClosed:
        return "outdated"
    fate = fates.get(occurrence, "outdated")
    return "answered" if fate == "kept" else "known" if fate == "known" else "outdated"


def _is_from_whom_we_asked(answer: CalendarAnswer, mail: CalendarMail, letter: Letter, visit_id: str | None) -> bool:
    if visit_id is not None:
        return letter.visit_id == visit_id
    invited = letter.to_address.casefold()
    return bool(invited) and answer.attendee == invited == mail.sender


def _came_back(message_id: str, words: str, visit_id: str | None, now: datetime, by: str) -> Outcome:
    letter = letter_of_mail(message_id)
    if letter is None or visit_id not in (None, letter[0]):
        return "unmatched"
    db.session.rollback()
    try:
        record_bounce(letter[1], visit_id=letter[0], words=words, now=now, by=by)
    except LetterWasNotSent:
        return "outdated"
    return "bounced"
