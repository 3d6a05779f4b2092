"""Random small problems that the compiled search knows, and their best prize by trying every plan there is."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tests.builders import MONDAY, TUESDAY, WEDNESDAY, a_day, a_problem, a_session, a_site, windows
from visitplanner.planning import Day, OccurrenceId, Problem, Session
from visitplanner.planning.options import options

DATES = (MONDAY, TUESDAY, WEDNESDAY)
SPANS = ("08:00-09:30", "09:40-10:20", "10:20-11:50", "12:00-13:59")


def random_problem(seed: int, *, most_sessions: int = 5, most_days: int = 2, straight: bool = False) -> Problem:
    """One subgroup, several windows a session, budgets; no way is ever a detour only where it is ``straight``."""
    chance = random.Random(seed)
    dates = DATES[: chance.randint(1, most_days)]
    sites = [f"site{each}" for each in range(chance.randint(1, 5))]
    count = chance.randint(most_sessions // 2, most_sessions)
    base = "hotel" if chance.random() < 0.9 else None
    return a_problem(
        *(_session(chance, f"s{each:02}", sites) for each in range(count)),
        days=[_day(chance, each, base) for each in dates],
        sites=[a_site(each, access_minutes=chance.choice((0, 0, 5))) for each in (*sites, "hotel")],
        travel=_straight(chance, [*sites, "hotel"]) if straight else _crooked(chance, [*sites, "hotel"]),
        grid=chance.choice((1, 5, 15)),
        buffer=chance.choice((0, 10)),
        budgets={"fees": chance.randint(2, 12), "type 1": 2} if chance.random() < 0.5 else {},
    )


def _day(chance: random.Random, on: date, base: str | None) -> Day:
    hours = chance.choice(("08:00-12:00", "09:07-14:00"))
    return a_day(on=on, hours=hours, base=base)


def _session(chance: random.Random, name: str, sites: Sequence[str]) -> Session:
    spans = [each for on in DATES for each in windows(*chance.sample(SPANS, chance.randint(0, 3)), on=on)]
    return a_session(
        name,
        site=chance.choice(sites),
        minutes=chance.choice((10, 25, 60)),
        windows=None if chance.random() < 0.3 else sorted(spans),
        priority=chance.randint(0, 9),
        amounts={"fees": chance.randint(0, 4), "type 1": chance.randint(0, 1)},
    )


def _straight(chance: random.Random, places: Sequence[str]) -> dict[tuple[str, str], int]:
    points = {each: (chance.uniform(0, 40), chance.uniform(0, 40)) for each in places}
    return {(a, b): math.ceil(math.dist(points[a], points[b])) for a in places for b in places if a != b}


def _crooked(chance: random.Random, places: Sequence[str]) -> dict[tuple[str, str], int]:
    return {(a, b): chance.randint(1, 60) for a in places for b in places if a != b}


def best_prize(problem: Problem) -> int:
    """Every choice in every order in every tour, each stop at its earliest: nothing is gained by coming later."""
    days = sorted(problem.days, key=lambda each: each.date)
    best = _Trial(problem, days).best(0, days[0].hours.opens, None, frozenset())
    assert best is not None
    return best


@dataclass(frozen=True)
class _Trial:
    problem: Problem
    days: Sequence[Day]

    def best(self, tour: int, moment: int, last: Session | None, held: frozenset[OccurrenceId]) -> int | None:
        """The most that can still be won after ``last`` ended at a moment; ``None`` where there is no way back."""
        day, later = self.days[tour], self.days[tour + 1 :]
        outcomes = []
        if last is None or day.base is None or moment + self._way_back(last, day) <= day.hours.closes:
            outcomes.append(self.best(tour + 1, later[0].hours.opens, None, held) if later else 0)
        for each in self.problem.occurrences:
            session = self.problem.session[each.session]
            start = None if each.id in held else self._start(session, each.id, day, moment, last)
            if start is not None and self._affordable(held | {each.id}):
                won = self.best(tour, start + session.minutes, session, held | {each.id})
                outcomes.append(None if won is None else won + session.priority)
        return max((each for each in outcomes if each is not None), default=None)

    def _way_back(self, last: Session, day: Day) -> int:
        assert day.base is not None
        return self.problem.travel.minutes(last.site, day.base)

    def _start(
        self, session: Session, occurrence: OccurrenceId, day: Day, moment: int, last: Session | None
    ) -> int | None:
        here = day.base if last is None else last.site
        soonest = moment + (0 if here is None else self.problem.gap(here, session.site))
        spans = (
            span
            for option in options(self.problem.but(occurrences=(self.problem.occurrence[occurrence],)))[occurrence]
            for span in option.starts
            if option.date == day.date
        )
        return min((start for span in spans for start in span if start >= soonest), default=None)

    def _affordable(self, held: frozenset[OccurrenceId]) -> bool:
        taken = [self.problem.session_of(each).amounts for each in held]
        return all(sum(each.get(name, 0) for each in taken) <= most for name, most in self.problem.budgets.items())
