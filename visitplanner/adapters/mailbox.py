"""Reads the mailbox that hosts' answers come to, by IMAP over TLS; what is not settled is left as it is."""

import imaplib
import re
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from visitplanner.use_cases.ports import MailboxIsAway

SECONDS = 20.0
MOST_MAILS = 100
"""So many are taken in one round; the next goes on."""
MOST_HEADS = 2_000
"""So many of the newest are looked at by their heads; whatever is of nobody we asked stays unread among them."""
_SIZE = re.compile(rb"RFC822\.SIZE ([0-9]+)")
_MESSAGE_ID = re.compile(rb"^message-id:\s*(\S{1,500})", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class MailboxAccess:
    """Where the mailbox is; the password is not shown by ``repr``."""

    host: str
    port: int
    user: str
    folder: str
    password: str = field(repr=False)


class ImapMailbox:
    """The ``Mailbox`` of the application."""

    is_ready = True

    def __init__(self, access: MailboxAccess, context: ssl.SSLContext | None = None) -> None:
        self._access, self._context = access, context or ssl.create_default_context()

    def go_through(self, take: Callable[[str, bytes], bool], *, wanted: Callable[[str], bool], most_bytes: int) -> None:
        access = self._access
        try:
            with _ending(
                imaplib.IMAP4_SSL(access.host, access.port, ssl_context=self._context, timeout=SECONDS)
            ) as server:
                server.login(access.user, access.password)
                server.select(f'"{access.folder}"')
                _, found = server.search(None, "UNSEEN")
                taken = 0
                for number in (found[0] or b"").split()[-MOST_HEADS:]:
                    taken += self._look_at(server, number.decode("ascii"), take, wanted, most_bytes)
                    if taken >= MOST_MAILS:
                        break
        except (OSError, imaplib.IMAP4.error) as error:
            # Its words might hold what was sent, so only their kind is told.
            raise MailboxIsAway(type(error).__name__) from None

    def _look_at(
        self,
        server: imaplib.IMAP4_SSL,
        number: str,
        take: Callable[[str, bytes], bool],
        wanted: Callable[[str], bool],
        most_bytes: int,
    ) -> bool:
        """Whether it was taken: only the head of a mail is fetched until it is known to be wanted and not too large."""
        head = _content(server.fetch(number, "(RFC822.SIZE BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])")[1])
        size, named = _SIZE.search(head), _MESSAGE_ID.search(head)
        message_id = named[1].decode("ascii", errors="replace") if named else ""
        if not message_id or not wanted(message_id) or size is None or int(size[1]) > most_bytes:
            return False
        parts = server.fetch(number, "(BODY.PEEK[])")[1]
        body = next((each[1] for each in parts if isinstance(each, tuple)), b"")
        if take(message_id, body):
            server.store(number, "+FLAGS", "\\Seen")
        return True


class NoMailbox:
    """Where no mailbox is set up."""

    is_ready = False

    def go_through(self, take: Callable[[str, bytes], bool], *, wanted: Callable[[str], bool], most_bytes: int) -> None:
        return


@contextmanager
def _ending(server: imaplib.IMAP4_SSL) -> Iterator[imaplib.IMAP4_SSL]:
    """Takes leave whatever happened; imaplib by itself leaves the connection open when the other end is gone."""
    try:
        yield server
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            server.logout()
        with suppress(OSError):
            server.shutdown()


def _content(parts: list[bytes | tuple[bytes, bytes]] | list[None]) -> bytes:
    return b"\n".join(b"\n".join(each) if isinstance(each, tuple) else each or b"" for each in parts)
