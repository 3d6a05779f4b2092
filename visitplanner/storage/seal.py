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

    def sign(self, content: bytes) -> str:
        """What only the holder of the key can make of this content."""

    def has_signed(self, content: bytes, signature: str) -> bool:
        """Whether it was made by ``sign`` of this very content."""


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


def signature_of(content: object) -> str:
    """Of a JSON value, by the key from outside the database."""
    return _seal().sign(_plain(content))


def is_signed(content: object, signature: str) -> bool:
    """Whether ``signature_of`` gave it to an equal value."""
    return _seal().has_signed(_plain(content), signature)


def _plain(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _name(place: tuple[str, ...]) -> str:
    return json.dumps(place)


def _seal() -> Seal:
    return cast(Seal, current_app.extensions[EXTENSION])
