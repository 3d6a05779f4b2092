"""Hands mails to a mail server over SMTP: encrypted, its certificate checked, and never a password in the clear."""

import smtplib
import ssl
from dataclasses import dataclass, field
from typing import Literal

from visitplanner.adapters.letters.message import wire_address
from visitplanner.use_cases.ports import MailIsDelayed, MailIsRefused

Security = Literal["starttls", "tls", "none"]
SECURITIES: tuple[Security, ...] = ("starttls", "tls", "none")


@dataclass(frozen=True)
class MailServer:
    """Where and as whom mails are handed over. ``security`` says how the connection is encrypted."""

    host: str
    port: int
    sender: str
    security: Security = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    timeout: float = 20.0
    """Seconds after which a server that says nothing counts as away."""


class NoMailer:
    """Stands where no mail server is set up: letters wait, and can be read and downloaded."""

    is_ready = False
    sender = ""

    def send(self, mail: bytes, *, to: str) -> None:
        raise MailIsDelayed("", server_answers=False)


class SmtpMailer:
    """One connection for each mail, so that nothing is left half said between two."""

    is_ready = True

    def __init__(self, server: MailServer, context: ssl.SSLContext | None = None) -> None:
        self._server = server
        self._context = context or ssl.create_default_context()
        self.sender = server.sender

    def send(self, mail: bytes, *, to: str) -> None:
        """Returns once the server has taken the mail; whether it says goodbye is no matter."""
        connection = None
        try:
            connection = self._connect()
            self._introduce(connection)
            self._hand_over(connection, mail, wire_address(to))
        except smtplib.SMTPRecipientsRefused as refusal:
            code, words = next(iter(refusal.recipients.values()))
            raise _failure(code, words) from None
        except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as refusal:
            raise _failure(refusal.smtp_code, refusal.smtp_error) from None
        except smtplib.SMTPResponseException as refusal:
            # It does not let us in, which says nothing about the mail.
            raise MailIsDelayed(_said(refusal.smtp_code, refusal.smtp_error), server_answers=False) from None
        except (smtplib.SMTPException, OSError) as trouble:
            raise MailIsDelayed(f"{type(trouble).__name__}: {trouble}", server_answers=False) from None
        finally:
            if connection is not None:
                connection.close()

    def _connect(self) -> smtplib.SMTP:
        server, name = self._server, self.sender.rpartition("@")[2]
        if server.security == "tls":
            return smtplib.SMTP_SSL(server.host, server.port, name, timeout=server.timeout, context=self._context)
        return smtplib.SMTP(server.host, server.port, name, timeout=server.timeout)

    def _introduce(self, connection: smtplib.SMTP) -> None:
        if self._server.security == "starttls":
            connection.starttls(context=self._context)
        connection.ehlo_or_helo_if_needed()
        if self._server.user and self._server.security != "none":
            connection.login(self._server.user, self._server.password)

    def _hand_over(self, connection: smtplib.SMTP, mail: bytes, to: str) -> None:
        options = [] if to.isascii() else ["SMTPUTF8"]
        if options and not connection.has_extn("smtputf8"):
            raise MailIsRefused("SMTPUTF8 is not supported.")
        connection.sendmail(self.sender, [to], mail, mail_options=options)


def _failure(code: int, words: bytes | str) -> Exception:
    """What a server says with a 5 at the front stays so; anything else may be otherwise later."""
    said = _said(code, words)
    return MailIsRefused(said) if 500 <= code < 600 else MailIsDelayed(said, server_answers=code != 421)


def _said(code: int, words: bytes | str) -> str:
    return f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"
