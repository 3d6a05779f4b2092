"""What the commands ask of the rooms below, each built only when a command needs it: loading them all takes seconds."""

from typing import Protocol

from visitplanner.use_cases.ports import Calendars, ItineraryFiles, Planner, VisitFiles


class Rooms(Protocol):
    """Filled in by ``__main__``."""

    def visit_files(self) -> VisitFiles: ...

    def itinerary_files(self) -> ItineraryFiles: ...

    def calendars(self) -> Calendars: ...

    def planner(self) -> Planner: ...
