"""One entry of an itinerary file: gives its members as values, and notes what cannot be understood."""

import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from visitplanner.language.text import N_, Code, Text
from visitplanner.planning import Problem
from visitplanner.visit.faults import Fault, shown

CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00", re.ASCII)
DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
UNKNOWN_DATE = date(2000, 1, 1)


@dataclass
class Entry:
    """``path`` and ``members`` of the entry; ``faults`` grows while the members are asked for."""

    path: str
    members: Mapping[str, Any]
    faults: list[Fault] = field(default_factory=list)

    def id(self, name: str, known: Collection[str], default: str | None = None) -> str | None:
        """The identifier under ``name``, or the default where there is none; ``None`` after a fault."""
        if name not in self.members and default is not None:
            return default
        value = self.members.get(name)
        if isinstance(value, str) and value in known:
            return value
        self._note(name, *self._why_no_id(name, value))
        return None

    def ids(self, name: str, known: Collection[str], default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The identifiers listed under ``name``; those that do not exist are noted and left out."""
        value = self.members.get(name, list(default))
        if not isinstance(value, list):
            self._note(name, "type", N_("A list is expected here, in square brackets."))
            return ()
        for index, each in enumerate(value):
            if not (isinstance(each, str) and each in known):
                self._note(f"{name}[{index}]", "unknown_id", _no_such_id(each))
        return tuple(each for each in value if isinstance(each, str) and each in known)

    def day(self) -> date:
        """The member ``date``, within or outside the visit."""
        value = self.members.get("date")
        if isinstance(value, str) and DATE.fullmatch(value):
            with suppress(ValueError):
                found = date.fromisoformat(value)
                if EARLIEST <= found <= LATEST:
                    return found
        self._note("date", "pattern", N_("%(value)s is no date. Write it as 2027-04-12.", value=shown(value)))
        return UNKNOWN_DATE

    def minute(self, name: str, problem: Problem, on: date, timezone: str) -> int:
        """The minute at which the wall clock shows what stands under ``name``; 24:00 is the end of the date."""
        value = self.members.get(name)
        if not (isinstance(value, str) and CLOCK.fullmatch(value)):
            sentence = N_("%(value)s is no time. Write hours and minutes, as 09:30.", value=shown(value))
            self._note(name, "pattern", sentence)
            return 0
        if value == "24:00":
            return problem.horizon.minute(on + timedelta(days=1), "00:00", timezone)
        return problem.horizon.minute(on, value, timezone)

    def _why_no_id(self, name: str, value: object) -> tuple[str, Text]:
        if name not in self.members:
            return "required", N_("The member %(name)s is missing. Add it.", name=Code(name))
        return "unknown_id", _no_such_id(value)

    def _note(self, name: str, rule: str, sentence: Text) -> None:
        self.faults.append(Fault(f"{self.path}.{name}", rule, sentence))


def _no_such_id(value: object) -> Text:
    return N_("The visit has no %(id)s. Correct the identifier.", id=shown(value))
