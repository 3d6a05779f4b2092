"""What comes into our mailbox: answers of a host's calendar, and reports of mails that came back."""

from datetime import datetime
from email.message import EmailMessage

from flask import Flask
from sqlalchemy import select

from tests.hosting import BY, a_visit_to_host, invite, planned
from visitplanner.storage.database import db, transaction
from visitplanner.storage.letters import release
from visitplanner.storage.models import LetterMailRow, LetterRow

HOST = "host@parliament.example"


def a_visit_with_letters(app: Flask, now: datetime) -> str:
    """A visit whose hosts are asked, by letters that are sent."""
    visit_id = planned(a_visit_to_host(), now)
    invite(app, visit_id, now)
    with transaction():
        for row in db.session.scalars(select(LetterRow)):
            row.to_address = HOST
            release(row, now)
            row.state = "sent"
    return visit_id


def entry(visit_id: str) -> LetterMailRow:
    mails = select(LetterMailRow).join(LetterRow).where(LetterMailRow.occurrence == "A01#1")
    row = db.session.scalar(mails.where(LetterRow.visit_id == visit_id))
    assert row
    return row


def calendar(visit_id: str, status: str, method: str = "REPLY", *more: str, sequence: int | None = None) -> bytes:
    row = entry(visit_id)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//x//EN",
        f"METHOD:{method}",
        "BEGIN:VEVENT",
        f"UID:{row.uid}",
        f"SEQUENCE:{row.sequence if sequence is None else sequence}",
        "DTSTAMP:20261124T120000Z",
        f"ATTENDEE;PARTSTAT={status}:MAILTO:{HOST.upper()}",
        *more,
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    db.session.rollback()
    return "\r\n".join(lines).encode()


def mailed(data: bytes, sender: str = HOST, message_id: str = "<1@parliament.example>") -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Message-ID"] = f"A host <{sender}>", BY, message_id
    mail.set_content("Accepted.")
    mail.add_alternative(data.decode(), subtype="calendar", params={"method": "REPLY"})
    return mail.as_bytes()


def report_of(message_id: str) -> bytes:
    """What a mail server sends when it could not deliver one of our mails."""
    return "\r\n".join(
        (
            "From: mailer-daemon@example.org",
            "Message-ID: <2@example.org>",
            'Content-Type: multipart/report; report-type=delivery-status; boundary="x"',
            "MIME-Version: 1.0",
            "",
            "--x",
            "Content-Type: text/plain",
            "",
            "Not delivered.",
            "--x",
            "Content-Type: message/delivery-status",
            "",
            "Reporting-MTA: dns; example.org",
            "",
            "Final-Recipient: rfc822; host@parliament.example",
            "Action: failed",
            "Status: 5.1.1",
            "Diagnostic-Code: smtp; 550 no such mailbox",
            "",
            "--x",
            "Content-Type: text/rfc822-headers",
            "",
            f"Message-ID: {message_id}",
            "",
            "--x--",
            "",
        )
    ).encode()
