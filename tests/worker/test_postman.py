"""The postman in a process of its own: killed in the middle of sending, it loses nothing and doubles nothing."""

import email
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask

from config import Config
from tests.adapters.mail_servers import HOST, Inbox, mail_server
from tests.fakes import BareLetters, ScriptedMailer
from tests.hosting import PARLIAMENT, SHELTER
from tests.outbox import ADDRESS, invited, letter, sent
from visitplanner.adapters.mail import MailServer, SmtpMailer
from visitplanner.entrypoints.postman import Postman
from visitplanner.programme.letter import Letter
from visitplanner.storage.letters import LEASE
from visitplanner.use_cases.ports import Tools
from visitplanner.use_cases.send_waiting_letters import send_waiting_letters

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys, threading
from pathlib import Path
from config import Config
from visitplanner.app import create_app
from visitplanner.entrypoints.postman import Postman

app = create_app(Config(instance=Path(sys.argv[1]), mail_host="127.0.0.1", mail_port=int(sys.argv[2]),
                        mail_tls="none", mail_from="visits@example.org"))
tools = app.extensions["visitplanner"]
postman = Postman(app, tools.mailer, tools.letters, round_seconds=0.1)
postman.start()
threading.Event().wait()
"""


@contextmanager
def postman(config: Config, port: int) -> Iterator[subprocess.Popen[bytes]]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    arguments = [sys.executable, "-c", PROGRAM, str(config.instance), str(port)]
    with subprocess.Popen(arguments, env=environment, cwd=ROOT) as process:
        try:
            yield process
        finally:
            process.kill()


def until(visit_id: str, host: str, reached: Callable[[Letter], bool]) -> Letter:
    """The letter once it has got there, within a minute however busy the machine is."""
    for _ in range(600):
        if reached(letter(visit_id, host)):
            return letter(visit_id, host)
        time.sleep(0.1)
    pytest.fail(f"This did not come about; the letter is {letter(visit_id, host)}.")


def message_ids(inbox: Inbox) -> list[str]:
    return [email.message_from_bytes(octets)["Message-ID"] for _, _, octets in inbox.mails]


def test_a_released_letter_goes_out_by_itself(app: Flask, config: Config, now: datetime) -> None:
    visit_id = invited(app, now, SHELTER)
    waiting, inbox = sent(visit_id, SHELTER, now), Inbox()

    with mail_server(inbox) as port, postman(config, port):
        gone = until(visit_id, SHELTER, lambda each: each.state == "sent")

    assert message_ids(inbox) == [mail.message_id for mail in waiting.mails]
    assert {tuple(recipients) for _, recipients, _ in inbox.mails} == {(ADDRESS,)}
    assert all(mail.state == "sent" for mail in gone.mails)


def test_killed_between_the_mail_and_its_receipt_it_sends_the_same_message_again(
    app: Flask, config: Config, now: datetime
) -> None:
    visit_id = invited(app, now, PARLIAMENT)
    waiting = sent(visit_id, PARLIAMENT, now)
    there, killed = threading.Event(), threading.Event()
    inbox = Inbox(after_data=lambda server: there.set() or (None if killed.wait(60) else "421 Nobody came"))

    with mail_server(inbox) as port:
        with postman(config, port) as process:
            assert there.wait(60)
            process.send_signal(signal.SIGKILL)
            process.wait()
        killed.set()
        left_behind = letter(visit_id, PARLIAMENT)
        repeat(app, port)

    assert (left_behind.state, left_behind.mails[0].attempts) == ("waiting", 1)
    assert letter(visit_id, PARLIAMENT).state == "sent"
    assert message_ids(inbox) == [waiting.mails[0].message_id] * 2


def repeat(app: Flask, port: int) -> None:
    """What the next worker does once the lease of the one before has ended."""
    tools: Tools = app.extensions["visitplanner"]
    mailer = SmtpMailer(MailServer(HOST, port, "visits@example.org", "none"))
    later = datetime.now(UTC) + LEASE
    send_waiting_letters(mailer=mailer, forms=tools.letters, clock=lambda: later, jitter=lambda: 0.5)


def test_it_goes_on_after_a_round_that_failed(app: Flask, now: datetime, caplog: pytest.LogCaptureFixture) -> None:
    visit_id = invited(app, now, PARLIAMENT)
    sent(visit_id, PARLIAMENT, now)
    mailer = ScriptedMailer(RuntimeError("a secret"), None)
    working = Postman(app, mailer, BareLetters(), round_seconds=0.05)

    working.start()
    for _ in range(600):
        if "Sending letters failed" in caplog.text:
            break
        time.sleep(0.05)
    working.stop()

    assert "Sending letters failed: RuntimeError" in caplog.text
    assert "a secret" not in caplog.text


def test_without_a_mail_server_it_does_not_even_look(app: Flask) -> None:
    idle = Postman(app, ScriptedMailer(is_ready=False), BareLetters())

    idle.start()
    idle.stop()

    assert not any(thread.name == "postman" for thread in threading.enumerate())
