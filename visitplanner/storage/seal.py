"""How confidential values are closed before they reach a table and opened on the way back."""

import json
from typing import Any, Protocol, cast

from flask import current_app

from visitplanner.storage.columns import SealedBytes

EXTENSION = "visitplanner_seal"


class Seal(Protocol):
    """Authenticated encryption with a key from outside the database."""

    def close(self, clear: bytes, place: str) -> bytes:
        """Sealed for one place only: a table, a column and a row."""

    def open(self, sealed: bytes, place: str) -> bytes:
        """Raises ``SealIsBroken`` when the bytes were changed, moved, or sealed with a key nobody has any more."""


class SealIsBroken(Exception):
    """A sealed value cannot be opened; says nothing about its content."""


def sealed(value: object | None, *place: str) -> SealedBytes | None:
    """A JSON value closed for its place (table, column and the parts of the row's key); nothing stays nothing."""
    if value is None:
        return None
    clear = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return SealedBytes(_seal().close(clear, _name(place)))


def unsealed(value: SealedBytes | None, *place: str) -> Any:
    """The JSON value that ``sealed`` was given."""
    return None if value is None else json.loads(_seal().open(value, _name(place)))


def _name(place: tuple[str, ...]) -> str:
    return json.dumps(place)


def _seal() -> Seal:
    return cast(Seal, current_app.extensions[EXTENSION])
