"""A Text as plain JSON and back, without losing the kind of any of its values."""

from datetime import date, datetime
from typing import Any

from visitplanner.language.text import Code, Text, Value


def to_plain(text: Text) -> dict[str, Any]:
    """``{"message": …, "values": {…}, "plural": …}``."""
    return {
        "message": text.message,
        "values": {name: _value_to_plain(value) for name, value in text.values.items()},
        "plural": text.plural,
    }


def from_plain(plain: dict[str, Any]) -> Text:
    """The Text that ``to_plain`` was given."""
    values = {name: _value_from_plain(value) for name, value in plain["values"].items()}
    return Text(plain["message"], values, plain["plural"])


def _value_to_plain(value: Value) -> Any:
    match value:
        case Text():
            return {"text": to_plain(value)}
        case Code():
            return {"code": value.value}
        case datetime():
            return {"moment": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case tuple():
            return {"list": [_value_to_plain(each) for each in value]}
        case str() | int() | float():
            return value
        case _:
            return {"name": dict(value)}


def _value_from_plain(plain: Any) -> Value:
    if not isinstance(plain, dict):
        return plain  # type: ignore[no-any-return]  # a str, int or float, as to_plain wrote it
    ((kind, value),) = plain.items()
    match kind:
        case "text":
            return from_plain(value)
        case "code":
            return Code(value)
        case "moment":
            return datetime.fromisoformat(value)
        case "date":
            return date.fromisoformat(value)
        case "list":
            return tuple(_value_from_plain(each) for each in value)
        case _:
            return dict(value)
