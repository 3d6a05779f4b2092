"""The plain values of an entity, as they stand in a visit file and in the operations that edit a visit."""

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any

from visitplanner.visit.entities import TravelTime


def plain(value: Any) -> Any:
    """Members that may be absent and are, stay absent; dates are written out."""
    match value:
        case TravelTime():
            return {"from": value.from_zone, "to": value.to_zone, "minutes": value.minutes}
        case date():
            return value.isoformat()
        case Mapping():
            return {key: plain(each) for key, each in value.items()}
        case list() | tuple():
            return [plain(each) for each in value]
    if not dataclasses.is_dataclass(value):
        return value
    members = {each.name: (each.default, getattr(value, each.name)) for each in dataclasses.fields(value)}
    return {name: plain(each) for name, (default, each) in members.items() if not (default is None and each is None)}
