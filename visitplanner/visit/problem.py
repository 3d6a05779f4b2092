"""Visit → Problem: local clock times become minutes, names become numbers, audiences become occurrences."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from visitplanner.language.countries import weekend
from visitplanner.planning import horizon, problem, travel
from visitplanner.planning.problem import (
    OccurrenceId,
    Problem,
    RuleId,
    SessionId,
    SiteId,
    SubgroupId,
    TimeWindow,
    TopicId,
)
from visitplanner.visit import entities
from visitplanner.visit.clearance import cleared_from, names_due
from visitplanner.visit.entities import WEEKDAYS, Visit
from visitplanner.visit.moves import Move, days_after_travel, landings, moves
from visitplanner.visit.offers import ranks
from visitplanner.visit.rates import rates
from visitplanner.visit.spares import spare_day
from visitplanner.visit.travel_minutes import travel_minutes

INTERPRETERS_NEEDED = {"none": 0, "consecutive": 1, "whispered": 1, "simultaneous": 2}


def build_problem(visit: Visit, countries_with_common_hours: frozenset[str] = frozenset()) -> Problem:
    """What the planner is given of a visit. The visit must be free of faults (see ``visit.faults``)."""
    clock = horizon.Horizon.from_first_day(visit.header.start_date)
    return Problem(
        visit_id=visit.header.id,
        horizon=clock,
        grid_minutes=visit.header.slot_min,
        buffer_minutes=visit.header.punctuality_buffer_min,
        escorts=visit.header.escorts_per_group,
        days=tuple(_days(visit, clock)),
        sites=tuple(_site(visit, site, clock) for site in visit.sites),
        travel=travel.TravelMatrix(dict(travel_minutes(visit))),
        sessions=tuple(_session(visit, session, clock) for session in visit.sessions),
        occurrences=tuple(each for session in visit.sessions for each in _occurrences(visit, session)),
        subgroups=tuple(_subgroup(visit, each) for each in visit.subgroups),
        topics=tuple(TopicId(each.id) for each in visit.topics),
        objectives=tuple(
            problem.Objective(each.id, frozenset(map(TopicId, each.topic_ids)), each.weight)
            for each in visit.objectives
        ),
        interpreters=tuple(
            problem.Interpreter(each.id, frozenset(each.languages), each.max_min_per_day) for each in visit.interpreters
        ),
        vehicles=tuple(problem.Vehicle(each.id, each.city_id, each.seats) for each in visit.vehicles),
        holidays=tuple(problem.Holiday(each.date, each.country) for each in visit.holidays),
        constraints=tuple(_rule(each) for each in visit.constraints if each.strength == "hard"),
        preferences=tuple(_rule(each) for each in visit.constraints if each.strength == "soft"),
        countries_with_common_hours=countries_with_common_hours,
        timezones={each.id: each.timezone for each in visit.cities},
        spare_day=spare_day(visit, lambda of: _days(of, clock), lambda of, site: _opening(of, site, clock)),
        landings=tuple(landings(visit, clock)),
        rates=rates(visit.costs),
    )


def timezone_of(visit: Visit, city_id: str) -> str:
    """The IANA time zone of a city."""
    return next(each.timezone for each in visit.cities if each.id == city_id)


def _rule(rule: entities.Rule) -> problem.Rule:
    return problem.Rule(RuleId(rule.id), rule.type, rule.params, rule.text, rule.weight)


def _window(clock: horizon.Horizon, on: date, start: str, end: str, timezone: str) -> TimeWindow:
    return TimeWindow(clock.minute(on, start, timezone), clock.minute(on, end, timezone))


def _days(visit: Visit, clock: horizon.Horizon) -> Iterator[problem.Day]:
    moved, after_travel = tuple(moves(visit, clock)), days_after_travel(visit, clock)
    for day in visit.days:
        if day.type != "programme":
            continue
        for subgroup in visit.subgroups:
            city = day.city_of(subgroup.id)
            if city is not None:
                found = _day(visit, day, subgroup.id, city, moved, clock)
                yield replace(found, after_travel=(subgroup.id, day.date) in after_travel)


def _day(
    visit: Visit,
    day: entities.Day,
    subgroup: str,
    city: str,
    moved: tuple[Move, ...],
    clock: horizon.Horizon,
) -> problem.Day:
    zone = timezone_of(visit, city)
    whole = _window(clock, day.date, day.window.start, day.window.end, zone)
    protected = tuple(
        problem.Block(each.id, each.label, _window(clock, day.date, each.start, each.end, zone), is_transfer=False)
        for each in day.protected
        if not each.subgroup_ids or subgroup in each.subgroup_ids
    )
    midnight = whole.opens - horizon.minutes_on_clock(day.window.start)
    next_midnight = clock.minute(day.date + timedelta(days=1), "00:00", zone)
    transfers = tuple(
        each.block for each in moved if subgroup in each.groups and each.block.window.meets(midnight, next_midnight)
    )
    lunch = None
    if day.lunch is not None:
        times = _window(clock, day.date, day.lunch.earliest, day.lunch.latest_end, zone)
        lunch = problem.LunchRule(times, day.lunch.minutes, pause_after=visit.travel.same_zone_min)
    return problem.Day(
        date=day.date,
        subgroup=SubgroupId(subgroup),
        city=city,
        midnight=midnight,
        hours=TimeWindow(whole.opens, whole.closes - day.end_reserve_min),
        lunch=lunch,
        blocks=protected + transfers,
    )


def _site(visit: Visit, site: entities.Site, clock: horizon.Horizon) -> problem.Site:
    city = next(each for each in visit.cities if each.id == site.city_id)
    confidential = site.confidentiality == "confidential"
    return problem.Site(
        id=SiteId(site.id),
        name=site.public_label if confidential and site.public_label else site.name,
        city=site.city_id,
        country=city.country,
        confidential=confidential,
        access_minutes=site.access_min,
        max_visitors=site.max_visitors,
        step_free=site.step_free,
        opening=_opening(visit, site, clock),
        cleared_from=cleared_from(visit, site, visit.header.names_submitted_on),
        names_due=names_due(visit, site),
        rest_days=weekend(city.country),
    )


def _opening(visit: Visit, site: entities.Site, clock: horizon.Horizon) -> tuple[TimeWindow, ...]:
    zone = timezone_of(visit, site.city_id)
    opening = (
        _window(clock, day.date, segment.start, segment.end, zone)
        for day in visit.days
        for segment in site.hours
        if WEEKDAYS[day.date.weekday()] in segment.days
    )
    return tuple(sorted(opening))


def _session(visit: Visit, session: entities.Session, clock: horizon.Horizon) -> problem.Session:
    host = next(each for each in visit.organisations if each.id == session.host_id)
    site = next(each for each in visit.sites if each.id == session.site_id)
    zone = timezone_of(visit, site.city_id)
    offered = [_window(clock, each.date, each.start, each.end, zone) for each in session.windows]
    liked = sorted(zip(ranks(session.windows), offered, strict=True), reverse=True)
    # A reason names the session to everybody who reads the plan: at a confidential site only what the public may read.
    label = site.public_label if site.confidentiality == "confidential" else None
    return problem.Session(
        id=SessionId(session.id),
        name=(session.public_title or label) if label else session.title,
        host_name=label or host.name,
        host_type=host.type,
        host_country=host.country,
        protocol_rank=host.protocol_rank,
        type=session.type,
        direction=session.direction,
        site=SiteId(session.site_id),
        minutes=session.gross_min,
        windows=tuple(sorted(offered)) or None,
        topics=frozenset(map(TopicId, session.topic_ids)),
        priority=session.priority,
        required=session.required,
        interpreters=INTERPRETERS_NEEDED[session.interpretation.mode],
        stretch=session.interpretation.factor,
        fixed_minutes=session.fixed_min,
        languages=frozenset(session.interpretation.languages),
        withdrawn=session.status in ("declined", "cancelled"),
        confirmed=session.status in ("confirmed", "done"),
        ranks={window: rank for rank, window in liked},
    )


def _occurrences(visit: Visit, session: entities.Session) -> Iterator[problem.Occurrence]:
    everyone = tuple(each.id for each in visit.subgroups)
    named = session.audience.subgroup_ids or everyone
    audiences: tuple[tuple[frozenset[str], ...], ...]
    match session.audience.mode:
        case "plenary":
            audiences = ((frozenset(everyone),),)
        case "joint":
            audiences = ((frozenset(named),),)
        case "each":
            audiences = tuple((frozenset((group,)),) for group in named)
        case "one_of":
            audiences = (tuple(frozenset((group,)) for group in named),)
    for number, choices in enumerate(audiences, 1):
        yield problem.Occurrence(
            OccurrenceId(f"{session.id}#{number}"),
            SessionId(session.id),
            tuple(frozenset(map(SubgroupId, choice)) for choice in choices),
        )


def _subgroup(visit: Visit, subgroup: entities.Subgroup) -> problem.Subgroup:
    members = [each for each in visit.delegation.members if each.subgroup_id == subgroup.id]
    return problem.Subgroup(
        id=SubgroupId(subgroup.id),
        name=subgroup.name,
        size=subgroup.size,
        needs_step_free=any(each.needs_step_free for each in members),
        all_signed=all(each.code_of_conduct_signed for each in members),
    )
