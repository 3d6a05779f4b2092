"""What a fault of a file looks like: where it is, which rule it breaks, and a sentence that says what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from visitplanner.language.text import Code, Text

LONGEST_SHOWN = 60


@dataclass(frozen=True)
class Fault:
    """``path`` is a JSON path such as ``$.sessions[3].site_id``.

    A fault that is not ``fatal`` deserves a look, but a planner can work with it.
    """

    path: str
    rule: str
    sentence: Text
    fatal: bool = True


class FileIsFaulty(Exception):
    """A file was refused; ``faults`` holds everything that is wrong with it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(f"{len(self.faults)} faults, the first at {self.faults[0].path}" if self.faults else "")


class VisitFileIsFaulty(FileIsFaulty):
    """A visit file, or a change to it, cannot be used."""


class ItineraryFileIsFaulty(FileIsFaulty):
    """An itinerary file cannot be read."""


def shown(value: object) -> Code:
    """A value as a sentence may quote it: short, and with no character that could play tricks on a screen."""
    text = str(value)
    whole = text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
    return Code("".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in whole))
