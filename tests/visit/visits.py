"""The reference visit and what may be changed in it, in one line each."""

from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.planning import Day, Horizon, Problem, Session, Site, TimeWindow
from visitplanner.visit import entities
from visitplanner.visit.entities import Visit

SUNDAY, MONDAY, TUESDAY = date(2018, 4, 22), date(2018, 4, 23), date(2018, 4, 24)
AMMAN, BERLIN = "Asia/Amman", "Europe/Berlin"
CLOCK = Horizon.from_first_day(SUNDAY)
BERLIN_CITY = entities.City("BER", {"en": "Berlin"}, "DE", BERLIN, 52.5, 13.4, "approximate_city_level")


@cache
def reference_visit() -> Visit:
    """The three days in Amman: one subgroup of six, every day from 08:30 to 17:00."""
    return StudyVisitFiles().read((files("visitplanner") / "examples" / "kenya-jordan-2018.json").read_bytes())


def window(span: str, on: date = SUNDAY, timezone: str = AMMAN) -> TimeWindow:
    opens, closes = span.split("-")
    return TimeWindow(CLOCK.minute(on, opens, timezone), CLOCK.minute(on, closes, timezone))


def with_days(visit: Visit, **changes: Any) -> Visit:
    return replace(visit, days=tuple(replace(each, **changes) for each in visit.days))


def with_site(visit: Visit, id: str, **changes: Any) -> Visit:
    return replace(visit, sites=tuple(replace(each, **changes) if each.id == id else each for each in visit.sites))


def with_session(visit: Visit, id: str, **changes: Any) -> Visit:
    return replace(
        visit, sessions=tuple(replace(each, **changes) if each.id == id else each for each in visit.sessions)
    )


def with_subgroups(visit: Visit, *ids: str) -> Visit:
    return replace(visit, subgroups=tuple(entities.Subgroup(each, {"en": each}, 5) for each in ids))


def session_of(problem: Problem, id: str) -> Session:
    return next(each for each in problem.sessions if each.id == id)


def site_of(problem: Problem, id: str) -> Site:
    return next(each for each in problem.sites if each.id == id)


def days_of(problem: Problem, subgroup: str) -> list[Day]:
    return [each for each in problem.days if each.subgroup == subgroup]
