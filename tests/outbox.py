"""A visit whose hosts are asked, with its letters."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import text

from tests.factories import FIVE_DAYS
from tests.hosting import BY, a_visit_to_host, invite, planned
from visitplanner.programme.letter import Letter, LetterKind, Words
from visitplanner.storage.database import db, transaction
from visitplanner.storage.invitations import invitation_to
from visitplanner.storage.queries.letters import letter_of_visit, letters_of
from visitplanner.storage.visits import load_visit
from visitplanner.use_cases.draft_letters import draft_letters
from visitplanner.use_cases.edit_letter import edit_letter
from visitplanner.use_cases.send_letters import send_letters

ADDRESS = "amina@parliament.example"
LINK = "https://visits.example.org/h/" + "t" * 43


_MADE: dict[tuple[datetime, tuple[str, ...]], bytes] = {}
"""SQLite files that hold such a visit: making one takes far longer than copying it."""


def invited(app: Flask, now: datetime, *hosts: str) -> str:
    """A planned visit whose hosts are asked; each has the draft of a letter. The database has to be empty before."""
    path = Path(db.engine.url.database or "")
    if db.engine.dialect.name != "sqlite":
        _make(app, now, hosts)
    elif (now, hosts) in _MADE:
        db.session.rollback()
        db.engine.dispose()
        path.write_bytes(_MADE[now, hosts])
    else:
        _make(app, now, hosts)
        db.session.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        db.session.rollback()
        _MADE[now, hosts] = path.read_bytes()
    return FIVE_DAYS


def _make(app: Flask, now: datetime, hosts: tuple[str, ...]) -> None:
    invite(app, planned(a_visit_to_host(), now), now, *hosts)
    db.session.rollback()


def letters(visit_id: str, host: str | None = None) -> list[Letter]:
    """In the order in which they were drafted."""
    db.session.rollback()
    all_of_them = [letter_of_visit(visit_id, each.id) for each in reversed(letters_of(visit_id))]
    return [each for each in all_of_them if host in (None, each.host_id)]


def letter(visit_id: str, host: str) -> Letter:
    """The newest letter to a host."""
    return letters(visit_id, host)[-1]


def draft(visit_id: str, host: str, kind: LetterKind, now: datetime) -> tuple[int, ...]:
    with transaction():
        row = invitation_to(visit_id, host)
        assert row, f"{host} was not asked"
        return draft_letters(load_visit(visit_id), [row.id], links={row.id: LINK}, kind=kind, now=now, by=BY)


def addressed(draft: Letter, now: datetime, address: str = ADDRESS, words: Mapping[str, Words] | None = None) -> Letter:
    """The letter once somebody has entered where to it goes."""
    edit_letter(
        draft.id,
        visit_id=draft.visit_id,
        version=draft.version,
        to_name="Dr. Amina Otieno",
        to_address=address,
        languages=draft.languages,
        words=words or {},
        now=now,
        by=BY,
    )
    return letter_of_visit(draft.visit_id, draft.id)


def sent(visit_id: str, host: str, now: datetime) -> Letter:
    """The newest letter to a host, addressed and released."""
    ready = addressed(letter(visit_id, host), now)
    send_letters({ready.id: ready.version}, visit_id=visit_id, now=now, by=BY)
    return letter(visit_id, host)
