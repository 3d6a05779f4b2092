"""One stand-in for each port: it does nothing outside, and remembers what it was asked."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from visitplanner.language.localise import Localiser
from visitplanner.planning import Itinerary, Limits, Problem, Progress, SessionId
from visitplanner.planning.answer import Why
from visitplanner.planning.difference import Alternatives
from visitplanner.planning.disturbance import Repair
from visitplanner.programme.letter import Letter, Mail
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


class ScriptedReplanner:
    """The same for repairs and other plans: one outcome, whichever of the two is asked for."""

    def __init__(
        self,
        outcome: Any,
        progress: Sequence[Progress] = (),
        meanwhile: Callable[[], object] = lambda: None,
    ) -> None:
        self._outcome, self._progress, self._meanwhile = outcome, progress, meanwhile
        self.problems: list[Problem] = []

    def repair(
        self, problem: Problem, old: Itinerary, limits: Limits, watch: Callable[[Progress], bool], options: int
    ) -> tuple[Repair, ...]:
        found: tuple[Repair, ...] = self._work(problem, watch)
        return found

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
        found: Alternatives = self._work(problem, watch)
        return found

    def _work(self, problem: Problem, watch: Callable[[Progress], bool]) -> Any:
        self.problems.append(problem)
        for each in self._progress:
            watch(each)
            self._meanwhile()
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome


class ScriptedExplainer:
    """Does what happens meanwhile, and answers as it was told; an exception is raised."""

    def __init__(self, outcome: Why | Exception, meanwhile: Callable[[], object] = lambda: None) -> None:
        self._outcome, self._meanwhile = outcome, meanwhile

    def why(
        self,
        problem: Problem,
        itinerary: Itinerary,
        session: SessionId,
        limits: Limits,
        watch: Callable[[Progress], bool],
    ) -> Why:
        watch(Progress(0.0, None, None, None))
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


class ScriptedMailer:
    """Takes each mail, or answers it with the next exception it was given; ``meanwhile`` happens before it answers."""

    def __init__(self, *answers: Exception | None, is_ready: bool = True) -> None:
        self._answers = list(answers)
        self.is_ready, self.sender = is_ready, "visits@example.org"
        self.meanwhile: Callable[[], object] = lambda: None
        self.taken: list[tuple[str, str]] = []

    def send(self, mail: bytes, *, to: str) -> None:
        self.taken.append((mail.decode(), to))
        self.meanwhile()
        answer = self._answers.pop(0) if self._answers else None
        if answer is not None:
            raise answer


class BareLetters:
    """Writes of a mail its Message-ID and of a document nothing; one letter may be impossible to write."""

    def __init__(self, unwritable: int | None = None) -> None:
        self._unwritable = unwritable

    def mail(self, letter: Letter, mail: Mail, *, sender: str) -> bytes:
        if letter.id == self._unwritable:
            raise ValueError(letter.words)
        return mail.message_id.encode()

    def pdf(self, letter: Letter) -> bytes:
        return b""

    def docx(self, letter: Letter) -> bytes:
        return b""


class Clock:
    """Shows a moment, and a second more each time it is looked at."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment
