"""What random problems have besides: flights and rest, vehicles, ranks, rates, a published plan, and their rules."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from tests.builders import MONDAY, TUESDAY, a_pin, a_rule, a_vehicle
from tests.planning.random_itineraries import placed
from visitplanner.planning import Landing, Problem, Rates, Rule, Session
from visitplanner.planning.options import options

HARD = ("arrival_rest", "day_load", "driver_duty", "not_on_day", "resident_hours", "rest_days", "vehicle_seats")
SOFT = (
    "cost",
    "edges",
    "free_slot",
    "gentle",
    "host_preference",
    "load",
    "objective_coverage",
    "stability",
    "topic_order",
)


def with_extras(problem: Problem, seed: int) -> Problem:
    """The same problem and more; drawn from dice of its own, so that all else stays what it was."""
    chance = random.Random(f"more than {seed}")
    problem = problem.but(
        sites=tuple(replace(each, rest_days=frozenset(chance.choice(((), (), (0,))))) for each in problem.sites),
        sessions=tuple(_ranked(chance, each) for each in problem.sessions),
        days=tuple(replace(each, after_travel=chance.random() < 0.3) for each in problem.days),
        landings=tuple(_landings(chance, problem)),
        vehicles=tuple(
            a_vehicle(f"bus {n}", chance.choice((6, 12, 30)), day.city)
            for n, day in enumerate(problem.days)
            if chance.random() < 0.5
        ),
        rates=Rates(*(chance.choice((0, 3, 40)) for _ in range(4))) if chance.random() < 0.8 else None,
    )
    hard = tuple(_rule(chance, problem, each) for each in HARD if chance.random() < 0.2)
    soft = tuple(a_rule(each, weight=chance.randint(1, 3), **_wish(chance, each)) for each in _some(chance))
    problem = problem.but(constraints=problem.constraints + hard, preferences=problem.preferences + soft)
    return problem.but(published=tuple(_published(chance, problem)))


def _some(chance: random.Random) -> list[str]:
    """Often no wish of these at all, so that models stay small."""
    return chance.choice(([], [each for each in SOFT if chance.random() < 0.4]))


def _ranked(chance: random.Random, session: Session) -> Session:
    ranks = {each: chance.randrange(3) for each in session.windows or ()}
    return replace(session, ranks=ranks) if chance.random() < 0.6 else session


def _landings(chance: random.Random, problem: Problem) -> Iterator[Landing]:
    flights = {each.name: each for day in problem.days for each in day.blocks if each.is_transfer}
    for block in flights.values():
        groups = frozenset(each.subgroup for each in problem.days if block in each.blocks)
        lost = block.window.closes + 60 * 14 if chance.random() < 0.3 else None
        yield Landing(block.name, block.label, groups, block.window.closes, lost)


def _rule(chance: random.Random, problem: Problem, type_: str) -> Rule:
    dates: list[date] = chance.choice(([MONDAY], [TUESDAY]))
    params: dict[str, dict[str, Any]] = {
        "arrival_rest": {"hours": chance.choice((0, 1, 3))},
        "day_load": {
            "dates": [each.isoformat() for each in dates],
            "n": chance.choice((1, 2, 3)),
            **chance.choice(({}, {"minutes": 100})),
        },
        "driver_duty": {"hours": chance.choice((1, 2, 4))},
        "not_on_day": {
            "session_id": chance.choice(problem.sessions).id,
            "dates": [each.isoformat() for each in dates],
        },
        "resident_hours": {
            "site_id": chance.choice(problem.sites).id,
            "start": chance.choice(("09:30", "12:00")),
            "end": chance.choice(("12:10", "14:00")),
            **chance.choice(({}, {"weekdays": ["MON", "FRI"]})),
        },
    }
    return a_rule(type_, **params.get(type_, {}))


def _wish(chance: random.Random, type_: str) -> dict[str, Any]:
    params: dict[str, dict[str, Any]] = {
        "edges": {"start": "10:00", "end": chance.choice(("12:00", "15:00"))},
        "free_slot": {"minutes": chance.choice((30, 60, 120)), "days": chance.choice((1, 2))},
        "load": {"wanted": chance.choice((0, 1, 2))},
        "objective_coverage": chance.choice(({}, {"percent": 50})),
        "topic_order": {"order": chance.sample(("law", "police", "health", "site_visit"), 3)},
    }
    return params.get(type_, {})


def _published(chance: random.Random, problem: Problem) -> Iterator[Any]:
    """Some placements, not always where they could still be."""
    possible = options(problem)
    for occurrence in problem.occurrences:
        if possible[occurrence.id] and chance.random() < 0.4:
            option = chance.choice(possible[occurrence.id])
            start = option.earliest + chance.choice((0, 0, 0, 7))
            yield a_pin(placed(problem, occurrence, sorted(option.audience), option.date, start))
