"""Reads the fixes of an itinerary file: changes that were tried, ready to be applied."""

from collections.abc import Iterator
from typing import Any

from visitplanner.adapters.json_input import Unreadable, read_json
from visitplanner.language.text import N_, Text
from visitplanner.planning import Fix
from visitplanner.visit.faults import Fault, ItineraryFileIsFaulty, change_faults

MOST_FIXES = 100
FIXES_EXPECTED = N_("The fixes of an impossible visit are expected here: a list, each with its changes.")


def read_fixes(data: bytes, most_bytes: int) -> tuple[Fix, ...]:
    """In their order. Raises ``ItineraryFileIsFaulty`` with what cannot be understood."""
    try:
        document, _ = read_json(data, most_bytes)
    except Unreadable as unreadable:
        raise ItineraryFileIsFaulty([unreadable.fault]) from None
    listed = document.get("fixes", []) if isinstance(document, dict) else None
    if not isinstance(listed, list) or len(listed) > MOST_FIXES:
        raise ItineraryFileIsFaulty([Fault("$.fixes", "type", FIXES_EXPECTED)])
    faults = [fault for index, each in enumerate(listed) for fault in _faults(each, f"$.fixes[{index}]")]
    if faults:
        raise ItineraryFileIsFaulty(faults)
    return tuple(Fix(_text(each.get("text")), tuple(each["changes"])) for each in listed)


def _faults(entry: Any, path: str) -> Iterator[Fault]:
    changes = entry.get("changes") if isinstance(entry, dict) else None
    if not isinstance(changes, list) or not all(isinstance(each, dict) for each in changes):
        yield Fault(f"{path}.changes", "type", FIXES_EXPECTED)
        return
    for index, change in enumerate(changes):
        yield from change_faults(change, f"{path}.changes[{index}]")


def _text(said: Any) -> Text:
    """What the file says in each language; its own words need no translation."""
    names = said if isinstance(said, dict) else {}
    return Text("%(text)s", {"text": {str(code): str(words) for code, words in names.items()}})
