"""Many hosts who all want one slot and never stop answering, and a server that is killed under them."""

import random
import time
from collections import defaultdict
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import cycle

from flask import Flask
from sqlalchemy import select, text

from config import Config
from tests.databases import opened
from tests.hosting import PARLIAMENT, asked, rivals, token_of
from tests.serving import HostAtHome, served
from tests.web.answers.answering import NOW
from visitplanner.storage.database import db
from visitplanner.storage.models import AuditEventRow, BookedSlotRow
from visitplanner.storage.replies import replies_to

HOSTS, MORE = 6, 12
LONGEST = 1.0
"""Seconds that a server lives once ``MORE`` answers were seen accepted, at most."""


def killed_under_load(config: Config, kills: int, seed: int) -> int:
    """Checks after every kill that what was seen accepted is there, once; how many answers were seen accepted."""
    chance, seen = random.Random(seed), defaultdict[str, list[str]](list)
    with opened(config) as app:
        visits = rivals(app, HOSTS, NOW)
        tokens = [token_of(each, PARLIAMENT) for each in visits]
    with served(config) as (server,), ThreadPoolExecutor(HOSTS) as crowd:
        hosts = [HostAtHome(server.address, each) for each in tokens]
        list(crowd.map(HostAtHome.enter, hosts))
        for number in range(kills):
            answering = [
                crowd.submit(_answer_on_and_on, host, f"{number}", seen[visit])
                for host, visit in zip(hosts, visits, strict=True)
            ]
            _wait_for_answers(seen, answering)
            time.sleep(chance.uniform(0.0, LONGEST))
            server.kill()
            sent = [each.result() for each in answering]
            with opened(config) as app:
                _check(app, visits, seen, set(sent))
            server.start()
            server.wait()
    return _count(seen)


def _answer_on_and_on(host: HostAtHome, number: str, seen: list[str]) -> str:
    """Until nobody is there any more; the answer that was not acknowledged. ``seen`` gets those that were."""
    for count, choice in enumerate(cycle(("confirm", "decline"))):
        note = f"{number}.{count}"
        try:
            answer = host.answer("A01#1", choice=choice, note=note)
        except OSError:
            return note
        assert answer.status in (302, 409), answer.status
        if answer.status == 302:
            seen.append(note)
    raise AssertionError("A cycle has no end.")


def _wait_for_answers(seen: dict[str, list[str]], answering: list[Future[str]]) -> None:
    """Until so many more were seen that some would be lost if any could be, or somebody saw a fault."""
    enough = _count(seen) + MORE
    while _count(seen) < enough and not any(each.done() for each in answering):
        time.sleep(0.01)


def _count(seen: dict[str, list[str]]) -> int:
    return sum(len(each) for each in seen.values())


def _check(app: Flask, visits: list[str], seen: dict[str, list[str]], cut_off: set[str]) -> None:
    """All that was seen is kept once and in its order; what was cut off may be kept as well; all of it agrees."""
    confirmed = []
    for visit in visits:
        agreement = asked(visit, PARLIAMENT)
        kept = [each.reply.note for each in reversed(replies_to(agreement.id))]
        seen[visit] += [each for each in kept if each in cut_off and each not in seen[visit]]
        assert kept == seen[visit], visit
        confirmed += [visit] if agreement.slots[0].state == "confirmed" else []
        written = select(AuditEventRow).where(
            AuditEventRow.visit_id == visit, AuditEventRow.operation == "host_answered"
        )
        assert len(db.session.scalars(written).all()) == len(kept)
    booked = db.session.scalars(select(BookedSlotRow.visit_id).where(BookedSlotRow.state == "confirmed")).all()
    assert (len(confirmed) <= 1, booked) == (True, confirmed)
    if db.engine.dialect.name == "sqlite":
        assert db.session.scalar(text("PRAGMA integrity_check")) == "ok"
