"""The outbox: letters that are drafted, released and settled, and what their hosts were told before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select

from visitplanner.programme.letter import Letter, LetterFacts, LetterKind, Mail, Meeting, Words, state_of
from visitplanner.storage.database import db
from visitplanner.storage.letter_rows import facts_to_plain, letter_of, seal_link, words_to_plain
from visitplanner.storage.models import CalendarSlotRow, LetterMailRow, LetterRow
from visitplanner.storage.visits import locked_visit

LEASE = timedelta(minutes=5)
"""For so long a mail is left to the worker that took it; then its worker is taken for dead."""
TOLD = ("waiting", "sent")


class LetterIsUnknown(LookupError):
    """The visit has no letter of this number."""


@dataclass(frozen=True)
class NewLetter:
    """A letter to be drafted. ``message_ids`` are one for the letter and one for each further calendar entry."""

    kind: LetterKind
    host_id: str
    invitation_id: int | None
    languages: tuple[str, ...]
    to_name: str
    to_address: str
    words: Mapping[str, Words]
    facts: LetterFacts
    link: str | None
    message_ids: Sequence[str]
    entries: Sequence[Meeting]
    """The meetings whose calendar entries go with it; the first goes with the letter itself."""


@dataclass(frozen=True)
class Delivery:
    """A mail that was taken to be sent; ``attempt`` tells this taking from those before and after."""

    letter: Letter
    mail: Mail
    attempt: int


def draft_letter(visit_id: str, new: NewLetter, *, by: str, now: datetime) -> int:
    """Keep a draft under the visit's next reference number; its identifier. Inside a ``transaction()``."""
    code = locked_visit(visit_id).code
    number = (db.session.scalar(select(func.max(LetterRow.number)).where(LetterRow.visit_id == visit_id)) or 0) + 1
    entries = [*new.entries, *([None] if not new.entries else [])]
    row = LetterRow(
        visit_id=visit_id,
        number=number,
        reference=f"{code}/{now.year}/{number:03d}",
        kind=new.kind,
        state="draft",
        host_id=new.host_id,
        invitation_id=new.invitation_id,
        languages=new.languages,
        to_name=new.to_name,
        to_address=new.to_address,
        words=words_to_plain(new.words),
        facts=facts_to_plain(new.facts),
        link_sealed=seal_link(new.link, visit_id, number),
        author=by,
        created_at=now,
        mails=[_mail_row(at, each, new.message_ids[at]) for at, each in enumerate(entries)],
    )
    db.session.add(row)
    db.session.flush()
    return row.id


def _mail_row(at: int, meeting: Meeting | None, message_id: str) -> LetterMailRow:
    occurrence, uid = (meeting.occurrence, meeting.calendar_uid) if meeting else (None, None)
    return LetterMailRow(number=at + 1, message_id=message_id, occurrence=occurrence, uid=uid, state="draft")


def locked_letter(visit_id: str, letter_id: int) -> LetterRow:
    """A letter that nobody else changes until the transaction ends. Raises ``LetterIsUnknown``."""
    own = (LetterRow.id == letter_id, LetterRow.visit_id == visit_id)
    row = db.session.scalar(select(LetterRow).where(*own).with_for_update())
    if row is None:
        raise LetterIsUnknown(letter_id)
    return row


def release(row: LetterRow, now: datetime) -> None:
    """Whatever has not gone out yet is to go out. Calendar entries get a version above all that were sent before."""
    row.state, row.released_at = "waiting", now
    for mail in row.mails:
        if mail.state != "sent":
            mail.state, mail.next_attempt_at, mail.first_attempt_at = "waiting", now, None
            mail.leased_until, mail.server_words = None, ""
        if mail.uid is not None and mail.sequence is None:
            mail.sequence = _next_sequence(row.visit_id, mail)


def _next_sequence(visit_id: str, mail: LetterMailRow) -> int:
    slot = db.session.get(CalendarSlotRow, (visit_id, f"session:{mail.occurrence}"))
    last = db.session.scalar(select(func.max(LetterMailRow.sequence)).where(LetterMailRow.uid == mail.uid))
    return max(slot.sequence if slot else 0, -1 if last is None else last + 1)


def told_meetings(visit_id: str, host_id: str) -> dict[str, Meeting]:
    """What a host was told last of each meeting, by occurrence; a meeting that was taken back is ``cancelled``."""
    told: dict[str, Meeting] = {}
    rows = select(LetterRow).where(
        LetterRow.visit_id == visit_id,
        LetterRow.host_id == host_id,
        LetterRow.state.in_(TOLD),
        LetterRow.kind.in_(("invitation", "change", "withdrawal")),
    )
    for row in db.session.scalars(rows.order_by(LetterRow.released_at, LetterRow.id)):
        letter = letter_of(row)
        for meeting in letter.facts.meetings:
            told[meeting.occurrence] = replace(meeting, cancelled=letter.method(meeting) == "CANCEL")
    return told


def last_recipient(visit_id: str, host_id: str) -> tuple[str, str]:
    """Name and address to which a host was last written; empty where it never was."""
    newest = select(LetterRow).where(LetterRow.visit_id == visit_id, LetterRow.host_id == host_id)
    row = db.session.scalar(newest.order_by(LetterRow.id.desc()).limit(1))
    return ("", "") if row is None else (row.to_name, row.to_address)


def drafts_about(invitation_id: int) -> list[LetterRow]:
    """Letters about an invitation of which nothing has gone out and nothing is to."""
    rows = select(LetterRow).where(LetterRow.invitation_id == invitation_id, LetterRow.state == "draft")
    return list(db.session.scalars(rows.order_by(LetterRow.id).with_for_update()))


def take_due_mail(now: datetime) -> Delivery | None:
    """The next mail that is to be sent now, left to whoever takes it for as long as ``LEASE``."""
    free = or_(LetterMailRow.leased_until.is_(None), LetterMailRow.leased_until <= now)
    due = select(LetterMailRow).where(LetterMailRow.state == "waiting", LetterMailRow.next_attempt_at <= now, free)
    oldest = due.order_by(LetterMailRow.next_attempt_at, LetterMailRow.letter_id, LetterMailRow.number).limit(1)
    row = db.session.scalar(oldest.with_for_update(skip_locked=True))
    if row is None:
        return None
    row.attempts += 1
    row.leased_until = now + LEASE
    row.first_attempt_at = row.first_attempt_at or now
    letter = letter_of(db.session.get_one(LetterRow, row.letter_id))
    mail = next(each for each in letter.mails if each.number == row.number)
    return Delivery(letter, mail, row.attempts)


def taken_mail(delivery: Delivery) -> LetterMailRow | None:
    """The mail of a delivery, as long as nobody has taken it over."""
    return db.session.scalar(select(LetterMailRow).where(*_still_ours(delivery)).with_for_update())


def follow_mails(letter_id: int) -> LetterRow:
    """The letter stands where its mails stand."""
    row = db.session.scalars(select(LetterRow).where(LetterRow.id == letter_id).with_for_update()).one()
    row.state = state_of(tuple(each.state for each in row.mails))
    return row


def _still_ours(delivery: Delivery) -> tuple[ColumnElement[bool], ...]:
    return (
        LetterMailRow.letter_id == delivery.letter.id,
        LetterMailRow.number == delivery.mail.number,
        LetterMailRow.attempts == delivery.attempt,
        LetterMailRow.state == "waiting",
    )
