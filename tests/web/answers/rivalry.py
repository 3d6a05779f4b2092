"""Many hosts who want one slot at the same moment, round after round, over HTTP and several serving processes."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from sqlalchemy import select

from config import Config
from tests.databases import opened
from tests.fakes import CountedCalendars
from tests.hosting import BY, PARLIAMENT, rivals, token_of
from tests.serving import HostAtHome, served
from tests.web.answers.answering import NOW
from visitplanner.storage.database import db
from visitplanner.storage.models import BookedSlotRow
from visitplanner.use_cases.undo_answer import undo_answer

PROCESSES = 2
COOKIE_ROUNDS = 50
"""After so many rounds every host opens its letter again: its cookie lasts half an hour."""
TOO_LATE = ("Meanwhile somebody else has taken this time", "These times of yours are still free:")


def raced(config: Config, hosts: int, rounds: int, hear: Callable[[list[float]], None] = lambda _: None) -> None:
    """Checks in every round that one wins and the others are told so, with other times.

    ``hear`` is told after each how many seconds every answer so far has taken.
    """
    with opened(config) as app:
        tokens = [token_of(each, PARLIAMENT) for each in rivals(app, hosts, NOW)]
    seconds: list[float] = []
    with opened(config), served(config, PROCESSES) as servers, ThreadPoolExecutor(hosts) as clients:
        at_home = [HostAtHome(servers[number % PROCESSES].address, each) for number, each in enumerate(tokens)]
        for number in range(rounds):
            if number % COOKIE_ROUNDS == 0:
                list(clients.map(HostAtHome.enter, at_home))
            assert _round(at_home, clients, seconds) == {"won": 1, "told": hosts - 1}, f"round {number}"
            _begin_anew()
            hear(seconds)


def _round(hosts: list[HostAtHome], clients: ThreadPoolExecutor, seconds: list[float]) -> Counter[str]:
    """All confirm at once; how many won, how many were told of it with other times, and what else there was."""
    together = threading.Barrier(len(hosts))

    def confirm(host: HostAtHome) -> str:
        together.wait()
        begun = time.perf_counter()
        answer = host.answer("A01#1", choice="confirm")
        seconds.append(time.perf_counter() - begun)
        told = answer.status == 409 and all(each in answer.text for each in TOO_LATE)
        return "won" if answer.status == 302 else "told" if told else f"{answer.status}"

    return Counter(clients.map(confirm, hosts))


def _begin_anew() -> None:
    """The one who won has the time in the database, alone, and gives it back."""
    db.session.rollback()
    winner = db.session.scalars(select(BookedSlotRow.visit_id)).one()
    db.session.rollback()
    undo_answer(winner, PARLIAMENT, "A01#1", calendars=CountedCalendars(), now=datetime.now(UTC), by=BY)
