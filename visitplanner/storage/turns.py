"""A form sent twice at the same moment is carried out one after the other: the second finds what the first did."""

import zlib

from sqlalchemy import func, select

from visitplanner.storage.database import db


def wait_for_turn(key: str) -> None:
    """Until nobody else works under this key. Inside a ``transaction()``, which gives the turn up when it ends."""
    # Writers to SQLite queue from the start of their transactions.
    if db.engine.dialect.name == "postgresql":
        db.session.execute(select(func.pg_advisory_xact_lock(zlib.crc32(key.encode()))))
