"""The outbox of a visit, and one letter, for reading."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import and_, func, or_, select

from visitplanner.language.text import Name
from visitplanner.programme.letter import Letter, LetterKind, LetterState
from visitplanner.storage.database import db
from visitplanner.storage.letter_rows import letter_of
from visitplanner.storage.letters import LetterIsUnknown
from visitplanner.storage.models import LetterRow

__all__ = ["LetterInList", "LetterIsUnknown", "letter_counts", "letter_of_visit", "letters_of", "undelivered_by_visit"]


ALARMING: tuple[LetterState, ...] = ("refused", "failed", "bounced")
"""Where a letter has not reached its host and somebody has to mend it."""
PATIENCE = timedelta(days=1)
"""A letter that waits longer for its mail server is told of."""


@dataclass(frozen=True)
class LetterInList:
    """A letter in one line; ``server_words`` are those about a mail that has not gone out."""

    id: int
    version: int
    reference: str
    kind: LetterKind
    state: LetterState
    by_hand: bool
    host: Name
    to_address: str
    languages: tuple[str, ...]
    server_words: str


def letters_of(visit_id: str, state: str | None = None) -> tuple[LetterInList, ...]:
    """The letters of a visit, or those that stand at one state; the newest first."""
    rows = select(LetterRow).where(LetterRow.visit_id == visit_id)
    if state is not None:
        rows = rows.where(LetterRow.state == state)
    return tuple(_in_list(row) for row in db.session.scalars(rows.order_by(LetterRow.number.desc())))


def letter_counts(visit_id: str) -> Mapping[str, int]:
    """How many letters stand at each state."""
    counts = (
        select(LetterRow.state, func.count().label("letters"))
        .where(LetterRow.visit_id == visit_id)
        .group_by(LetterRow.state)
    )
    return Counter({row.state: row.letters for row in db.session.execute(counts)})


def undelivered_by_visit(now: datetime) -> Mapping[str, int]:
    """How many letters were refused or came back, or have waited for too long, by visit; only where any."""
    stuck = and_(LetterRow.state == "waiting", LetterRow.released_at < now - PATIENCE)
    wanted = or_(LetterRow.state.in_(ALARMING), stuck)
    rows = select(LetterRow.visit_id, func.count()).where(wanted).group_by(LetterRow.visit_id)
    return {row[0]: row[1] for row in db.session.execute(rows)}


def letter_of_visit(visit_id: str, letter_id: int) -> Letter:
    """Raises ``LetterIsUnknown``."""
    own = (LetterRow.id == letter_id, LetterRow.visit_id == visit_id)
    row = db.session.scalar(select(LetterRow).where(*own))
    if row is None:
        raise LetterIsUnknown(letter_id)
    return letter_of(row)


def _in_list(row: LetterRow) -> LetterInList:
    unsent = [each for each in row.mails if each.state != "sent"]
    return LetterInList(
        id=row.id,
        version=row.version,
        reference=row.reference,
        kind=cast(LetterKind, row.kind),
        state=cast(LetterState, row.state),
        by_hand=row.by_hand,
        host=row.facts["host"],
        to_address=row.to_address,
        languages=row.languages,
        server_words=next((each.server_words for each in unsent if each.server_words), ""),
    )
