"""An English sentence with its values, kept whole until somebody's language is known."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

Name: TypeAlias = Mapping[str, str]
"""What something is called, one entry per language code: ``{"en": "Amman", "ar": "عمّان"}``."""

Value: TypeAlias = "str | int | float | date | datetime | Code | Name | Text | tuple[Value, ...]"


@dataclass(frozen=True)
class Code:
    """A value that reads left to right in every language: an identifier, a time, a phone number, an address."""

    value: str


@dataclass(frozen=True)
class Text:
    """A sentence that is translated and filled in only when it is shown.

    ``message`` is the English sentence and the key of its translation; it is never glued from pieces.
    ``values`` fill its ``%(name)s`` places. With ``plural`` the form is chosen by ``values["count"]``.
    """

    message: str
    values: Mapping[str, Value] = field(default_factory=dict)
    plural: str | None = None


def N_(message: str, /, **values: Value) -> Text:
    """Make a Text; the name is what the catalogue extraction looks for."""
    return Text(message, values)


def NN_(singular: str, plural: str, /, **values: Value) -> Text:
    """Make a Text with plural forms, chosen by the value named ``count``."""
    return Text(singular, values, plural)
