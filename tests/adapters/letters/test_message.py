"""A letter as a mail: the shape that Outlook, Gmail and Apple Mail need, and headers that nobody can add to."""

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.letters import FUND, LINK, SENDER, SHELTER, a_letter, facts_for
from visitplanner.adapters.letters import WrittenLetters
from visitplanner.adapters.letters.html import HtmlWriter
from visitplanner.adapters.letters.message import letter_message
from visitplanner.programme.letter import Letter, Words

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
FORMS, HTML = WrittenLetters(TEMPLATES), HtmlWriter(TEMPLATES)
INJECTIONS = (
    "a\r\nBcc: vpx7q@evil.example",
    "a\nBcc: vpx7q@evil.example",
    "a\rBcc: vpx7q@evil.example",
    "a\r\n\r\n<h1>vpx7q</h1>",
    "a\u2028Bcc: vpx7q@evil.example",
    "a\x00vpx7q",
    'Eve" <vpx7q@evil.example>, "x',
    "vpx7q:a@b.example;",
    "a\r\n.\r\nMAIL FROM:<vpx7q@evil.example>",
)


def octets(letter: Letter, number: int = 1, sender: str = SENDER) -> bytes:
    """A mail of the letter, with stand-ins for the documents, which take a while to write."""
    mail = letter.mails[number - 1]
    if number > 1:
        return FORMS.mail(letter, mail, sender=sender)
    return letter_message(letter, mail, sender or letter.author, HTML.write(letter), b"%PDF", b"PK")


def read(letter: Letter, number: int = 1, sender: str = SENDER) -> EmailMessage:
    message = email.message_from_bytes(octets(letter, number, sender), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def calendar_of(message: EmailMessage) -> Calendar:
    (part,) = (each for each in message.walk() if each.get_content_type() == "text/calendar")
    return Calendar.from_ical(part.get_payload(decode=True))


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_its_parts_stand_in_the_order_that_clients_need() -> None:
    message = read(a_letter())

    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ]


def test_the_calendar_part_names_its_method_and_is_no_attachment() -> None:
    (part,) = (each for each in read(a_letter()).walk() if each.get_content_type() == "text/calendar")

    assert part.get_param("method") == "REQUEST"
    assert part.get_content_charset() == "utf-8"
    assert part["Content-Transfer-Encoding"] == "base64"
    assert part.get_content_disposition() is None


def test_attachments_carry_the_reference_number() -> None:
    letter = a_letter()

    message = email.message_from_bytes(FORMS.mail(letter, letter.mails[0], sender=""), policy=email.policy.default)

    assert isinstance(message, EmailMessage)
    files = {part.get_filename(): part.get_payload(decode=True)[:4] for part in message.iter_attachments()}
    assert files == {
        "invite.ics": b"BEGI",
        "JOKE-2027-04-2026-007.pdf": b"%PDF",
        "JOKE-2027-04-2026-007.docx": b"PK\x03\x04",
    }


def test_its_headers() -> None:
    message = read(a_letter(languages=("en",)))

    assert dict(message.items()) | {"Content-Type": ""} == {
        "From": '"International Organization for Migration (IOM), country office" <visits@example.org>',
        "To": '"Dr. Amina Otieno" <amina@parliament.example>',
        "Reply-To": "coordinator@example.org",
        "Subject": "Request to receive a delegation: Study visit on victim assistance and investigation: Jordan to"
        " Kenya (JOKE-2027-04/2026/007)",
        "Date": "Tue, 24 Nov 2026 09:00:00 +0000",
        "Message-ID": "<mail-1@example.org>",
        "Auto-Submitted": "no",
        "MIME-Version": "1.0",
        "Content-Type": "",
        "Content-Language": "en",
    }


def test_every_line_is_short_plain_and_ended_properly() -> None:
    lines = octets(a_letter()).split(b"\r\n")

    assert max(map(len, lines)) <= 998
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert all(line.isascii() for line in lines)


def test_text_and_html_say_the_same() -> None:
    message = read(a_letter(languages=("ar", "en")))

    for said in ("Tuesday, 13 April 2027, 09:30–10:30", "الثلاثاء، 13 نيسان 2027", LINK, "JOKE-2027-04/2026/007"):
        assert said in body(message, "plain")
        assert said in body(message, "html")


def test_html_fetches_nothing_runs_nothing_and_links_to_the_hosts_page_only() -> None:
    html = body(read(a_letter(languages=("en",))), "html")

    assert html.count("href=") == 1
    assert f'href="{LINK}"' in html
    assert "src=" not in html
    assert "<script" not in html
    assert '<article class="letter-sheet" lang="en" dir="ltr">' in html


def test_what_somebody_wrote_is_no_html() -> None:
    words = {"en": Words("A subject", "<script>alert(1)</script> [click](http://evil.example)", "End.")}

    html = body(read(a_letter(languages=("en",), words=words)), "html")

    assert "&lt;script&gt;alert(1)" in html
    assert html.count("href=") == 1


