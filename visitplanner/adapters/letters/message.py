"""A letter as a mail (MIME) in the shape that Outlook, Gmail and Apple Mail make buttons of. No header can be added by
what somebody wrote: every value is one line before it comes here, and the library refuses line breaks."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime

from email_validator import EmailNotValidError, validate_email

from visitplanner.adapters.exports.clean_text import clean_text, plain_line
from visitplanner.adapters.letters.itip import entry_of
from visitplanner.adapters.letters.plain import write_plain
from visitplanner.language.localise import Localiser
from visitplanner.language.text import N_, Code, Text, Value
from visitplanner.programme.letter import Letter, Mail
from visitplanner.programme.letter_text import tidy_line

_DOCX = "vnd.openxmlformats-officedocument.wordprocessingml.document"
_ENTRY_TEXT = N_(
    "This mail belongs to our letter %(reference)s and brings the calendar entry of one more meeting: %(meeting)s. You"
    " may answer it in your calendar or on the page that the letter names."
)
_ENTRY_SUBJECT = N_("Calendar entry: %(meeting)s")


def letter_message(letter: Letter, mail: Mail, sender: str, html: str, pdf: bytes, docx: bytes) -> bytes:
    """The letter itself: text, HTML and calendar side by side, then the calendar again and the documents."""
    message = _begin(letter, mail, sender, _subject(letter))
    # A person has read it and sent it off: it is not the mail of a machine.
    message["Auto-Submitted"] = "no"
    message.set_content(write_plain(letter), cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    _add_entry(message, letter, mail, sender)
    name = letter.reference.replace("/", "-")
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=f"{name}.pdf")
    message.add_attachment(docx, maintype="application", subtype=_DOCX, filename=f"{name}.docx")
    return _octets(message, letter)


def message_of_entry(letter: Letter, mail: Mail, sender: str) -> bytes:
    """The calendar entry of a further meeting, in the thread of its letter: a calendar mail holds one event."""
    meeting = letter.meeting(mail)
    assert meeting is not None  # a further mail is made for a meeting only
    localisers = [Localiser(each) for each in letter.languages]
    subject = localisers[0].text(Text(_ENTRY_SUBJECT.message, {"meeting": meeting.title}))
    message = _begin(letter, mail, sender, plain_line(f"{subject} ({letter.reference})"))
    message["Auto-Submitted"] = "auto-generated"
    message["In-Reply-To"] = message["References"] = letter.mails[0].message_id
    values: dict[str, Value] = {"reference": Code(letter.reference), "meeting": meeting.title}
    said = (clean_text(each.text(Text(_ENTRY_TEXT.message, values)), each.direction) for each in localisers)
    message.set_content("\n\n".join(said) + "\n", cte="quoted-printable")
    _add_entry(message, letter, mail, sender)
    return _octets(message, letter)


def wire_address(address: str) -> str:
    """The address as mail servers everywhere take it, as far as there is such a spelling."""
    try:
        return validate_email(address, check_deliverability=False).ascii_email or address
    except EmailNotValidError:
        return address


def _begin(letter: Letter, mail: Mail, sender: str, subject: str) -> EmailMessage:
    to = wire_address(letter.to_address)
    message = EmailMessage(policy=SMTP if to.isascii() else SMTPUTF8)
    organiser = Localiser(letter.languages[0]).name(letter.facts.organiser)
    message["From"] = _address(organiser, sender)
    message["To"] = _address(letter.to_name, to) if to else "undisclosed-recipients:;"
    if letter.author != sender and "@" in letter.author:
        message["Reply-To"] = _address("", letter.author)
    message["Subject"] = _for_header(subject)
    message["Date"] = format_datetime(letter.dated_at)
    message["Message-ID"] = mail.message_id
    return message


def _address(name: str, address: str) -> Address:
    return Address(_for_header(tidy_line(plain_line(name))), addr_spec=address)


def _for_header(text: str) -> str:
    """Typed words that look like encoded ones would be decoded by whoever reads them, line breaks included."""
    return text.replace("=?", "= ?")


def _subject(letter: Letter) -> str:
    """In every language of the letter, with the reference number at the end."""
    subjects = dict.fromkeys(letter.words[each].subject for each in letter.languages)
    return tidy_line(f"{' / '.join(subjects)} ({letter.reference})")


def _add_entry(message: EmailMessage, letter: Letter, mail: Mail, sender: str) -> None:
    """The calendar entry as the last alternative, where clients look for it, and as a file, where others look."""
    entry = entry_of(letter, mail, sender, wire_address(letter.to_address))
    if entry is None:
        return
    method, octets = entry
    message.add_alternative(
        octets, maintype="text", subtype="calendar", cte="base64", params={"charset": "utf-8", "method": method}
    )
    file = {"REQUEST": "invite.ics", "CANCEL": "cancel.ics"}[method]
    message.add_attachment(octets, maintype="application", subtype="ics", filename=file)


def _octets(message: EmailMessage, letter: Letter) -> bytes:
    # Making the parts drops some headers, so this one is set when all of them are there.
    message["Content-Language"] = ", ".join(letter.languages)
    return message.as_bytes()
