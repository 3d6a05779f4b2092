"""How a calendar answers an invitation (iTIP): REPLY and COUNTER, as Outlook, Google and Apple write them."""

from collections.abc import Iterator
from datetime import date, datetime, time
from email import message_from_bytes, policy
from typing import Any

from icalendar import Calendar

from visitplanner.adapters.host_calendars import limits
from visitplanner.adapters.host_calendars.refused import Refused
from visitplanner.adapters.host_calendars.soundness import sound_calendars

_KINDS = ("text/calendar", "application/ics")


def answers_in(data: bytes) -> dict[str, Any]:
    """The answers of a calendar file or of a mail that carries one, and which of our mails came back.

    Raises ``Refused``.
    """
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().upper().startswith(b"BEGIN:VCALENDAR"):
        return {"message_id": "", "sender": "", "answers": list(_answers(data)), "returned": [], "words": ""}
    message = message_from_bytes(data, policy=policy.default)
    found: list[dict[str, Any]] = []
    for part in message.walk():
        if part.get_content_type() in _KINDS and not found:
            content = part.get_payload(decode=True)
            found = list(_answers(content if isinstance(content, bytes) else b""))
    returned, words = _returned(message)
    return {
        "message_id": str(message.get("Message-ID", ""))[:500].strip(),
        "sender": _sender(message),
        "answers": found,
        "returned": returned,
        "words": words,
    }


def _sender(message: Any) -> str:
    addresses = getattr(message.get("From"), "addresses", ())
    return str(addresses[0].addr_spec).casefold()[:254] if addresses else ""


def _answers(data: bytes) -> Iterator[dict[str, Any]]:
    for calendar in sound_calendars(data):
        method = str(calendar.get("METHOD", "")).upper()
        if method in ("REPLY", "COUNTER"):
            for event in list(calendar.walk("VEVENT"))[: limits.MOST_TIMES]:
                yield _answer(method, calendar, event)


def _answer(method: str, calendar: Calendar, event: Any) -> dict[str, Any]:
    people = event.get("ATTENDEE", [])
    people = people if isinstance(people, list) else [people]
    # Google may repeat the guests beside the one who answers; those have said nothing.
    said = [each for each in people if str(each.params.get("PARTSTAT", "NEEDS-ACTION")).upper() != "NEEDS-ACTION"]
    who = (said or people or [None])[0]
    return {
        "method": method,
        "uid": str(event.get("UID", ""))[:300],
        "sequence": int(event.get("SEQUENCE", 0)),
        "attendee": str(who).partition(":")[2].casefold()[:254] if who is not None else "",
        "status": str(who.params.get("PARTSTAT", "")).upper()[:20] if who is not None else "",
        "begins": _moment(event, "DTSTART"),
        "ends": _moment(event, "DTEND"),
        "comment": _comment(event),
    }


def _moment(event: Any, name: str) -> str | None:
    found: date | datetime | None = event[name].dt if name in event else None
    if found is None:
        return None
    return (found if isinstance(found, datetime) else datetime.combine(found, time())).isoformat()


def _comment(event: Any) -> str:
    comment = event.get("COMMENT", "")
    return "\n".join(map(str, comment))[:2000] if isinstance(comment, list) else str(comment)[:2000]


def _returned(message: Any) -> tuple[list[str], str]:
    """The Message-IDs of ours in a report that a mail could not be delivered, and what it says of that."""
    if message.get_content_type() != "multipart/report":
        return [], ""
    ids: list[str] = []
    words, failed = "", False
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/delivery-status":
            for block in part.get_payload():
                failed = failed or str(block.get("Action", "")).strip().casefold() == "failed"
                words = words or str(block.get("Diagnostic-Code", ""))[:300]
        elif kind in ("message/rfc822", "text/rfc822-headers"):
            ids.append(_original_id(part, kind))
    return ([each for each in ids if each], words) if failed else ([], "")


def _original_id(part: Any, kind: str) -> str:
    if kind == "message/rfc822":
        return str(part.get_payload(0).get("Message-ID", "")).strip()[:500]
    headers = message_from_bytes(part.get_payload(decode=True) or b"", policy=policy.default)
    return str(headers.get("Message-ID", "")).strip()[:500]


__all__ = ["Refused", "answers_in"]
