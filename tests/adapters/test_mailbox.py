"""The mailbox is read over TLS; mails are left unread unless they are settled, and large ones are not fetched."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from visitplanner.adapters.mailbox import ImapMailbox, MailboxAccess, NoMailbox
from visitplanner.use_cases.ports import MailboxIsAway

MAILS = (
    b"Message-ID: <ours@x>\r\nFrom: h@x\r\n\r\nYes.\r\n",
    b"Message-ID: <other@x>\r\n\r\nAdvertisement.\r\n",
    b"Message-ID: <large@x>\r\n\r\n" + b"x" * 3000,
    b"From: nobody@x\r\n\r\nNo name.\r\n",
)


class Server(threading.Thread):
    """A mail server that knows what is needed here, for one caller."""

    def __init__(self, context: ssl.SSLContext) -> None:
        super().__init__(daemon=True)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._context = context
        self.port: int = self._listening.getsockname()[1]
        self.heard: list[str] = []

    def run(self) -> None:
        # A caller who does not trust the server hangs up.
        with suppress(OSError):
            self._serve()

    def _serve(self) -> None:
        connection, _ = self._listening.accept()
        with self._listening, connection, self._context.wrap_socket(connection, server_side=True) as secure:
            stream = secure.makefile("rwb")
            stream.write(b"* OK ready\r\n")
            stream.flush()
            for line in stream:
                tag, _, command = line.decode().strip().partition(" ")
                self.heard.append(command)
                for part in self._answer(command):
                    stream.write(part)
                stream.write(f"{tag} OK done\r\n".encode())
                stream.flush()
                if command == "LOGOUT":
                    return

    def _answer(self, command: str) -> Iterator[bytes]:
        if command == "CAPABILITY":
            yield b"* CAPABILITY IMAP4REV1\r\n"
        elif command.startswith("SELECT"):
            yield b"* 4 EXISTS\r\n"
        elif command.startswith("SEARCH"):
            yield b"* SEARCH 1 2 3 4\r\n"
        elif command.startswith("FETCH"):
            mail = MAILS[int(command.split()[1]) - 1]
            head = mail.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
            content = head if "HEADER" in command else mail
            number = command.split()[1].encode()
            yield b"* %s FETCH (RFC822.SIZE %d BODY[] {%d}\r\n%s)\r\n" % (number, len(mail), len(content), content)
        elif command == "LOGOUT":
            yield b"* BYE\r\n"


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = tmp_path / "mail.pem"
    path.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def server(certificate: Path) -> Server:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = Server(context)
    server.start()
    return server


def mailbox(server: Server, certificate: Path | None = None) -> ImapMailbox:
    access = MailboxAccess("localhost", server.port, "visits", "INBOX", "secret word")
    context = None if certificate is None else ssl.create_default_context(cafile=str(certificate))
    return ImapMailbox(access, context)


def test_what_is_settled_is_marked_and_everything_else_left_alone(server: Server, certificate: Path) -> None:
    taken: list[tuple[str, bytes]] = []

    def take(name: str, data: bytes) -> bool:
        taken.append((name, data))
        return True

    mailbox(server, certificate).go_through(
        take,
        wanted=lambda name: name != "<other@x>",
        most_bytes=2000,
    )

    assert taken == [("<ours@x>", MAILS[0])]
    assert [each for each in server.heard if each.startswith("STORE")] == ["STORE 1 +FLAGS (\\Seen)"]
    assert not any("BODY[" in each for each in server.heard)


def test_a_server_that_nobody_vouches_for_is_told_no_password(server: Server) -> None:
    with pytest.raises(MailboxIsAway, match=r"^SSLCertVerificationError$"):
        mailbox(server).go_through(lambda name, data: True, wanted=lambda name: True, most_bytes=1)

    assert server.heard == []


def test_without_a_mailbox_nothing_is_read() -> None:
    assert not NoMailbox().is_ready
    assert "secret word" not in repr(MailboxAccess("h", 993, "u", "INBOX", "secret word"))
