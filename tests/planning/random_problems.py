"""Random small problems with every kind of rule and audience; always the same for the same seed."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tests.builders import (
    AMMAN,
    BERLIN,
    MONDAY,
    NAIROBI,
    TUESDAY,
    a_block,
    a_day,
    a_holiday,
    a_lunch_rule,
    a_pin,
    a_problem,
    a_rule,
    a_session,
    a_site,
    a_subgroup,
    an_interpreter,
    an_objective,
    window,
)
from tests.planning import random_extras
from tests.planning.random_extras import with_extras
from tests.planning.random_itineraries import placed
from visitplanner.planning import (
    Block,
    Day,
    Interpreter,
    Problem,
    Rule,
    Session,
    Site,
    Subgroup,
)
from visitplanner.planning.options import options

CITIES = {"amman": ("JO", AMMAN), "nairobi": ("KE", NAIROBI), "berlin": ("DE", BERLIN)}
USUAL_HARD = (
    "before",
    "clearance_lead_time",
    "code_of_conduct_signed",
    "direction_required",
    "first_official",
    "first_session",
    "immediately_after",
    "interpreter_capacity",
    "last_session",
    "max_contact_min_per_day",
    "max_sessions_per_day",
    "max_type_per_day",
    "on_day",
    "safeguarding_briefing_first",
    "site_capacity",
    "step_free",
)
USUAL_SOFT = (
    "balance_days",
    "balance_subgroups",
    "min_idle",
    "min_travel",
    "seniority_first",
    "slack",
    "topic_coverage",
)
HARD, SOFT = (*USUAL_HARD, *random_extras.HARD), (*USUAL_SOFT, *random_extras.SOFT)


def random_problem(seed: int, *, most_sessions: int = 5, grids: Sequence[int] = (1, 5, 7, 15)) -> Problem:
    """The same problem for the same seed. It may well be impossible."""
    chance = random.Random(seed)
    groups = [_subgroup(chance, name) for name in "ABC"[: chance.choice((1, 2, 2, 3))]]
    days = _days(chance, groups)
    cities = sorted({each.city for each in days})
    sites = [_site(chance, f"site{n}", chance.choice(cities)) for n in range(chance.randint(1, 4))]
    sessions = [_session(chance, f"s{n}", sites) for n in range(chance.randint(1, most_sessions))]
    names = [each.id for each in groups]
    problem = a_problem(
        *sessions,
        audiences={each.id: _audience(chance, names) for each in sessions},
        subgroups=groups,
        days=days,
        sites=sites,
        travel=_travel(chance, sites),
        rules=[_rule(chance, type_, sessions) for type_ in USUAL_HARD if chance.random() < 0.3]
        + [a_rule(each, weight=chance.randint(1, 5)) for each in USUAL_SOFT if chance.random() < 0.6],
        interpreters=[_interpreter(chance, name) for name in ("Layla", "Omar", "Amina")[: chance.randint(0, 3)]],
        holidays=[a_holiday(MONDAY, "JO")] if chance.random() < 0.15 else [],
        objectives=[an_objective("justice", ["law", "police"], 3), an_objective("health", ["health"], 2)],
        grid=chance.choice(grids),
        buffer=chance.choice((0, 5, 15)),
        escorts=chance.choice((0, 2)),
        common_hours=["JO"] if chance.random() < 0.5 else [],
        budgets={"fees": chance.choice((3, 5, 8))} if chance.random() < 0.3 else {},
    )
    return _with_pins(chance, with_extras(_with_bases(chance, problem), seed))


def _subgroup(chance: random.Random, name: str) -> Subgroup:
    return a_subgroup(
        name, chance.randint(3, 12), needs_step_free=chance.random() < 0.3, all_signed=chance.random() < 0.7
    )


def _days(chance: random.Random, groups: Sequence[Subgroup]) -> list[Day]:
    """One or two days, in one city or in two with a move overnight; hours of any length."""
    dates = [MONDAY, TUESDAY][: chance.choice((1, 2, 2))]
    days = []
    for group in groups:
        first, second = chance.choice((("amman", "amman"), ("amman", "nairobi"), ("amman", "berlin")))
        for on, city in zip(dates, (first, second), strict=False):
            if chance.random() < 0.95:
                days.append(_day(chance, group.id, on, city, moves=first != second))
    return days or [a_day(groups[0].id)]


def _day(chance: random.Random, group: str, on: date, city: str, *, moves: bool) -> Day:
    zone = CITIES[city][1]
    hours = chance.choice(("09:00-13:00", "08:30-16:20", "00:00-23:59", "11:00-14:03"))
    blocks: list[Block] = []
    if chance.random() < 0.3:
        blocks.append(a_block(f"prayer {group}", "12:00-12:25", on, timezone=zone))
    if moves:
        leaves, arrives = window("13:00-14:00", MONDAY), window("08:00-09:30", TUESDAY, zone)
        times = replace(leaves, closes=arrives.closes)
        blocks.append(Block(f"flight {group}", {"en": "Flight"}, times, True))
    lunch = None
    if chance.random() < 0.5:
        span = chance.choice(("12:00-14:00", "11:30-12:40", "12:05-13:00"))
        lunch = a_lunch_rule(span, chance.choice((30, 45, 55)), chance.choice((0, 10)), on, zone)
    return a_day(group, on, hours=hours, city=city, lunch=lunch, blocks=blocks, timezone=zone)


def _site(chance: random.Random, name: str, city: str) -> Site:
    country, zone = CITIES[city]
    opening = None
    if chance.random() < 0.6:
        spans = chance.choice((["09:00-12:00", "12:00-15:00"], ["10:00-13:10"], ["08:00-17:00"], ["09:00-10:40"]))
        opening = [window(span, on, zone) for on in (MONDAY, TUESDAY) for span in spans]
    return a_site(
        name,
        city=city,
        country=country,
        confidential=chance.random() < 0.3,
        access_minutes=chance.choice((0, 5, 20)),
        max_visitors=chance.choice((None, 10, 25)),
        step_free=chance.choice((None, True, False)),
        opening=opening,
        cleared_from=chance.choice((None, None, MONDAY, TUESDAY)),
    )


def _travel(chance: random.Random, sites: Sequence[Site]) -> dict[tuple[str, str], int]:
    """Ways inside a city; the triangle inequality is often broken, and now and then there is no way."""
    return {
        (a.id, b.id): chance.choice((0, 5, 10, 20, 60, 90))
        for a in sites
        for b in sites
        if a.id < b.id and a.city == b.city and chance.random() < 0.95
    }


def _session(chance: random.Random, name: str, sites: Sequence[Site]) -> Session:
    site = chance.choice(sites)
    zone = CITIES[site.city][1]
    spans = chance.sample(("09:00-11:00", "11:00-12:30", "10:10-13:50", "09:00-10:00", "12:00-18:00"), 2)
    dates = chance.choice(([MONDAY], [TUESDAY], [MONDAY, TUESDAY]))
    return a_session(
        name,
        site=site.id,
        minutes=chance.choice((20, 30, 45, 60, 75)),
        windows=[window(span, on, zone) for on in dates for span in spans] if chance.random() < 0.5 else None,
        topics=chance.sample(("law", "police", "health", "schools"), chance.randint(0, 2)),
        priority=chance.randint(1, 5),
        required=chance.random() < 0.3,
        interpreters=chance.choice((0, 0, 1, 2)),
        languages=chance.choice((("ar", "en"), ("en", "sw"))),
        withdrawn=chance.random() < 0.1,
        amounts=chance.choice(({}, {"fees": 2}, {"fees": 3})),
        type=chance.choice(("meeting", "site_visit")),
        direction=chance.choice(("host_presents", "two_way", "internal")),
        host_type=chance.choice(("ministry", "court", "ngo")),
        host_country=site.country,
        protocol_rank=chance.randint(1, 4),
    )


def _interpreter(chance: random.Random, name: str) -> Interpreter:
    languages = chance.choice((("ar", "en"), ("en", "sw"), ("ar", "en", "sw")))
    return an_interpreter(name, languages, chance.choice((60, 120, 360)))


def _audience(chance: random.Random, groups: Sequence[str]) -> str:
    named = " ".join(chance.sample(groups, chance.randint(1, len(groups))))
    return chance.choice(("plenary", f"joint {named}", "each", f"each {named}", "one_of", f"one_of {named}"))


def _rule(chance: random.Random, type_: str, sessions: Sequence[Session]) -> Rule:
    one = chance.choice(sessions).id
    other = chance.choice([each.id for each in sessions if each.id != one] or ["none"])
    one_date = [(MONDAY + timedelta(days=chance.randint(0, 1))).isoformat()]
    some_types = chance.sample(("ministry", "court", "ngo"), 2)
    if other == "none" and type_ in ("before", "immediately_after"):
        type_ = "step_free"
    params: dict[str, dict[str, Any]] = {
        "before": {"first": one, "then": other},
        "immediately_after": {"first": one, "then": other, "max_gap_min": chance.choice((0, 15, 40))},
        "direction_required": {"direction": chance.choice(("two_way", "internal")), "min_count": 1},
        "first_official": {"session_id": one, "org_types": some_types, **chance.choice(({}, {"country": "JO"}))},
        "first_session": {"session_id": one},
        "last_session": {"session_id": one},
        "max_contact_min_per_day": {"minutes": chance.choice((60, 95, 150))},
        "max_sessions_per_day": {"n": chance.choice((1, 2, 3))},
        "max_type_per_day": {"session_type": chance.choice(("meeting", "site_visit")), "n": chance.choice((0, 1, 2))},
        "on_day": {"session_id": one, "dates": one_date},
        "safeguarding_briefing_first": {"briefing_session_id": one},
    }
    return a_rule(type_, **params.get(type_, {}))


def _with_bases(chance: random.Random, problem: Problem) -> Problem:
    """Now and then a day begins and ends at a site of its city."""
    days = []
    for day in problem.days:
        near = [each.id for each in problem.sites if each.city == day.city]
        based = near and chance.random() < 0.3
        days.append(replace(day, base=chance.choice(near)) if based else day)
    return problem.but(days=tuple(days))


def _with_pins(chance: random.Random, problem: Problem) -> Problem:
    """Now and then something is pinned, not always on the grid, nor always where it may be held."""
    pins = []
    for occurrence in problem.occurrences:
        choices = options(problem)[occurrence.id]
        if choices and chance.random() < 0.06:
            option = chance.choice(choices)
            start = option.earliest + chance.choice((0, 0, 1, 3, 600))
            pins.append(a_pin(placed(problem, occurrence, sorted(option.audience), option.date, start)))
    return problem.but(pins=tuple(pins))
