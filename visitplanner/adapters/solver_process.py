"""Plans in a process of its own: a wall clock holds whatever the solver does, and its memory goes when it ends."""

import importlib
import logging
import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib.metadata import version
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from multiprocessing.synchronize import Event
from typing import Any, Literal

from visitplanner.language.text import N_
from visitplanner.planning import Itinerary, Limits, Problem, Progress, Run, SessionId
from visitplanner.planning.answer import Why
from visitplanner.planning.difference import Alternatives
from visitplanner.planning.disturbance import Repair, least, moves
from visitplanner.use_cases.ports import PlannerFailed

log = logging.getLogger(__name__)

Message = (
    tuple[Literal["begun"], None]
    | tuple[Literal["progress"], Progress]
    | tuple[Literal["done"], object]
    | tuple[Literal["failed"], str]
)

START_SECONDS = 60.0
"""How long a new process may take to load the solver."""
LISTEN_SECONDS = 0.25
NO_ANSWER = N_("No answer was found in the time given. Allow more time.")


class SolverProcess:
    """The ``Planner``, ``Replanner`` and ``Explainer`` of the application.

    ``module`` is where ``plan(problem, limits, watch)`` is found, and ``repairing``, ``choosing`` and ``explaining``
    where what mends a plan, offers others and answers for it; ``grace`` is how many seconds past its limit, or past the
    wish to stop, a search may take before it is killed.
    """

    def __init__(
        self,
        module: str = "visitplanner.planning.planner",
        grace: float = 5.0,
        repairing: str = "visitplanner.planning.repair",
        choosing: str = "visitplanner.planning.alternatives",
        explaining: str = "visitplanner.planning.why",
    ) -> None:
        self._module, self._grace = module, grace
        self._repairing, self._choosing, self._explaining = repairing, choosing, explaining

    def plan(self, problem: Problem, limits: Limits, watch: Callable[[Progress], bool]) -> Itinerary:
        search = self._search(f"{self._module}:plan", {"problem": problem}, limits, watch)
        return search.best_so_far() if search.outcome is None else search.outcome

    def repair(
        self, problem: Problem, old: Itinerary, limits: Limits, watch: Callable[[Progress], bool], options: int
    ) -> tuple[Repair, ...]:
        asked = {"problem": problem, "old": old, "options": options}
        search = self._search(f"{self._repairing}:repair", asked, limits, watch)
        if search.outcome is not None:
            found: tuple[Repair, ...] = search.outcome
            return found
        best = search.best_so_far()
        kind: Literal["impossible", "best_repair"] = "impossible" if best.status == "unknown" else "best_repair"
        proven = least(problem, old)
        changes = moves(problem, old, best)
        return (Repair(kind, best, changes, proven.cost, least_disturbed=proven.disturbed),)

    def alternatives(
        self,
        problem: Problem,
        best: Itinerary,
        limits: Limits,
        watch: Callable[[Progress], bool],
        *,
        count: int,
        within: float,
        differ: int,
    ) -> Alternatives:
        asked = {"problem": problem, "best": best, "count": count, "within": within, "differ": differ}
        search = self._search(f"{self._choosing}:alternatives", asked, limits, watch)
        return Alternatives((), exhausted=False) if search.outcome is None else search.outcome

    def why(
        self,
        problem: Problem,
        itinerary: Itinerary,
        session: SessionId,
        limits: Limits,
        watch: Callable[[Progress], bool],
    ) -> Why:
        asked = {"problem": problem, "itinerary": itinerary, "session": session}
        search = self._search(f"{self._explaining}:why", asked, limits, watch)
        return Why(session, (NO_ANSWER,), verified=False) if search.outcome is None else search.outcome

    def _search(
        self, deed: str, asked: Mapping[str, Any], limits: Limits, watch: Callable[[Progress], bool]
    ) -> "_Search":
        """What a deed of planning comes to in a process of its own."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        stop = context.Event()
        asked = {**asked, "limits": limits}
        child = context.Process(target=_work, args=(deed, asked, theirs, stop), daemon=True)
        child.start()
        theirs.close()
        try:
            search = _Search(child, ours, stop, limits, self._grace)
            search.listen(watch)
            return search
        finally:
            child.kill()
            child.join()
            child.close()
            ours.close()


class _Search:
    """The parent's side: hears the child, passes on the wish to stop, and keeps the time.

    ``outcome`` stays ``None`` where the child had to be killed.
    """

    def __init__(self, child: SpawnProcess, pipe: Connection, stop: Event, limits: Limits, grace: float) -> None:
        self._child, self._pipe, self._stop = child, pipe, stop
        self._limits, self._grace = limits, grace
        self._began: float | None = None
        self._deadline = time.monotonic() + START_SECONDS
        self._last = Progress(0.0, None, None, None)
        self.outcome: Any = None

    def listen(self, watch: Callable[[Progress], bool]) -> None:
        while time.monotonic() < self._deadline:
            if self._pipe.poll(LISTEN_SECONDS):
                self._hear(self._receive())
                if self.outcome is not None:
                    return
            if not watch(replace(self._last, elapsed=self._elapsed())):
                self._ask_to_stop()

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

    def _hear(self, message: Message) -> None:
        match message:
            case ("begun", _):
                self._began = time.monotonic()
                still_wanted = 0.0 if self._stop.is_set() else self._limits.seconds
                self._deadline = self._began + still_wanted + self._grace
            case ("progress", Progress() as progress):
                self._last = replace(progress, best=progress.best or self._last.best)
            case ("done", outcome):
                self.outcome = outcome
            case ("failed", str() as report):
                raise PlannerFailed(report)

    def _ask_to_stop(self) -> None:
        if self._stop.is_set():
            return
        self._stop.set()
        if self._began is not None:
            self._deadline = min(self._deadline, time.monotonic() + self._grace)

    def best_so_far(self) -> Itinerary:
        """What is known of a search that had to be killed."""
        log.warning("The solver did not end by itself and was killed.")
        seconds = round(self._elapsed(), 3)
        limits = self._limits
        run = Run(
            seconds, limits.workers, limits.seed, limits.seconds, "OR-Tools CP-SAT", version("ortools"), limits.rounds
        )
        if self._last.best is None:
            return Itinerary("unknown", bound=self._last.bound, run=run)
        return replace(self._last.best, status="feasible", bound=self._last.bound, run=run)


def _work(deed: str, asked: Mapping[str, Any], pipe: Connection, stop: Event) -> None:
    """The child's side; ``deed`` names a module and the function in it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()

    def watch(progress: Progress) -> bool:
        pipe.send(("progress", progress))
        return not stop.is_set()

    module, _, function = deed.partition(":")
    try:
        do = getattr(importlib.import_module(module), function)
        pipe.send(("begun", None))
        pipe.send(("done", do(**asked, watch=watch)))
    except Exception:
        pipe.send(("failed", traceback.format_exc()))


def _end_with_parent() -> None:
    """A solver whose server was killed would go on for nobody."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
