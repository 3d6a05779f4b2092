"""A letter to its rows and back."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from visitplanner.programme.letter import Letter, LetterFacts, LetterKind, LetterState, Mail, Meeting, Words
from visitplanner.storage.columns import SealedBytes
from visitplanner.storage.models import LetterMailRow, LetterRow
from visitplanner.storage.seal import sealed, unsealed

_TUPLES = frozenset(
    {"countries", "working_languages", "topics", "questions", "presents", "meetings", "groups", "languages"}
)


def words_to_plain(words: Mapping[str, Words]) -> dict[str, Any]:
    return {language: asdict(each) for language, each in words.items()}


def facts_to_plain(facts: LetterFacts) -> dict[str, Any]:
    plain = asdict(facts)
    for name in ("start_date", "end_date", "answer_by"):
        plain[name] = plain[name] and plain[name].isoformat()
    for meeting, row in zip(facts.meetings, plain["meetings"], strict=True):
        row |= {"start": meeting.start.isoformat(), "end": meeting.end.isoformat(), "zone": str(meeting.start.tzinfo)}
    return plain


def facts_from_plain(plain: Mapping[str, Any]) -> LetterFacts:
    values = _with_tuples(plain)
    for name in ("start_date", "end_date", "answer_by"):
        values[name] = values[name] and date.fromisoformat(values[name])
    values["meetings"] = tuple(_meeting(each) for each in values["meetings"])
    return LetterFacts(**values)


def seal_link(link: str | None, visit_id: str, number: int) -> SealedBytes | None:
    """The personal link, which only a letter carries; its number tells it from those of other letters."""
    return sealed(link, "letter", "link", visit_id, str(number))


def letter_of(row: LetterRow) -> Letter:
    return Letter(
        id=row.id,
        visit_id=row.visit_id,
        reference=row.reference,
        kind=cast(LetterKind, row.kind),
        state=cast(LetterState, row.state),
        version=row.version,
        host_id=row.host_id,
        languages=row.languages,
        to_name=row.to_name,
        to_address=row.to_address,
        words={language: Words(**each) for language, each in row.words.items()},
        facts=facts_from_plain(row.facts),
        author=row.author,
        dated_at=row.released_at or row.created_at,
        mails=tuple(_mail(each) for each in row.mails),
        link=unsealed(row.link_sealed, "letter", "link", row.visit_id, str(row.number)),
        created_at=row.created_at,
        edited_at=row.edited_at,
        released_at=row.released_at,
        by_hand=row.by_hand,
    )


def _mail(row: LetterMailRow) -> Mail:
    return Mail(
        number=row.number,
        message_id=row.message_id,
        state=row.state,
        occurrence=row.occurrence,
        sequence=row.sequence,
        server_words=row.server_words,
        attempts=row.attempts,
        next_attempt_at=row.next_attempt_at,
        sent_at=row.sent_at,
    )


def _meeting(plain: Mapping[str, Any]) -> Meeting:
    values = _with_tuples(plain)
    zone = ZoneInfo(values.pop("zone"))
    for name in ("start", "end"):
        values[name] = datetime.fromisoformat(values[name]).astimezone(zone)
    return Meeting(**values)


def _with_tuples(plain: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(each) if name in _TUPLES else each for name, each in plain.items()}