def test_the_host_is_the_only_attendee_of_one_tentative_event() -> None:
    calendar = calendar_of(read(a_letter()))

    (event,) = calendar.walk("VEVENT")
    assert calendar["METHOD"] == "REQUEST"
    assert str(event["ATTENDEE"]) == "mailto:amina@parliament.example"
    assert dict(event["ATTENDEE"].params) == {
        "CN": "Dr. Amina Otieno",
        "CUTYPE": "INDIVIDUAL",
        "ROLE": "REQ-PARTICIPANT",
        "PARTSTAT": "NEEDS-ACTION",
        "RSVP": "TRUE",
    }
    assert str(event["ORGANIZER"]) == f"mailto:{SENDER}"
    assert (event["STATUS"], event["SEQUENCE"], event["TRANSP"]) == ("TENTATIVE", 0, "OPAQUE")
    assert event["X-MICROSOFT-DISALLOW-COUNTER"] == "FALSE"
    assert event["DTSTART"].dt.isoformat() == "2027-04-13T09:30:00+03:00"
    assert event["DTSTAMP"].dt == a_letter().dated_at


def test_the_zone_of_the_meeting_stands_before_it() -> None:
    calendar = calendar_of(read(a_letter()))

    assert [each.name for each in calendar.subcomponents] == ["VTIMEZONE", "VEVENT"]
    assert str(calendar.subcomponents[0]["TZID"]) == "Africa/Nairobi"


def test_a_confirmed_meeting_is_so_in_the_calendar() -> None:
    facts = facts_for()
    facts = replace(facts, meetings=(replace(facts.meetings[0], confirmed=True),))

    (event,) = calendar_of(read(a_letter(facts=facts))).walk("VEVENT")

    assert event["STATUS"] == "CONFIRMED"


def test_a_withdrawal_takes_the_event_out_under_the_same_identity() -> None:
    asked, withdrawn = read(a_letter()), read(a_letter(kind="withdrawal"))

    (before,), (after,) = (calendar_of(each).walk("VEVENT") for each in (asked, withdrawn))
    (part,) = (each for each in withdrawn.walk() if each.get_content_type() == "text/calendar")
    assert part.get_param("method") == "CANCEL"
    assert after["UID"] == before["UID"]
    assert after["STATUS"] == "CANCELLED"
    assert LINK not in body(withdrawn, "plain")


def test_a_reminder_has_no_calendar_entry_but_the_link() -> None:
    message = read(a_letter(kind="reminder"))

    assert "text/calendar" not in [part.get_content_type() for part in message.walk()]
    assert LINK in body(message, "plain")


def test_further_meetings_go_in_mails_of_their_own_in_the_same_thread() -> None:
    letter = a_letter(FUND)

    first, second = read(letter), read(letter, 2)

    assert second["In-Reply-To"] == first["Message-ID"] == "<mail-1@example.org>"
    assert second["Message-ID"] == "<mail-2@example.org>"
    assert second["Auto-Submitted"] == "auto-generated"
    uids = {str(calendar_of(each).walk("VEVENT")[0]["UID"]) for each in (first, second)}
    assert len(uids) == 2
    assert "JOKE-2027-04/2026/007" in body(second, "plain")


def test_without_a_configured_sender_it_comes_from_its_author() -> None:
    message = read(a_letter(), sender="")

    assert message["From"].addresses[0].addr_spec == "coordinator@example.org"
    assert "Reply-To" not in message


def test_a_letter_without_an_address_can_be_downloaded_all_the_same() -> None:
    assert read(a_letter(to_address=""))["To"] == "undisclosed-recipients:;"


@pytest.mark.parametrize(
    ("address", "wire"),
    [("ali@münchen.example", "ali@xn--mnchen-3ya.example"), ("o'neil@b.example", "o'neil@b.example")],
)
def test_an_address_of_another_script_goes_in_its_ascii_form(address: str, wire: str) -> None:
    assert read(a_letter(to_address=address))["To"].addresses[0].addr_spec == wire


@pytest.mark.parametrize("name", INJECTIONS)
def test_a_name_adds_no_header_and_no_recipient(name: str) -> None:
    message = read(a_letter(to_name=name, languages=("en",)))

    assert [each.addr_spec for each in message["To"].addresses] == ["amina@parliament.example"]
    assert "Bcc" not in message


@pytest.mark.parametrize("name", INJECTIONS)
def test_a_name_adds_nothing_to_the_calendar_entry(name: str) -> None:
    calendar = calendar_of(read(a_letter(to_name=name)))

    (event,) = calendar.walk("VEVENT")
    assert str(event["ATTENDEE"]) == "mailto:amina@parliament.example"


@pytest.mark.parametrize("subject", INJECTIONS)
def test_a_subject_adds_no_header(subject: str) -> None:
    words = {"en": Words(subject, "Dear Sir or Madam,", "End.")}
    message = read(a_letter(words=words, languages=("en",)))

    assert "Bcc" not in message
    assert message.get_content_type() == "multipart/mixed"


def test_of_a_shelter_no_form_names_the_place() -> None:
    letter = a_letter(SHELTER)
    said = [body(read(letter), kind) for kind in ("plain", "html")]
    said += [calendar_of(read(letter, number)).to_ical().decode() for number in (1, 2)]

    for text in said:
        assert "run by civil society" not in text
        assert "LOCATION" not in text
    assert "Visit to specialised services" in said[0]
