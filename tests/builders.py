"""Problems and itineraries in two lines: every argument that a test does not care about has a harmless default.

The ground for all of it is one city, Amman, and the week that begins on Monday, 2 March 2026. Times are written as
people read them and become whole minutes here.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from visitplanner.planning import (
    Block,
    Day,
    Holiday,
    Horizon,
    Interpreter,
    Itinerary,
    Landing,
    Lunch,
    LunchRule,
    Objective,
    Occurrence,
    OccurrenceId,
    Pin,
    Placement,
    Problem,
    Rule,
    RuleId,
    Session,
    SessionId,
    Site,
    SiteId,
    Subgroup,
    SubgroupId,
    TimeWindow,
    TopicId,
    TravelMatrix,
    Vehicle,
)

MONDAY, TUESDAY, WEDNESDAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4)
AMMAN, NAIROBI, BERLIN = "Asia/Amman", "Africa/Nairobi", "Europe/Berlin"
HORIZON = Horizon.from_first_day(MONDAY)


def at(clock: str, on: date = MONDAY, timezone: str = AMMAN) -> int:
    """The minute at which the clocks of a time zone show ``HH:MM``."""
    return HORIZON.minute(on, clock, timezone)


def window(span: str, on: date = MONDAY, timezone: str = AMMAN) -> TimeWindow:
    """``window("09:00-12:00")``."""
    opens, closes = span.split("-")
    return TimeWindow(at(opens, on, timezone), at(closes, on, timezone))


def windows(*spans: str, on: date = MONDAY, timezone: str = AMMAN) -> tuple[TimeWindow, ...]:
    return tuple(window(each, on, timezone) for each in spans)


def a_block(
    name: str, span: str, on: date = MONDAY, *, transfer: bool = False, timezone: str = AMMAN, label: str = ""
) -> Block:
    return Block(name, {"en": label or name}, window(span, on, timezone), transfer)


def a_lunch_rule(
    span: str = "12:00-14:00", minutes: int = 60, pause_after: int = 0, on: date = MONDAY, timezone: str = AMMAN
) -> LunchRule:
    return LunchRule(window(span, on, timezone), minutes, pause_after)


def a_day(
    subgroup: str = "A",
    on: date = MONDAY,
    *,
    hours: str = "08:00-18:00",
    city: str = "amman",
    lunch: LunchRule | None = None,
    blocks: Sequence[Block] = (),
    timezone: str = AMMAN,
    base: str | None = None,
    after_travel: bool = False,
) -> Day:
    return Day(
        date=on,
        subgroup=SubgroupId(subgroup),
        city=city,
        midnight=at("00:00", on, timezone),
        hours=window(hours, on, timezone),
        lunch=lunch,
        blocks=tuple(blocks),
        base=None if base is None else SiteId(base),
        after_travel=after_travel,
    )


def a_site(
    id: str = "ministry",
    *,
    city: str = "amman",
    country: str = "JO",
    confidential: bool = False,
    access_minutes: int = 0,
    max_visitors: int | None = None,
    step_free: bool | None = None,
    opening: Sequence[TimeWindow] | None = None,
    cleared_from: date | None = None,
    rest_days: Iterable[int] = (),
) -> Site:
    return Site(
        id=SiteId(id),
        name={"en": id},
        city=city,
        country=country,
        confidential=confidential,
        access_minutes=access_minutes,
        max_visitors=max_visitors,
        step_free=step_free,
        opening=None if opening is None else tuple(opening),
        cleared_from=cleared_from,
        rest_days=frozenset(rest_days),
    )


def a_session(
    id: str = "talk",
    *,
    site: str = "ministry",
    minutes: int = 60,
    windows: Sequence[TimeWindow] | None = None,
    topics: Iterable[str] = (),
    priority: int = 1,
    required: bool = False,
    interpreters: int = 0,
    languages: Iterable[str] = ("ar", "en"),
    withdrawn: bool = False,
    confirmed: bool = False,
    amounts: Mapping[str, int] | None = None,
    type: str = "meeting",
    direction: str = "host_presents",
    host_type: str = "ministry",
    host_country: str = "JO",
    protocol_rank: int = 2,
    ranks: Mapping[TimeWindow, int] | None = None,
) -> Session:
    return Session(
        id=SessionId(id),
        name={"en": id},
        host_name={"en": f"Host of {id}"},
        host_type=host_type,
        host_country=host_country,
        protocol_rank=protocol_rank,
        type=type,
        direction=direction,
        site=SiteId(site),
        minutes=minutes,
        windows=None if windows is None else tuple(windows),
        topics=frozenset(map(TopicId, topics)),
        priority=priority,
        required=required,
        interpreters=interpreters,
        languages=frozenset(languages),
        withdrawn=withdrawn,
        confirmed=confirmed,
        amounts=dict(amounts or {}),
        ranks=dict(ranks or {}),
    )


def a_subgroup(id: str = "A", size: int = 10, *, needs_step_free: bool = False, all_signed: bool = True) -> Subgroup:
    return Subgroup(SubgroupId(id), {"en": f"Group {id}"}, size, needs_step_free, all_signed)


def a_rule(type: str, *, weight: int | None = None, id: str = "", **params: Any) -> Rule:
    """A constraint, or with a weight a preference; its id is its type unless another is given."""
    return Rule(RuleId(id or type), type, params, type, weight)


def an_interpreter(id: str = "Layla", languages: Iterable[str] = ("ar", "en"), minutes: int = 360) -> Interpreter:
    return Interpreter(id, frozenset(languages), minutes)


def a_landing(
    clock: str, on: date = MONDAY, *, groups: str = "A", name: str = "flight", lost_until: int | None = None
) -> Landing:
    return Landing(name, {"en": name}, frozenset(map(SubgroupId, groups.split())), at(clock, on), lost_until)


def a_vehicle(id: str = "coach", seats: int = 30, city: str = "amman") -> Vehicle:
    return Vehicle(id, city, seats)


def an_objective(id: str, topics: Iterable[str], weight: int = 1) -> Objective:
    return Objective(id, frozenset(map(TopicId, topics)), weight)


def a_holiday(on: date = MONDAY, country: str = "JO") -> Holiday:
    return Holiday(on, country)


def occurrences(session: str, audience: str, groups: Sequence[str]) -> tuple[Occurrence, ...]:
    """The occurrences of a session. ``audience`` is a mode and maybe some groups: ``"each"``, ``"joint A B"``."""
    mode, *named = audience.split()
    chosen = named or list(groups)
    audiences = {
        "plenary": [[list(groups)]],
        "joint": [[chosen]],
        "each": [[[group]] for group in chosen],
        "one_of": [[[group] for group in chosen]],
    }[mode]
    return tuple(
        Occurrence(
            OccurrenceId(f"{session}#{number}"),
            SessionId(session),
            tuple(frozenset(map(SubgroupId, choice)) for choice in choices),
        )
        for number, choices in enumerate(audiences, 1)
    )


def a_problem(
    *sessions: Session,
    audiences: Mapping[str, str] | None = None,
    subgroups: Sequence[Subgroup] | None = None,
    days: Sequence[Day] | None = None,
    sites: Sequence[Site] = (),
    travel: Mapping[tuple[str, str], int] | None = None,
    rules: Sequence[Rule] = (),
    interpreters: Sequence[Interpreter] = (),
    vehicles: Sequence[Vehicle] = (),
    holidays: Sequence[Holiday] = (),
    objectives: Sequence[Objective] = (),
    pins: Sequence[Pin] = (),
    grid: int = 15,
    buffer: int = 0,
    escorts: int = 0,
    common_hours: Iterable[str] = (),
    budgets: Mapping[str, int] | None = None,
) -> Problem:
    """Sessions are plenary unless ``audiences`` says otherwise; sites not described are open to all, always.

    ``travel`` holds for both ways unless both are given; a rule with a weight is a preference.
    """
    groups = tuple(subgroups or [a_subgroup()])
    described = {each.id for each in sites}
    undescribed = sorted({each.site for each in sessions} - described)
    ways = {(b, a): minutes for (a, b), minutes in (travel or {}).items()} | dict(travel or {})
    audience = audiences or {}
    return Problem(
        visit_id="visit",
        horizon=HORIZON,
        grid_minutes=grid,
        buffer_minutes=buffer,
        escorts=escorts,
        days=tuple(days if days is not None else [a_day(each.id) for each in groups]),
        sites=(*sites, *(a_site(each) for each in undescribed)),
        travel=TravelMatrix(ways),
        sessions=sessions,
        occurrences=tuple(
            each
            for session in sessions
            for each in occurrences(session.id, audience.get(session.id, "plenary"), [group.id for group in groups])
        ),
        subgroups=groups,
        topics=tuple(sorted({topic for each in sessions for topic in each.topics})),
        objectives=tuple(objectives),
        interpreters=tuple(interpreters),
        vehicles=tuple(vehicles),
        holidays=tuple(holidays),
        constraints=tuple(each for each in rules if each.weight is None),
        preferences=tuple(each for each in rules if each.weight is not None),
        pins=tuple(pins),
        budgets=dict(budgets or {}),
        countries_with_common_hours=frozenset(common_hours),
        timezones={"amman": AMMAN, "nairobi": NAIROBI, "berlin": BERLIN},
    )


def a_placement(
    problem: Problem,
    occurrence: str,
    clock: str,
    on: date = MONDAY,
    *,
    groups: str = "",
    timezone: str = AMMAN,
    minutes: int | None = None,
    site: str = "",
) -> Placement:
    """Of its first audience unless ``groups`` names another; ``talk`` stands for ``talk#1``."""
    held = problem.occurrence[OccurrenceId(occurrence if "#" in occurrence else f"{occurrence}#1")]
    session, start = problem.session[held.session], at(clock, on, timezone)
    attending = [SubgroupId(each) for each in groups.split()] or sorted(held.audiences[0])
    return Placement(
        occurrence=held.id,
        session=session.id,
        subgroups=tuple(attending),
        date=on,
        start=start,
        end=start + (session.minutes if minutes is None else minutes),
        site=SiteId(site) if site else session.site,
    )


def a_lunch(span: str, subgroup: str = "A", on: date = MONDAY, timezone: str = AMMAN) -> Lunch:
    times = window(span, on, timezone)
    return Lunch(SubgroupId(subgroup), on, times.opens, times.closes)


def an_itinerary(problem: Problem, *stops: str, lunches: Sequence[Lunch] = (), on: date = MONDAY) -> Itinerary:
    """``an_itinerary(problem, "talk 09:00", "tour#2 10:30 B")``: occurrence, start and maybe the groups."""
    placements = []
    for stop in stops:
        occurrence, clock, *groups = stop.split()
        placements.append(a_placement(problem, occurrence, clock, on, groups=" ".join(groups)))
    return Itinerary("feasible", tuple(placements), tuple(lunches))


def a_pin(placement: Placement) -> Pin:
    return Pin(placement.occurrence, placement.start, frozenset(placement.subgroups))
