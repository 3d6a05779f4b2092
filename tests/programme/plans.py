"""Visits and itineraries for tests about programmes, in two lines."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from importlib.resources import files

from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.planning import Itinerary, Lunch, OccurrenceId, Placement, Problem, SubgroupId
from visitplanner.visit.entities import RestrictedPlace, Visit
from visitplanner.visit.problem import build_problem, timezone_of


def the_file(name: str) -> bytes:
    return (files("visitplanner") / "examples" / f"{name}.json").read_bytes()


def the_visit(name: str) -> Visit:
    return StudyVisitFiles().read(the_file(name))


def kenya_to_jordan() -> tuple[Visit, Problem, Itinerary]:
    visit = the_visit("kenya-jordan-2018")
    problem = build_problem(visit)
    placements = (
        ("S01#1", "2018-04-22", "08:30"),
        ("S02#1", "2018-04-22", "09:30"),
        ("S03#1", "2018-04-22", "11:15"),
        ("S06#1", "2018-04-22", "14:45"),
        ("S04#1", "2018-04-23", "09:00"),
        ("S05#1", "2018-04-23", "11:00"),
        ("S07#1", "2018-04-23", "14:30"),
        ("S08#1", "2018-04-24", "09:00"),
        ("S09#1", "2018-04-24", "13:30"),
    )
    lunches = (("2018-04-22", "12:45"), ("2018-04-23", "12:30"), ("2018-04-24", "11:30"))
    return visit, problem, an_itinerary(visit, problem, placements, [("G1", *each) for each in lunches])


def jordan_to_kenya() -> tuple[Visit, Problem, Itinerary]:
    """A part of the five days: joint and separate sessions, both confidential sites, the flights and the prayer."""
    visit = the_visit("jordan-kenya-5day")
    problem = build_problem(visit)
    placements = (
        ("P01#1", "2027-04-12", "08:30"),
        ("C01#1", "2027-04-13", "09:00"),
        ("B01#1", "2027-04-13", "09:00"),
        ("C01#2", "2027-04-14", "09:00"),
        ("A02#1", "2027-04-14", "09:00"),
        ("A03#1", "2027-04-15", "09:00"),
        ("B06#1", "2027-04-15", "09:00"),
        ("C05#1", "2027-04-15", "09:30"),
        ("J03#1", "2027-04-15", "14:00"),
        ("P07#1", "2027-04-16", "15:30"),
    )
    lunches = [(group, f"2027-04-{day}", "12:00") for group in "ABC" for day in (13, 15)]
    return visit, problem, an_itinerary(visit, problem, placements, lunches)


def an_itinerary(
    visit: Visit,
    problem: Problem,
    placements: Iterable[tuple[str, str, str]],
    lunches: Iterable[tuple[str, str, str]] = (),
) -> Itinerary:
    """An itinerary from local clock times: (occurrence, date, start) and (subgroup, date, start)."""
    return Itinerary(
        status="feasible",
        placements=tuple(a_placement(visit, problem, *each) for each in placements),
        lunches=tuple(_lunch(visit, problem, *each) for each in lunches),
    )


def a_placement(visit: Visit, problem: Problem, occurrence: str, on: str, clock: str) -> Placement:
    meeting = problem.occurrence[OccurrenceId(occurrence)]
    session = problem.session[meeting.session]
    zone = timezone_of(visit, problem.site[session.site].city)
    start = problem.horizon.minute(date.fromisoformat(on), clock, zone)
    return Placement(
        occurrence=meeting.id,
        session=session.id,
        subgroups=tuple(sorted(meeting.audiences[0])),
        date=date.fromisoformat(on),
        start=start,
        end=start + session.minutes,
        site=session.site,
    )


def with_twin_site(visit: Visit, site: str) -> Visit:
    """The visit, its confidential site at another address."""
    elsewhere = RestrictedPlace("At the other end of the city", "Ring twice", -33.9, 18.4)
    sites = (replace(each, restricted=elsewhere) if each.id == site else each for each in visit.sites)
    return replace(visit, sites=tuple(sites))


def _lunch(visit: Visit, problem: Problem, group: str, on: str, clock: str) -> Lunch:
    day = next(each for each in visit.days if each.date == date.fromisoformat(on))
    city = day.city_of(group)
    assert city is not None
    assert day.lunch is not None
    start = problem.horizon.minute(day.date, clock, timezone_of(visit, city))
    return Lunch(SubgroupId(group), day.date, start, start + day.lunch.minutes)
