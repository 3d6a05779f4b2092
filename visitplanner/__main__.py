"""The installed command: joins the rooms up, one by one, as a command asks for them."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from visitplanner.entrypoints.cli import cli
from visitplanner.entrypoints.cli.rooms import FirstAccount, NotSetUp
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

if TYPE_CHECKING:
    from flask import Flask

    from config import Config


class LateRooms:
    """Loads a room when it is first asked for: planning a file waits for no web, and validating one for no solver."""

    def visit_files(self) -> VisitFiles:
        from visitplanner.adapters.visit_file import StudyVisitFiles

        return StudyVisitFiles()

    def itinerary_files(self) -> ItineraryFiles:
        from visitplanner.adapters.itinerary_file import StudyVisitItineraryFiles

        return StudyVisitItineraryFiles()

    def calendars(self) -> Calendars:
        from visitplanner.adapters.exports import ics

        return ics

    def planner(self) -> Planner:
        from visitplanner.adapters.solver_process import SolverProcess

        return SolverProcess()

    def replanner(self) -> Replanner:
        from visitplanner.adapters.solver_process import SolverProcess

        return SolverProcess()

    def explainer(self) -> Explainer:
        from visitplanner.adapters.solver_process import SolverProcess

        return SolverProcess()

    def toptw_files(self, tours: int) -> BenchmarkFiles:
        from visitplanner.adapters.benchmarks import ToptwFiles

        return ToptwFiles(tours)

    def mctopmtw_files(self) -> BenchmarkFiles:
        from visitplanner.adapters.benchmarks import MctopmtwFiles

        return MctopmtwFiles()

    def best_known_files(self) -> BestKnownFiles:
        from visitplanner.adapters.best_known import BestKnownJson

        return BestKnownJson()

    def route_search(self) -> RouteSearch:
        from visitplanner.adapters.route_search import CompiledSearch

        return CompiledSearch()

    @contextmanager
    def database(self) -> Iterator[Tools]:
        from visitplanner.app import MIGRATIONS
        from visitplanner.storage.migrations import migrate

        app, _ = _application()
        with app.app_context():
            migrate(MIGRATIONS)
            tools: Tools = app.extensions["visitplanner"]
            yield tools

    def server(self) -> "ApplicationServer":
        return ApplicationServer(*_application())


class ApplicationServer:
    """The application that ``app`` builds, as the commands see it."""

    def __init__(self, app: "Flask", config: "Config") -> None:
        self._app, self._config = app, config

    def make_ready(self, watch: Callable[[Progress], None]) -> FirstAccount | None:
        from visitplanner.app import make_ready

        return make_ready(self._app, self._config, watch)

    def serve(self, announce: Callable[[str], None]) -> None:
        from visitplanner.app import serve_app

        serve_app(self._app, self._config, announce)

    def work(self, announce: Callable[[], None]) -> None:
        from visitplanner.app import make_worker

        ended = threading.Event()
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, lambda *_: ended.set())
        worker = make_worker(self._app)
        worker.start()
        announce()
        ended.wait()
        worker.stop()


def _application() -> "tuple[Flask, Config]":
    from config import Config, SettingIsWrong
    from visitplanner.adapters.keys import KeyIsUnusable
    from visitplanner.app import create_app

    try:
        config = Config.from_environment()
        return create_app(config), config
    except (SettingIsWrong, KeyIsUnusable, OSError) as wrong:
        raise NotSetUp(str(wrong)) from None


def main() -> None:
    """Runs the command in ``sys.argv``."""
    cli(obj=LateRooms(), prog_name="visitplanner")


if __name__ == "__main__":
    main()
