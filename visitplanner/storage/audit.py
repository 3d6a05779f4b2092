"""The record of everything asked, answered, moved and sent: it only grows, and holds nothing confidential.

Each line is signed together with the signature of the line before, so that one which was changed or taken out by
somebody who can get past the triggers is noticed.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import select

from visitplanner.storage.database import at_last, db
from visitplanner.storage.models import AuditEventRow, RecordEndRow
from visitplanner.storage.seal import signature_of

Channel = Literal["web", "link", "phone", "calendar", "upload", "worker", "command"]

WITHHELD = "***"
"""Stands for a value that the record must not hold."""
CONFIDENTIAL = frozenset(
    {"address", "location", "lat", "lon", "restricted", "access_note", "passport", "token", "password", "members"}
)
"""Names under which a value is never written down, wherever it stands."""


def record(
    visit_id: str,
    *,
    actor: str,
    channel: Channel,
    operation: str,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    now: datetime,
) -> None:
    """Write down what was done, in the transaction that does it, so that neither is kept without the other.

    ``operation`` is a word of ``programme.happenings``. ``before`` and ``after`` hold plain values, only what changed.
    """
    line = AuditEventRow(
        visit_id=visit_id,
        at=now,
        actor=actor,
        channel=channel,
        operation=operation,
        before=None if before is None else without_secrets(before),
        after=None if after is None else without_secrets(after),
    )
    at_last(lambda: _append(line))


def _append(line: AuditEventRow) -> None:
    """Everybody writes at the same end, one after the other."""
    end = db.session.scalars(select(RecordEndRow).with_for_update()).one()
    line.signature = signature_of(content_of(line, end.last))
    db.session.add(line)
    end.lines, end.last = end.lines + 1, line.signature
    end.signature = signature_of([end.lines, end.last])
    db.session.flush()


def content_of(line: AuditEventRow, before: str) -> list[Any]:
    """What is signed of a line: all that it says, and the signature of the line ``before``."""
    said = [line.visit_id, line.actor, line.channel, line.operation, line.before, line.after]
    return [before, line.at.astimezone(UTC).isoformat(), *said]


def without_secrets(values: Mapping[str, Any]) -> dict[str, Any]:
    """The same values with whatever is confidential withheld; of a change in a file also what its field names."""
    named = {str(part) for part in str(values.get("field", "")).split(".")}
    hidden = CONFIDENTIAL | ({"value"} if named & CONFIDENTIAL else set())
    return {name: WITHHELD if name in hidden else _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return without_secrets(value)
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value
