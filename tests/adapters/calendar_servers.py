"""A server of published calendars, over TLS with a certificate of its own, that does as its paths say."""

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.adapters.local_calendar_child import certificate_of
from tests.adapters.mail_servers import certificate

BUSY = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//x//EN\r
BEGIN:VEVENT\r
UID:1@x\r
DTSTAMP:20270101T000000Z\r
DTSTART;TZID=Africa/Nairobi:20270413T090000\r
DTEND;TZID=Africa/Nairobi:20270413T120000\r
SUMMARY:CANARY-WHAT-FOR\r
END:VEVENT\r
END:VCALENDAR\r
"""
DAILY = BUSY.replace(b"SUMMARY", b"RRULE:FREQ=SECONDLY\r\nSUMMARY")
REDIRECTS = {
    "/to-forbidden": "https://forbidden.example/busy.ics",
    "/to-private": "https://private.calendar.test/busy.ics",
    "/to-plain": "http://calendar.test/busy.ics",
    "/to-password": "https://me:secret@calendar.test/busy.ics",
    "/to-nothing": "https://[",
    "/chain/3": "/chain/2",
    "/chain/2": "/chain/1",
    "/chain/1": "/busy.ics",
    "/chain/4": "/chain/3",
}


class Calendars(ThreadingHTTPServer):
    """``asked`` holds what was asked of it, as path and browser."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.asked: list[tuple[str, str, str]] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever does not trust it, or has read enough, hangs up."""

    def name(self, host: str = "calendar.test") -> str:
        """A name of this server, which tells whoever tests with it the port as well."""
        return f"p{self.server_address[1]}.{host}"


class _Answers(BaseHTTPRequestHandler):
    server: Calendars

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers["Host"], self.headers["User-Agent"]))
        with suppress(OSError):
            self._answer()

    def _answer(self) -> None:
        path = self.path.partition("?")[0]
        if path in REDIRECTS:
            self._send(302, b"", Location=REDIRECTS[path])
        elif path == "/500":
            self._send(500, BUSY)
        elif path == "/page":
            self._send(200, b"<html>Sign in</html>")
        elif path == "/often.ics":
            self._send(200, DAILY)
        elif path == "/packed.ics":
            self._send(200, gzip.compress(BUSY), Content_Encoding="gzip")
        elif path == "/bomb":
            self._send(200, gzip.compress(b"x" * 300_000_000, 1), Content_Encoding="gzip")
        elif path in ("/silent", "/endless", "/trickle"):
            self._for_ever(path)
        else:
            self._send(200, BUSY)

    def _for_ever(self, way: str) -> None:
        """Nothing at all; a body without end; or a head that comes byte by byte, each in good time."""
        if way == "/endless":
            self.send_response(200)
            self.end_headers()
        while True:
            if way == "/endless":
                self.wfile.write(b"x" * 65536)
            elif way == "/trickle":
                self.wfile.write(b"H")
                time.sleep(0.1)
            else:
                time.sleep(0.1)

    def _send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        return


@contextmanager
def calendar_server(folder: Path, *, trusted: bool = True) -> Iterator[Calendars]:
    """The certificate is for every name below ``calendar.test``; it may be one that nobody vouches for."""
    context, _ = certificate(folder, "*.calendar.test")
    server = Calendars()
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    known = certificate_of(server.server_address[1])
    if trusted:
        known.write_bytes((folder / "server.pem").read_bytes())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        known.unlink(missing_ok=True)
