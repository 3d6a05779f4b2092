"""Whether the record is still as it was written, whoever has got at its table."""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass

from sqlalchemy import select

from visitplanner.storage.audit import content_of
from visitplanner.storage.database import db
from visitplanner.storage.models import AuditEventRow, RecordEndRow
from visitplanner.storage.seal import is_signed

AT_ONCE = 500


@dataclass(frozen=True)
class RecordCheck:
    """``last`` is the signature of the last line: noted elsewhere, it shows later that nothing before was replaced."""

    signed: int
    unsigned: int
    """Lines from before there were signatures, of which nothing can be said."""
    last: str
    fault_at: int | None = None
    """The first line that does not follow on the one before it."""
    ends_early: bool = False
    """Lines are missing at the end, or the end itself was changed."""

    @property
    def is_whole(self) -> bool:
        return self.fault_at is None and not self.ends_early


def check_record() -> RecordCheck:
    """Reads every line once, in the order in which they were written; what is written meanwhile does no harm."""
    options = {"yield_per": AT_ONCE, "populate_existing": True}
    lines = select(AuditEventRow).order_by(AuditEventRow.id).execution_options(**options)
    end = db.session.scalars(select(RecordEndRow)).one_or_none()
    with closing(db.session.scalars(lines)) as written:
        return _checked(written, end if _is_sound(end) else None)


def _checked(lines: Iterable[AuditEventRow], end: RecordEndRow | None) -> RecordCheck:
    signed, unsigned, last = 0, 0, ""
    reaches_end = end is not None and end.lines == 0
    for line in lines:
        if line.signature is None and signed == 0:
            unsigned += 1
        elif line.signature is None or not is_signed(content_of(line, last), line.signature):
            return RecordCheck(signed, unsigned, last, fault_at=line.id)
        else:
            signed, last = signed + 1, line.signature
            reaches_end |= end is not None and (end.lines, end.last) == (signed, last)
    return RecordCheck(signed, unsigned, last, ends_early=not reaches_end)


def _is_sound(end: RecordEndRow | None) -> bool:
    """Whether nobody but ourselves has written the end."""
    if end is None:
        return False
    return (end.lines == 0 and not end.last) or is_signed([end.lines, end.last], end.signature)
