"""Visit files, itinerary files and workbooks."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from visitplanner.language.localise import Localiser
from visitplanner.language.text import Text
from visitplanner.planning import Fix, Itinerary, Problem
from visitplanner.visit.entities import Visit
from visitplanner.visit.workbook.cells import Words
from visitplanner.visit.workbook.grid import Grid
from visitplanner.visit.workbook.tables import Row


class VisitFiles(Protocol):
    """Reads and writes the visit file."""

    def read(self, data: bytes) -> Visit:
        """Raises ``visit.faults.VisitFileIsFaulty`` with every fault of the file."""

    def write(self, visit: Visit) -> bytes: ...

    def read_changes(self, data: bytes) -> tuple[Mapping[str, Any], ...]:
        """The what-if operations in a file of nothing else. Raises ``VisitFileIsFaulty``."""

    def changed(self, visit: Visit, changes: Sequence[Mapping[str, Any]]) -> Visit:
        """The visit after what-if operations. Raises ``VisitFileIsFaulty``."""


class ItineraryFiles(Protocol):
    """Reads and writes the itinerary file."""

    def read(self, data: bytes, problem: Problem) -> Itinerary:
        """Raises ``visit.faults.ItineraryFileIsFaulty`` with every fault of the file."""

    def write(self, problem: Problem, itinerary: Itinerary) -> bytes: ...

    def read_fixes(self, data: bytes) -> tuple[Fix, ...]:
        """The fixes that a file offers. Raises ``visit.faults.ItineraryFileIsFaulty``."""


class WorkbookIsUnreadable(Exception):
    """A workbook is not read at all; ``sentence`` says why and what to do."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(sentence.message)
        self.sentence = sentence


class Workbooks(Protocol):
    """Reads and writes Excel workbooks. ``words`` are what codes are called, by subject."""

    def read(self, data: bytes) -> Grid:
        """What stands in its cells. Raises ``WorkbookIsUnreadable``."""

    def write(self, tables: Mapping[str, Sequence[Row]], words: Words, localiser: Localiser) -> bytes:
        """The rows of each sheet of ours, by its name."""

    def template(self, words: Words, localiser: Localiser) -> bytes:
        """A workbook to be filled in."""
