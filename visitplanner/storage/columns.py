"""Column types: a moment in UTC, minutes, a name in several languages, lists of words, sentences, and sealed bytes."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NewType

from sqlalchemy import JSON, DateTime, Integer, LargeBinary
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from visitplanner.language.text import Name, Text
from visitplanner.storage.sentences import from_plain, to_plain

SealedBytes = NewType("SealedBytes", bytes)
"""What a ``Seal`` made; nothing else may be put in a sealed column."""


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept and given back in UTC. A naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs a time zone.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Minutes(TypeDecorator[int]):
    """A whole number of minutes: a duration, or a place on a visit's horizon."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        if value is not None and int(value) != value:
            raise ValueError("Minutes are whole.")
        return value


class NameColumn(TypeDecorator[Name]):
    """A name in several languages, ``{"en": …, "ar": …}``; absent is NULL."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Name | None, dialect: Dialect) -> Any:
        return None if value is None else dict(value)


class Document(TypeDecorator[Mapping[str, Any]]):
    """A small mapping that is only ever read as a whole."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, Any] | None, dialect: Dialect) -> Any:
        return None if value is None else dict(value)


class Words(TypeDecorator[tuple[str, ...]]):
    """A short list of words or identifiers whose order is kept."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> Any:
        return None if value is None else list(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else tuple(value)


class Sentence(TypeDecorator[Text]):
    """A sentence with its values, translated only when it is shown."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Text | None, dialect: Dialect) -> Any:
        return None if value is None else to_plain(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Text | None:
        return None if value is None else from_plain(value)


class Sealed(TypeDecorator[SealedBytes]):
    """Bytes that only the holder of the key can read. A clear string is refused, so that none is stored by mistake."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: SealedBytes | None, dialect: Dialect) -> bytes | None:
        if value is not None and not isinstance(value, bytes):
            raise ValueError("Only sealed bytes may be stored here.")
        return value
