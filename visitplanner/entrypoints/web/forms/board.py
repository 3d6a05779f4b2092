"""Where somebody wants to have a session, as the board and its forms send it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from visitplanner.language.text import N_, Text
from visitplanner.planning import Occurrence, Problem, SubgroupId
from visitplanner.planning.moving import Target

_CLOCK_LENGTH = 5
_LONGEST = 2_000


@dataclass(frozen=True)
class Wish:
    """``target`` is ``None`` where the session is to be taken out, and where ``faults`` say what is wrong, by field."""

    date: str = ""
    start: str = ""
    audience: str = ""
    out: bool = False
    target: Target | None = None
    faults: Mapping[str, Text] = field(default_factory=dict)

    @property
    def is_one(self) -> bool:
        """Whether anything was asked for that can be looked at."""
        return self.out or self.target is not None


def audience_code(audience: frozenset[SubgroupId]) -> str:
    """An audience as a form sends it."""
    return " ".join(sorted(audience))


def wish_in(fields: Mapping[str, str], problem: Problem, occurrence: Occurrence) -> Wish:
    """What a form asks for; nothing of a form in which nothing is filled in."""
    day, start_at, attending = (fields.get(name, "").strip()[:_LONGEST] for name in ("date", "start", "audience"))
    wish = Wish(day, start_at, attending)
    if fields.get("out"):
        return replace(wish, out=True)
    if not (wish.date or wish.start):
        return wish
    on, minutes, audience = _date(wish.date, problem), _minutes(wish.start), _audience(wish.audience, occurrence)
    if on is None or minutes is None or audience is None:
        return replace(wish, faults=_faults(on, minutes, audience))
    zone = problem.timezones[problem.site[problem.session[occurrence.session].site].city]
    start = problem.horizon.minute(on, wish.start, zone)
    return replace(wish, target=Target(on, start, audience))


def _faults(on: date | None, minutes: int | None, audience: frozenset[SubgroupId] | None) -> Mapping[str, Text]:
    faults: dict[str, Text] = {}
    if on is None:
        faults["date"] = N_("Choose a day of the visit.")
    if minutes is None:
        faults["start"] = N_("Write the time as hours and minutes, such as 09:30.")
    if audience is None:
        faults["audience"] = N_("Choose who attends it.")
    return faults


def _date(written: str, problem: Problem) -> date | None:
    try:
        on = date.fromisoformat(written)
    except ValueError:
        return None
    return on if on in problem.dates else None


def _minutes(written: str) -> int | None:
    hours, _, minutes = written.partition(":")
    plain = written.isascii() and hours.isdigit() and minutes.isdigit() and len(written) <= _CLOCK_LENGTH
    if not plain or int(hours) > 23 or int(minutes) > 59:
        return None
    return int(hours) * 60 + int(minutes)


def _audience(written: str, occurrence: Occurrence) -> frozenset[SubgroupId] | None:
    if len(occurrence.audiences) == 1:
        return occurrence.audiences[0]
    return next((each for each in occurrence.audiences if audience_code(each) == written), None)
