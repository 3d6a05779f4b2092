"""What a calendar answers to an invitation, and which reply that is."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from visitplanner.programme.replies import Reply
from visitplanner.visit.entities import OfferedWindow


@dataclass(frozen=True)
class CalendarAnswer:
    """One event of a REPLY or a COUNTER. ``status`` is its PARTSTAT."""

    method: str
    uid: str
    sequence: int
    attendee: str
    status: str
    begins: datetime | None
    ends: datetime | None
    comment: str


@dataclass(frozen=True)
class CalendarMail:
    """A mail or a file with such answers. ``returned`` are the Message-IDs of ours that could not be delivered."""

    message_id: str
    sender: str
    answers: tuple[CalendarAnswer, ...]
    returned: tuple[str, ...]
    words: str


def reply_in(answer: CalendarAnswer, zone: ZoneInfo, heard: str) -> Reply | None:
    """The reply that the answer is; nothing where it decides nothing. ``zone`` is where the meeting is.

    Somebody who accepts tentatively without proposing a time has not answered yet.
    """
    note = answer.comment.replace("\r\n", "\n").strip()
    if answer.method == "COUNTER":
        window = _window(answer, zone)
        return None if window is None else Reply("offer", windows=(window,), note=note, heard=heard)
    if answer.status == "ACCEPTED":
        return Reply("confirm", note=note, heard=heard)
    if answer.status == "DECLINED":
        return Reply("decline", reason=note, heard=heard)
    return None


def _window(answer: CalendarAnswer, zone: ZoneInfo) -> OfferedWindow | None:
    if answer.begins is None or answer.ends is None:
        return None
    begins, ends = (
        moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
        for moment in (answer.begins, answer.ends)
    )
    if begins.date() != ends.date() or ends <= begins:
        return None
    return OfferedWindow(begins.date(), f"{begins:%H:%M}", f"{ends:%H:%M}")
