"""What stands against holding a session at each time that its days would allow: rules, and the times they forbid."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from visitplanner.language.text import N_, Text
from visitplanner.planning.checker import check
from visitplanner.planning.constraints import NARROWING, Narrowing, city, day_hours
from visitplanner.planning.itinerary import Itinerary, Placement, Violation
from visitplanner.planning.problem import Occurrence, Problem, SubgroupId
from visitplanner.planning.windows import starts

MOST_DATES_SAID = 3
MOST_TRIED = 60
"""Of more possible starts than this, some in between are passed over."""


@dataclass(frozen=True)
class Obstacle:
    """One rule that forbids some of the times: its name, the visit's names for it, why, and where.

    Each of ``stands`` is a placement that the rule forbids, as ``check`` finds too.
    """

    rule: str
    names: tuple[str, ...]
    reason: Text
    stands: tuple[Placement, ...]

    @property
    def dates(self) -> tuple[date, ...]:
        return tuple(sorted({each.date for each in self.stands}))

    def sentence(self, of: int) -> Text:
        """The reason, and how many of all the times that were looked at it forbids."""
        if len(self.dates) > MOST_DATES_SAID:
            return N_(
                "%(reason)s This rules out %(count)s of %(all)s times, on %(days)s days.",
                reason=self.reason,
                count=len(self.stands),
                all=of,
                days=len(self.dates),
            )
        return N_(
            "%(reason)s This rules out %(count)s of %(all)s times, on %(dates)s.",
            reason=self.reason,
            count=len(self.stands),
            all=of,
            dates=self.dates,
        )


@dataclass
class _Found:
    reason: Text
    stands: list[Placement] = field(default_factory=list)


class Obstacles:
    """Collects violations under the rule and names they have in common."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, tuple[str, ...], object], _Found] = {}

    def add(self, violation: Violation, stands: Sequence[Placement]) -> None:
        # Two that are in each other's way are the same two in either order; of more, what is said tells them apart.
        two = len(violation.occurrences) == 2
        among = tuple(sorted(violation.occurrences)) if two else repr(violation.sentence)
        key = (violation.rule, violation.names, among)
        self._found.setdefault(key, _Found(violation.sentence)).stands.extend(stands)

    def all(self) -> tuple[Obstacle, ...]:
        """Those that forbid most come first."""
        found = (
            Obstacle(rule, names, each.reason, tuple(each.stands)) for (rule, names, _), each in self._found.items()
        )
        return tuple(sorted(found, key=lambda each: -len(each.stands)))


def every_stand(problem: Problem, occurrence: Occurrence) -> Iterator[Placement]:
    """An occurrence at every time on the grid inside the hours of a day on which its audience is in its city."""
    for audience in occurrence.audiences:
        for on in problem.dates:
            if city.windows(problem, occurrence, audience, on) is not None:
                continue
            hours = day_hours.windows(problem, occurrence, audience, on) or ()
            midnight = min(problem.day[each, on].midnight for each in audience)
            minutes = problem.session[occurrence.session].minutes
            for some in starts(hours, minutes, midnight, problem.grid_minutes):
                yield from (stand(problem, occurrence, audience, on, start) for start in some)


def stand(problem: Problem, occurrence: Occurrence, audience: Iterable[SubgroupId], on: date, start: int) -> Placement:
    """An occurrence placed somewhere."""
    session = problem.session[occurrence.session]
    return Placement(
        occurrence.id, session.id, tuple(sorted(audience)), on, start, start + session.minutes, session.site
    )


def forbidden_alone(problem: Problem, stands: Sequence[Placement]) -> tuple[Obstacle, ...]:
    """What rules about one occurrence alone forbid, whatever else is in the plan."""
    found = Obstacles()
    for rule in NARROWING:
        blocked = [each for each in stands if not _allowed(problem, rule, each)]
        for on in dict.fromkeys(each.date for each in blocked):
            today = [each for each in blocked if each.date == on]
            alone = Itinerary("feasible", (today[0],))
            violation = next((each for each in rule.violations(problem, alone) if _concerns(each, today[0])), None)
            if violation is not None:
                found.add(violation, today)
    return found.all()


def forbidden_there(problem: Problem, itinerary: Itinerary, stands: Sequence[Placement]) -> tuple[Obstacle, ...]:
    """What rules forbid because of the rest of the plan, at some of the times that no other rule forbids."""
    found = Obstacles()
    free = [each for each in stands if is_free(problem, each)]
    for at in free[:: -(-len(free) // MOST_TRIED) or 1]:
        for violation in violations_there(problem, itinerary, at):
            if at.occurrence in violation.occurrences:
                found.add(violation, [at])
    return found.all()


def _allowed(problem: Problem, rule: Narrowing, at: Placement) -> bool:
    windows = rule.windows(problem, problem.occurrence[at.occurrence], frozenset(at.subgroups), at.date)
    return windows is None or any(each.holds(at.start, at.end) for each in windows)


def _concerns(violation: Violation, at: Placement) -> bool:
    return at.occurrence in violation.occurrences


def is_free(problem: Problem, at: Placement) -> bool:
    """Whether no rule about one occurrence alone forbids a placement."""
    return all(_allowed(problem, rule, at) for rule in NARROWING)


def with_placement(itinerary: Itinerary, at: Placement) -> Itinerary:
    """The itinerary with an occurrence placed there, and nowhere else."""
    others = (each for each in itinerary.placements if each.occurrence != at.occurrence)
    return replace(itinerary, placements=(*others, at))


def violations_there(problem: Problem, itinerary: Itinerary, at: Placement) -> tuple[Violation, ...]:
    """What the itinerary breaks, of what concerns an occurrence, with it placed there."""
    return tuple(
        each
        for each in check(problem, with_placement(itinerary, at))
        if at.occurrence in each.occurrences or not each.occurrences
    )
