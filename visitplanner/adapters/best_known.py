"""Reads the best values known of published instances, in either of two shapes.

``{instance: {tours: {"value": number}}}`` where an instance is solved for several numbers of tours, and
``{instance: {"benchmark": number}}`` where it names its own.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from visitplanner.language.text import N_
from visitplanner.use_cases.ports import BenchmarkFileIsFaulty
from visitplanner.visit.faults import shown

Key = tuple[str, int | None]


class BestKnownJson:
    """Everything else that stands in the file is passed over."""

    def read(self, data: bytes) -> Mapping[Key, int]:
        """Raises ``BenchmarkFileIsFaulty``."""
        try:
            document = json.loads(data)
        except (ValueError, RecursionError):
            raise BenchmarkFileIsFaulty(N_("This is no JSON.")) from None
        if not isinstance(document, dict):
            raise BenchmarkFileIsFaulty(N_("This is no list of values by instance."))
        return {key: value for name, entry in document.items() for key, value in _values(name, entry)}


def _values(name: str, entry: Any) -> Iterator[tuple[Key, int]]:
    if not isinstance(entry, dict):
        raise _unusable(name)
    if "benchmark" in entry:
        yield (name, None), _value(name, entry["benchmark"])
        return
    for tours, known in entry.items():
        if not (tours.isdecimal() and tours.isascii() and isinstance(known, dict)):
            raise _unusable(name)
        yield (name, int(tours[:9])), _value(name, known.get("value"))


def _value(name: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value <= 0:
        raise _unusable(name)
    return value


def _unusable(name: str) -> BenchmarkFileIsFaulty:
    return BenchmarkFileIsFaulty(
        N_("What stands under %(instance)s is no value that could be compared with.", instance=shown(name))
    )
