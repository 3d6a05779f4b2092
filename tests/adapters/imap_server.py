"""A mail server (IMAP) with one mailbox, over TLS: it remembers what was read, and hangs up when it is told to."""

import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.adapters.mail_servers import certificate
from visitplanner.adapters.mailbox import ImapMailbox, MailboxAccess

PASSWORD = "a secret word"


class Mailbox(socketserver.ThreadingTCPServer):
    """``hangs_up`` is the beginning of a command at which the connection breaks instead of an answer."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, context: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.context = context
        self.mails: list[bytes] = []
        self.seen: set[int] = set()
        self.hangs_up = ""
        self.heard: list[str] = []

    def receive(self, *mails: bytes) -> None:
        self.mails += mails

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever has heard enough hangs up."""


class _Session(socketserver.BaseRequestHandler):
    server: Mailbox

    def handle(self) -> None:
        with self.server.context.wrap_socket(self.request, server_side=True) as secure:
            stream = secure.makefile("rwb")
            stream.write(b"* OK ready\r\n")
            stream.flush()
            for line in stream:
                tag, _, command = line.decode().strip().partition(" ")
                self.server.heard.append(command)
                if self.server.hangs_up and command.startswith(self.server.hangs_up):
                    return
                stream.write(b"".join(self._answer(command)) + f"{tag} {self._outcome(command)}\r\n".encode())
                stream.flush()
                if command == "LOGOUT":
                    return

    def _outcome(self, command: str) -> str:
        wrong = command.startswith("LOGIN") and PASSWORD not in command
        return "NO [AUTHENTICATIONFAILED] wrong" if wrong else "OK done"

    def _answer(self, command: str) -> Iterator[bytes]:
        mails, seen = self.server.mails, self.server.seen
        word, _, rest = command.partition(" ")
        if word == "CAPABILITY":
            yield b"* CAPABILITY IMAP4REV1\r\n"
        elif word == "SELECT":
            yield b"* %d EXISTS\r\n" % len(mails)
        elif word == "SEARCH":
            yield b"* SEARCH %s\r\n" % b" ".join(b"%d" % each for each in range(1, len(mails) + 1) if each not in seen)
        elif word == "FETCH":
            mail = mails[int(rest.split()[0]) - 1]
            content = mail.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if "HEADER" in rest else mail
            number = rest.split()[0].encode()
            yield b"* %s FETCH (RFC822.SIZE %d BODY[] {%d}\r\n%s)\r\n" % (number, len(mail), len(content), content)
        elif word == "STORE":
            seen.add(int(rest.split()[0]))
        elif word == "LOGOUT":
            yield b"* BYE\r\n"


@contextmanager
def imap_server(folder: Path) -> Iterator[tuple[Mailbox, ImapMailbox]]:
    """The server, and the application's way into it."""
    context, client = certificate(folder)
    with Mailbox(context) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        access = MailboxAccess("localhost", server.server_address[1], "visits", "INBOX", PASSWORD)
        yield server, ImapMailbox(access, client)
        server.shutdown()
        thread.join()
