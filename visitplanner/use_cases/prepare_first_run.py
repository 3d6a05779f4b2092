"""Make a new installation usable: the example visits, a plan of one of them, and somebody who may sign in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from visitplanner.planning import Itinerary, Limits, Problem, Progress
from visitplanner.storage.accounts import anybody_may_sign_in
from visitplanner.storage.itineraries import load_itinerary
from visitplanner.storage.visits import any_visit
from visitplanner.use_cases.add_user import add_user
from visitplanner.use_cases.fill_catalogue import fill_catalogue
from visitplanner.use_cases.import_visit import VisitExists, import_visit
from visitplanner.use_cases.plan_visit import plan_visit
from visitplanner.use_cases.ports import Planner, Tools
from visitplanner.use_cases.request_plan import request_plan

FIRST_EMAIL = "coordinator@example.org"


@dataclass(frozen=True)
class FirstCoordinator:
    """Shown once; the password is kept nowhere."""

    email: str
    password: str


def prepare_first_run(
    examples: Sequence[Callable[[], bytes]],
    *,
    tools: Tools,
    limits: Limits,
    clock: Callable[[], datetime],
    watch: Callable[[Progress], None],
) -> FirstCoordinator | None:
    """Plans the first of the examples, which are read only when they are needed.

    Nothing when all this was done before; what a broken-off run did is not done again.
    """
    if anybody_may_sign_in() and any_visit():
        return None
    visits = [_import(read(), tools, clock()) for read in examples]
    for visit_id in visits:
        fill_catalogue(visit_id, now=clock(), by=FIRST_EMAIL)
    if visits and load_itinerary(visits[0]) is None:
        _plan(visits[0], tools, limits, clock, watch)
    if anybody_may_sign_in():
        return None
    return FirstCoordinator(FIRST_EMAIL, add_user(FIRST_EMAIL, passwords=tools.passwords, now=clock()))


def _import(data: bytes, tools: Tools, now: datetime) -> str:
    try:
        return import_visit(data, files=tools.visit_files, calendars=tools.calendars, now=now)
    except VisitExists as exists:
        return exists.visit_id


def _plan(
    visit_id: str,
    tools: Tools,
    limits: Limits,
    clock: Callable[[], datetime],
    watch: Callable[[Progress], None],
) -> None:
    run_id = request_plan(visit_id, limits=limits, jobs=_HereAndNow(), now=clock())
    plan_visit(run_id, planner=_Overheard(tools.planner, watch), calendars=tools.calendars, clock=clock)


class _HereAndNow:
    """No queue: whoever asks works on the run himself."""

    def plan(self, run_id: int) -> None:
        return


class _Overheard:
    """A planner whose progress and outcome somebody else hears as well."""

    def __init__(self, planner: Planner, listener: Callable[[Progress], None]) -> None:
        self._planner, self._listener = planner, listener

    def plan(self, problem: Problem, limits: Limits, watch: Callable[[Progress], bool]) -> Itinerary:
        def both(progress: Progress) -> bool:
            self._listener(progress)
            return watch(progress)

        itinerary = self._planner.plan(problem, limits, both)
        seconds = itinerary.run.seconds if itinerary.run else 0.0
        self._listener(Progress(seconds, itinerary.value, itinerary.bound, itinerary))
        return itinerary
