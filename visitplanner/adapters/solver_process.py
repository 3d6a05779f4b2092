"""Plans in a process of its own: a wall clock holds whatever the solver does, and its memory goes when it ends."""

import importlib
import logging
import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from multiprocessing.synchronize import Event
from typing import Literal

from visitplanner.planning import Itinerary, Limits, Problem, Progress, Run
from visitplanner.use_cases.ports import PlannerFailed

log = logging.getLogger(__name__)

Message = (
    tuple[Literal["begun"], None]
    | tuple[Literal["progress"], Progress]
    | tuple[Literal["done"], Itinerary]
    | tuple[Literal["failed"], str]
)

START_SECONDS = 60.0
"""How long a new process may take to load the solver."""
LISTEN_SECONDS = 0.25


class SolverProcess:
    """The ``Planner`` of the application.

    ``module`` is where ``plan(problem, limits, watch)`` is found; ``grace`` is how many seconds past its limit, or past
    the wish to stop, a search may take before it is killed.
    """

    def __init__(self, module: str = "visitplanner.planning.planner", grace: float = 5.0) -> None:
        self._module, self._grace = module, grace

    def plan(self, problem: Problem, limits: Limits, watch: Callable[[Progress], bool]) -> Itinerary:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        stop = context.Event()
        child = context.Process(target=_work, args=(self._module, problem, limits, theirs, stop), daemon=True)
        child.start()
        theirs.close()
        try:
            return _Search(child, ours, stop, limits, self._grace).listen(watch)
        finally:
            child.kill()
            child.join()
            child.close()
            ours.close()


class _Search:
    """The parent's side: hears the child, passes on the wish to stop, and keeps the time."""

    def __init__(self, child: SpawnProcess, pipe: Connection, stop: Event, limits: Limits, grace: float) -> None:
        self._child, self._pipe, self._stop = child, pipe, stop
        self._limits, self._grace = limits, grace
        self._began: float | None = None
        self._deadline = time.monotonic() + START_SECONDS
        self._last = Progress(0.0, None, None, None)

    def listen(self, watch: Callable[[Progress], bool]) -> Itinerary:
        while time.monotonic() < self._deadline:
            if self._pipe.poll(LISTEN_SECONDS):
                outcome = self._hear(self._receive())
                if outcome is not None:
                    return outcome
            if not watch(replace(self._last, elapsed=self._elapsed())):
                self._ask_to_stop()
        return self._best_so_far()

    def _elapsed(self) -> float:
        """Seconds of search; loading the solver is none."""
        return 0.0 if self._began is None else time.monotonic() - self._began

    def _receive(self) -> Message:
        try:
            message: Message = self._pipe.recv()
        except (EOFError, ConnectionError):
            self._child.join()
            raise PlannerFailed(f"The solver's process died with status {self._child.exitcode}.") from None
        return message

    def _hear(self, message: Message) -> Itinerary | None:
        match message:
            case ("begun", _):
                self._began = time.monotonic()
                still_wanted = 0.0 if self._stop.is_set() else self._limits.seconds
                self._deadline = self._began + still_wanted + self._grace
            case ("progress", Progress() as progress):
                self._last = replace(progress, best=progress.best or self._last.best)
            case ("done", Itinerary() as itinerary):
                return itinerary
            case ("failed", str() as report):
                raise PlannerFailed(report)
        return None

    def _ask_to_stop(self) -> None:
        if self._stop.is_set():
            return
        self._stop.set()
        if self._began is not None:
            self._deadline = min(self._deadline, time.monotonic() + self._grace)

    def _best_so_far(self) -> Itinerary:
        """What is known of a search that had to be killed."""
        log.warning("The solver did not end by itself and was killed.")
        seconds = round(self._elapsed(), 3)
        limits = self._limits
        run = Run(seconds, limits.workers, limits.seed, limits.seconds, "OR-Tools CP-SAT", version("ortools"))
        if self._last.best is None:
            return Itinerary("unknown", bound=self._last.bound, run=run)
        return replace(self._last.best, status="feasible", bound=self._last.bound, run=run)


def _work(module: str, problem: Problem, limits: Limits, pipe: Connection, stop: Event) -> None:
    """The child's side."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()

    def watch(progress: Progress) -> bool:
        pipe.send(("progress", progress))
        return not stop.is_set()

    try:
        plan = importlib.import_module(module).plan
        pipe.send(("begun", None))
        pipe.send(("done", plan(problem, limits, watch)))
    except Exception:
        pipe.send(("failed", traceback.format_exc()))


def _end_with_parent() -> None:
    """A solver whose server was killed would go on for nobody."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
