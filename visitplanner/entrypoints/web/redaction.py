"""Keeps the secrets in addresses out of every log: of a token, a short hash is written."""

import hashlib
import logging
import re
from typing import Any

_SECRET = re.compile(r"(/(?:feed|h|t)/)([^/\s?\"'<>]+)")


def redacted(line: str) -> str:
    """The line with each secret as ``[`` the first eight digits of its SHA-256 ``]``, so that lines can be compared."""
    return _SECRET.sub(lambda found: f"{found[1]}[{_short(found[2])}]", line)


def install() -> None:
    """From now on no log record holds a secret, whichever logger makes it and whichever handler writes it."""
    make = logging.getLogRecordFactory()
    if not isinstance(make, _Redacting):
        logging.setLogRecordFactory(_Redacting(make))


class _Redacting:
    def __init__(self, make: Any) -> None:
        self._make = make

    def __call__(self, *parts: Any, **named: Any) -> logging.LogRecord:
        record: logging.LogRecord = self._make(*parts, **named)
        try:
            line = record.getMessage()
        except (TypeError, ValueError, KeyError):
            # Words and values do not fit together: logging itself says so where the line is written.
            return record
        if _SECRET.search(line):
            record.msg, record.args = redacted(line), None
        return record


def _short(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()[:8]
