"""Faults of sessions: an audience that makes sense, and at least one day on which the meeting could be."""

from collections.abc import Iterator
from typing import TypeAlias

from visitplanner.language.text import N_, Text
from visitplanner.visit.entities import WEEKDAYS, Day, Session, Site, Visit
from visitplanner.visit.faults.fault import Fault, shown
from visitplanner.visit.faults.times import minutes

MOST_MEETINGS = 5000


def more_meetings_than_can_be_planned(visit: Visit) -> Iterator[Fault]:
    """Sessions for each subgroup, of so many subgroups that the planner would only be kept busy."""
    everyone = len(visit.subgroups)
    each = (session.audience for session in visit.sessions if session.audience.mode == "each")
    meetings = len(visit.sessions) + sum(max(0, (len(who.subgroup_ids) or everyone) - 1) for who in each)
    if meetings > MOST_MEETINGS:
        yield Fault(
            "$.sessions",
            "meetings",
            N_(
                "These sessions are %(count)s meetings, because some are held for each subgroup by itself; at most "
                "%(most)s can be planned. Let subgroups attend together, or keep the sessions that matter.",
                count=meetings,
                most=MOST_MEETINGS,
            ),
        )


def audiences_that_name_nobody(visit: Visit) -> Iterator[Fault]:
    """An audience of listed subgroups with an empty list: taken for all of them, perhaps by mistake."""
    for index, session in enumerate(visit.sessions):
        if session.audience.mode != "plenary" and not session.audience.subgroup_ids:
            yield Fault(
                f"$.sessions[{index}].audience.subgroup_ids",
                "audience",
                N_(
                    "Session %(session)s names no subgroup, so all are taken. List the subgroups that attend.",
                    session=shown(session.id),
                ),
                fatal=False,
            )


def subgroups_named_twice(visit: Visit) -> Iterator[Fault]:
    """One subgroup listed twice in an audience: it would have to attend twice."""
    for i, session in enumerate(visit.sessions):
        ids = session.audience.subgroup_ids
        for j, id_ in enumerate(ids):
            if id_ in ids[:j]:
                yield Fault(
                    f"$.sessions[{i}].audience.subgroup_ids[{j}]",
                    "audience",
                    N_(
                        "Subgroup %(subgroup)s is listed twice in the audience of session %(session)s. List it once.",
                        subgroup=shown(id_),
                        session=shown(session.id),
                    ),
                )


def interpretation_without_languages(visit: Visit) -> Iterator[Fault]:
    """Interpretation with fewer than the two languages it goes between."""
    for index, session in enumerate(visit.sessions):
        if session.interpretation.mode != "none" and len(set(session.interpretation.languages)) < 2:
            yield Fault(
                f"$.sessions[{index}].interpretation.languages",
                "interpretation",
                N_(
                    "Session %(session)s is interpreted, but names fewer than two languages. Name both.",
                    session=shown(session.id),
                ),
                fatal=False,
            )


def sessions_no_day_can_hold(visit: Visit) -> Iterator[Fault]:
    """A session whose host offers no window long enough on any day when its audience is in its city."""
    sites = {site.id: site for site in visit.sites}
    for index, session in enumerate(visit.sessions):
        site = sites.get(session.site_id)
        if site is None or session.status in ("declined", "cancelled"):
            continue
        for occurrence in _occurrences(visit, session):
            days = [day for day in visit.days if day.type == "programme" and _someone_is_there(occurrence, day, site)]
            fault = _reason(index, session, site, days)
            if fault:
                yield fault
                break


def _reason(index: int, session: Session, site: Site, days: list[Day]) -> Fault | None:
    """What keeps a session from the days when its audience is in its city."""
    if not days:
        return _fault(index, "site_id", _city_never_visited(session, site))
    if session.windows and not any(_offered(session, day) for day in days):
        return _fault(index, "windows", _no_window(session, site))
    if not any(_open_long_enough(session, site, day) for day in days):
        return _fault(index, "site_id", _never_open(session, site))
    return None


def _fault(index: int, field: str, sentence: Text) -> Fault:
    return Fault(f"$.sessions[{index}].{field}", "session_day", sentence, fatal=False)


def _city_never_visited(session: Session, site: Site) -> Text:
    return N_(
        "Those who attend session %(session)s are on no programme day together in %(city)s, where site %(site)s is. "
        "Change the audience, the site or the cities of the days.",
        session=shown(session.id),
        city=shown(site.city_id),
        site=shown(site.id),
    )


def _no_window(session: Session, site: Site) -> Text:
    return N_(
        "The host of session %(session)s offers no window of %(minutes)s minutes on any day when those who attend are "
        "in %(city)s. Ask for another window or change the cities of the days.",
        session=shown(session.id),
        minutes=session.gross_min,
        city=shown(site.city_id),
    )


def _never_open(session: Session, site: Site) -> Text:
    return N_(
        "Site %(site)s is not open for %(minutes)s minutes within the windows of session %(session)s on any day when "
        "those who attend are in its city. Check its hours, the windows and the length.",
        site=shown(site.id),
        minutes=session.gross_min,
        session=shown(session.id),
    )


Groups: TypeAlias = tuple[str, ...]


def _occurrences(visit: Visit, session: Session) -> list[tuple[Groups, ...]]:
    """Per occurrence the groups of subgroups that could attend it, any one of which will do."""
    everyone = tuple(subgroup.id for subgroup in visit.subgroups)
    named = session.audience.subgroup_ids or everyone
    match session.audience.mode:
        case "plenary":
            return [(everyone,)]
        case "joint":
            return [(named,)]
        case "each":
            return [((id_,),) for id_ in named]
        case "one_of":
            return [tuple((id_,) for id_ in named)]


def _someone_is_there(occurrence: tuple[Groups, ...], day: Day, site: Site) -> bool:
    # A subgroup in no city is a fault of its own; here it gets the benefit of the doubt.
    return any(all(day.city_of(id_) in (site.city_id, None) for id_ in groups) for groups in occurrence)


def _offered(session: Session, day: Day) -> bool:
    return any(
        window.date == day.date and minutes(window.end) - minutes(window.start) >= session.gross_min
        for window in session.windows
    )


def _open_long_enough(session: Session, site: Site, day: Day) -> bool:
    """Whether an opening segment, a window and the day's own hours share enough time."""
    day_opens, day_closes = minutes(day.window.start), minutes(day.window.end) - day.end_reserve_min
    offered = [(minutes(each.start), minutes(each.end)) for each in session.windows if each.date == day.date]
    if not session.windows:
        offered = [(day_opens, day_closes)]
    return any(
        min(closes, minutes(segment.end), day_closes) - max(opens, minutes(segment.start), day_opens)
        >= session.gross_min
        for opens, closes in offered
        for segment in site.hours
        if WEEKDAYS[day.date.weekday()] in segment.days
    )
