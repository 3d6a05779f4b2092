"""An itinerary as one small document, for plans that are only proposed, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from visitplanner.planning import Itinerary, LeftOut, Lunch, Placement, SessionId
from visitplanner.storage.sentences import from_plain, to_plain


def document_of(itinerary: Itinerary) -> dict[str, Any]:
    """Without what only says how it was found."""
    return {
        "status": itinerary.status,
        "value": itinerary.value,
        "placements": [asdict(each) | {"date": each.date.isoformat()} for each in itinerary.placements],
        "lunches": [asdict(each) | {"date": each.date.isoformat()} for each in itinerary.lunches],
        "left_out": [
            {"session": each.session, "reason": to_plain(each.reason), "blocked_by": list(each.blocked_by)}
            for each in itinerary.left_out
        ],
    }


def itinerary_of_document(document: Mapping[str, Any]) -> Itinerary:
    return Itinerary(
        status=document["status"],
        value=document["value"],
        placements=tuple(Placement(**_read(each)) for each in document["placements"]),
        lunches=tuple(Lunch(**_read(each)) for each in document["lunches"]),
        left_out=tuple(
            LeftOut(SessionId(each["session"]), from_plain(each["reason"]), tuple(each["blocked_by"]))
            for each in document["left_out"]
        ),
    )


def _read(plain: Mapping[str, Any]) -> dict[str, Any]:
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in plain.items()}
    return values | {"date": date.fromisoformat(plain["date"])}
