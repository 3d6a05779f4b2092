"""One stand-in for each port: it does nothing outside, and remembers what it was asked."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from visitplanner.language.localise import Localiser
from visitplanner.planning import Itinerary, Limits, Problem, Progress
from visitplanner.programme.programme import Programme


class ListedJobs:
    """Notes the runs it was handed, and works on none."""

    def __init__(self) -> None:
        self.runs: list[int] = []

    def plan(self, run_id: int) -> None:
        self.runs.append(run_id)


class ScriptedPlanner:
    """Tells its progress, does what happens meanwhile, and answers as it was told; an exception is raised."""

    def __init__(
        self,
        outcome: Itinerary | Exception,
        progress: Sequence[Progress] = (),
        meanwhile: Callable[[], object] = lambda: None,
    ) -> None:
        self._outcome, self._progress, self._meanwhile = outcome, progress, meanwhile
        self.problems: list[Problem] = []
        self.limits: list[Limits] = []
        self.went_on: list[bool] = []

    def plan(self, problem: Problem, limits: Limits, watch: Callable[[Progress], bool]) -> Itinerary:
        self.problems.append(problem)
        self.limits.append(limits)
        for each in self._progress:
            self.went_on.append(watch(each))
            self._meanwhile()
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome


class PlainPasswords:
    """Marks a password where the real one would hash it."""

    def hashed(self, password: str) -> str:
        return f"hash of {password}"


class CountedCalendars:
    """Calendars without content; counts how many were written."""

    def __init__(self) -> None:
        self.written = 0

    def write(self, programme: Programme, localiser: Localiser, *, full_day: bool = False) -> bytes:
        self.written += 1
        return b"BEGIN:VCALENDAR"

    def notice(self, localiser: Localiser, link: str, on: date) -> bytes:
        return b"BEGIN:VCALENDAR"


class Clock:
    """Shows a moment, and a second more each time it is looked at."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment
