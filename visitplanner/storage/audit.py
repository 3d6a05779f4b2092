"""The record of everything asked, answered, moved and sent: it only grows, and holds nothing confidential."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from visitplanner.storage.database import db
from visitplanner.storage.models import AuditEventRow

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
    db.session.add(
        AuditEventRow(
            visit_id=visit_id,
            at=now,
            actor=actor,
            channel=channel,
            operation=operation,
            before=None if before is None else without_secrets(before),
            after=None if after is None else without_secrets(after),
        )
    )


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
