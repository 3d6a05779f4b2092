"""Mails reach a real mail server, encrypted; and whatever it says or does not say is told apart as it has to be."""

import ssl
import time
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult

from tests.adapters.mail_servers import HOST, Inbox, certificate, free_port, hang_up, mail_server
from visitplanner.adapters.mail import MailServer, NoMailer, Security, SmtpMailer
from visitplanner.use_cases.ports import MailIsDelayed, MailIsRefused

MAIL = b"From: visits@example.org\r\nMessage-ID: <1@example.org>\r\n\r\n.a line that begins with a dot\r\n"
TO = "amina@parliament.example"


def mailer(port: int, security: Security = "none", context: ssl.SSLContext | None = None, **more: Any) -> SmtpMailer:
    host = HOST if security == "none" else "localhost"
    return SmtpMailer(MailServer(host, port, "visits@example.org", security, **more), context)


def test_a_mail_arrives_as_it_was_sent() -> None:
    inbox = Inbox()

    with mail_server(inbox) as port:
        mailer(port).send(MAIL, to=TO)

    assert inbox.mails == [("visits@example.org", [TO], MAIL)]


@pytest.mark.parametrize("said", ["550 5.1.1 User unknown", "553 5.1.3 Bad address", "521 No mail here"])
def test_a_recipient_whom_the_server_refuses_is_refused_with_its_words(said: str) -> None:
    with mail_server(Inbox(rcpt=said)) as port, pytest.raises(MailIsRefused) as refusal:
        mailer(port).send(MAIL, to=TO)

    assert refusal.value.words == said


def test_a_mail_that_the_server_refuses_is_refused() -> None:
    with mail_server(Inbox(data="554 5.7.1 Message rejected as spam")) as port, pytest.raises(MailIsRefused) as refusal:
        mailer(port).send(MAIL, to=TO)

    assert refusal.value.words == "554 5.7.1 Message rejected as spam"


@pytest.mark.parametrize("inbox", [Inbox(rcpt="451 4.7.1 Greylisted"), Inbox(data="452 4.3.1 Mailbox full")])
def test_what_may_be_otherwise_later_is_delayed(inbox: Inbox) -> None:
    with mail_server(inbox) as port, pytest.raises(MailIsDelayed) as delay:
        mailer(port).send(MAIL, to=TO)

    assert delay.value.words.startswith("45")
    assert delay.value.server_answers


def test_a_server_that_hangs_up_after_the_mail_leaves_it_open_whether_it_was_taken() -> None:
    inbox = Inbox(after_data=hang_up)

    with mail_server(inbox) as port, pytest.raises(MailIsDelayed) as delay:
        mailer(port).send(MAIL, to=TO)

    assert len(inbox.mails) == 1
    assert not delay.value.server_answers


def test_a_server_that_says_nothing_counts_as_away() -> None:
    inbox = Inbox(after_data=lambda server: time.sleep(0.6))

    with mail_server(inbox) as port, pytest.raises(MailIsDelayed):
        mailer(port, timeout=0.2).send(MAIL, to=TO)


def test_a_server_that_is_not_there_delays() -> None:
    with pytest.raises(MailIsDelayed) as delay:
        mailer(free_port()).send(MAIL, to=TO)

    assert not delay.value.server_answers


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_mail_goes_encrypted(security: Security, tmp_path: Path) -> None:
    server, client = certificate(tmp_path)
    inbox = Inbox()
    options: dict[str, Any] = {"tls_context": server, "require_starttls": True}
    if security == "tls":
        options = {"ssl_context": server}

    with mail_server(inbox, server_hostname="localhost", **options) as port:
        mailer(port, security, client).send(MAIL, to=TO)

    assert len(inbox.mails) == 1


@pytest.mark.parametrize("name", ["localhost", "other.example"])
def test_a_certificate_that_nobody_vouches_for_stops_everything(name: str, tmp_path: Path) -> None:
    server, trusting = certificate(tmp_path, name)
    context = None if name == "localhost" else trusting
    inbox = Inbox()

    with mail_server(inbox, tls_context=server) as port, pytest.raises(MailIsDelayed) as delay:
        mailer(port, "starttls", context).send(MAIL, to=TO)

    assert "SSLCertVerificationError" in delay.value.words
    assert inbox.mails == []


def test_a_server_without_encryption_gets_nothing() -> None:
    inbox = Inbox()

    with mail_server(inbox) as port, pytest.raises(MailIsDelayed):
        mailer(port, "starttls").send(MAIL, to=TO)

    assert inbox.mails == []


@pytest.mark.parametrize(("password", "taken"), [("right", 1), ("wrong", 0)])
def test_it_signs_in_before_it_sends(password: str, taken: int, tmp_path: Path) -> None:
    server, client = certificate(tmp_path)
    inbox = Inbox()

    def check(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        return AuthResult(success=data.password == b"right", handled=False)

    with mail_server(inbox, tls_context=server, auth_required=True, authenticator=check) as port:
        sending = mailer(port, "starttls", client, user="visits", password=password)
        if taken:
            sending.send(MAIL, to=TO)
        else:
            with pytest.raises(MailIsDelayed) as delay:
                sending.send(MAIL, to=TO)
            assert "wrong" not in delay.value.words

    assert len(inbox.mails) == taken


def test_an_address_in_another_script_is_refused_by_a_server_that_knows_none() -> None:
    with mail_server(Inbox(), enable_SMTPUTF8=False) as port, pytest.raises(MailIsRefused):
        mailer(port).send(MAIL, to="用户@例子.example")


def test_an_address_in_another_script_is_taken_by_a_server_that_knows_it() -> None:
    inbox = Inbox()

    with mail_server(inbox, enable_SMTPUTF8=True) as port:
        mailer(port).send(MAIL, to="用户@例子.example")

    assert inbox.mails[0][1] == ["用户@例子.example"]


def test_a_password_is_not_shown() -> None:
    assert "secret" not in repr(MailServer("mail.example", 587, "a@b.example", password="secret"))


def test_without_a_mail_server_nothing_goes_out() -> None:
    assert not NoMailer().is_ready
    with pytest.raises(MailIsDelayed):
        NoMailer().send(MAIL, to=TO)
