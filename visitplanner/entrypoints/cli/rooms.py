"""What the commands ask of the rooms below, each loaded only when a command needs it: all of them take seconds."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from visitplanner.planning import Progress
from visitplanner.use_cases.ports import (
    BenchmarkFiles,
    BestKnownFiles,
    Calendars,
    Explainer,
    ItineraryFiles,
    Planner,
    Replanner,
    RouteSearch,
    Tools,
    VisitFiles,
)


class NotSetUp(Exception):
    """The application cannot start as it is configured; the message says why, for whoever looks after it."""


class FirstAccount(Protocol):
    """How to sign in for the first time."""

    @property
    def email(self) -> str: ...

    @property
    def password(self) -> str: ...


class Server(Protocol):
    """The whole application, in this process."""

    def make_ready(self, watch: Callable[[Progress], None]) -> FirstAccount | None:
        """Tables, and on the first run examples, a plan and an account."""

    def serve(self, announce: Callable[[str], None]) -> None:
        """Answers until it is told to end; ``announce`` hears the address. Raises ``OSError``."""

    def work(self, announce: Callable[[], None]) -> None:
        """Works on planning runs until it is told to end; ``announce`` is called once it has begun."""


class Rooms(Protocol):
    """Filled in by ``__main__``."""

    def visit_files(self) -> VisitFiles: ...

    def itinerary_files(self) -> ItineraryFiles: ...

    def calendars(self) -> Calendars: ...

    def planner(self) -> Planner: ...

    def replanner(self) -> Replanner: ...

    def explainer(self) -> Explainer: ...

    def toptw_files(self, tours: int) -> BenchmarkFiles: ...

    def mctopmtw_files(self) -> BenchmarkFiles: ...

    def best_known_files(self) -> BestKnownFiles: ...

    def route_search(self) -> RouteSearch: ...

    def database(self) -> AbstractContextManager[Tools]:
        """The adapters, with the database open and its tables up to date. Raises ``NotSetUp``."""

    def server(self) -> Server:
        """Raises ``NotSetUp``."""
