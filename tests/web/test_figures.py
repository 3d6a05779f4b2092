"""A plan’s figures: the breakdown adds up, coverage tells what is lost, and no confidential place is given away."""

import re
from dataclasses import replace
from datetime import date, datetime

import pytest
from flask import Flask
from sqlalchemy import event

from tests.factories import FIVE_DAYS, REFERENCE, a_plan, example, example_file, save_itinerary
from tests.web.browsing import Visitor
from tests.web.conftest import keep_plan, tools_of
from visitplanner.entrypoints.web.opened import Opened
from visitplanner.entrypoints.web.print_view import css_string
from visitplanner.entrypoints.web.route_map import map_of
from visitplanner.entrypoints.web.statistics import breakdown_of
from visitplanner.entrypoints.web.wish_units import UNITS
from visitplanner.planning import Itinerary, Limits, OccurrenceId, Placement, SessionId, SiteId, SubgroupId
from visitplanner.planning.planner import plan
from visitplanner.planning.preferences import PREFERENCES
from visitplanner.programme.day_route import DayRoute, day_routes
from visitplanner.programme.visibility import Viewer
from visitplanner.storage.database import db, transaction
from visitplanner.use_cases.import_visit import import_visit
from visitplanner.visit.problem import build_problem

PAGES = ("/statistics", "/coverage", "/routes", "/print")


@pytest.fixture(scope="module")
def best() -> Itinerary:
    """The whole plan of the reference visit, its shelter included."""
    found = plan(build_problem(example()), Limits(seconds=20.0, workers=1))
    assert found.of_session("S04") or found.of_session("S03")
    return found


@pytest.fixture
def whole(site: Flask, visit: str, now: datetime, best: Itinerary) -> str:
    keep_plan(site, best, now)
    return visit


def test_the_terms_of_a_plan_add_up_to_its_value(best: Itinerary) -> None:
    breakdown = breakdown_of(Opened(example(), best), best)

    assert breakdown.total == breakdown.value == best.value
    rows = (*breakdown.worth, *breakdown.costs)
    assert sum(each.term.points for each in rows) == best.value
    for row in rows:
        assert row.term.raw * row.term.weight * (row.unit_points or 0) == abs(row.term.points)
    assert all(row.term.points >= 0 for row in breakdown.worth)
    assert all(row.term.points <= 0 for row in breakdown.costs)


def test_every_wish_says_what_a_unit_of_it_is() -> None:
    assert set(UNITS) == {each.NAME for each in PREFERENCES}


def test_the_page_shows_the_value_as_the_sum(coordinator: Visitor, whole: str, best: Itinerary) -> None:
    page = coordinator.read(f"/visits/{whole}/statistics")

    assert f"<td>{best.value:,}</td>" in page.partition("<tfoot>")[2]
    assert "was last valued at" not in page


def test_coverage_tells_what_is_lost_and_what_could_cover_it(coordinator: Visitor, planned: str) -> None:
    page = coordinator.read(f"/visits/{planned}/coverage")

    assert page.count("badge-bad") > 3
    assert re.search(rf"/visits/{planned}/sessions/S0[2-9]/why", page.partition("badge-bad")[2])
    assert "Could also be covered by" in page


@pytest.mark.parametrize("rest", PAGES)
def test_a_visit_without_a_plan_is_told_so(coordinator: Visitor, visit: str, rest: str) -> None:
    page = coordinator.read(f"/visits/{visit}{rest}")

    assert "This visit has no programme yet" in page or "There is no plan yet" in page


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("rest", PAGES)
def test_no_page_gives_a_confidential_place_away(
    coordinator: Visitor, whole: str, best: Itinerary, rest: str, language: str
) -> None:
    visit = example()
    hidden = [each for each in visit.sites if each.confidentiality == "confidential"]
    zones = [each for each in visit.zones if each.undisclosed]
    assert any(best.of_session(each.id) for each in visit.sessions if each.site_id in {site.id for site in hidden})
    coordinator.speak(language)

    page = coordinator.read(f"/visits/{whole}{rest}")

    assert "CANARY" not in page
    for name in (*(each.name for each in hidden), *(each.name for each in zones)):
        assert name[language] not in page


def routes_of_five_days() -> tuple[DayRoute, ...]:
    """A day of one subgroup with the shelter between two open sites."""
    visit = example("jordan-kenya-5day")
    problem = build_problem(visit)
    on = date(2027, 4, 13)
    sessions = {each.site_id: each for each in visit.sessions}
    start = problem.day[SubgroupId("A"), on].midnight + 9 * 60
    placements = tuple(
        Placement(
            OccurrenceId(f"{sessions[site].id}#1"),
            SessionId(sessions[site].id),
            (SubgroupId("A"),),
            on,
            start + 120 * place,
            start + 120 * place + 60,
            SiteId(site),
        )
        for place, site in enumerate(("SITE-H01", "SITE-H13", "SITE-H03", "SITE-H08"))
    )
    return day_routes(visit, problem, Itinerary("feasible", placements), Viewer("coordinator"))


def test_a_confidential_stop_is_listed_without_a_place_and_not_drawn() -> None:
    (route,) = routes_of_five_days()
    drawn = map_of(route, mirrored=False)

    assert [each.zone.id if each.zone else None for each in route.stops] == ["NBO-CBD", None, "NBO-UPH", "NBO-WST"]
    assert [(each.before, each.after, each.minutes) for each in route.ways] == [(3, 4, 30)]
    assert drawn is not None
    assert [each.number for each in drawn.dots] == [1, 3, 4]
    assert len(drawn.links) == 1


def test_a_scheme_runs_from_right_to_left_where_the_language_does() -> None:
    (route,) = routes_of_five_days()
    there, back = map_of(route, mirrored=False), map_of(route, mirrored=True)

    assert there is not None
    assert back is not None
    assert [there.width - each.x for each in there.dots] == [each.x for each in back.dots]
    assert [each.x for each in there.dots] == sorted(each.x for each in there.dots)


def test_paper_carries_version_and_date_and_needs_no_scripts(coordinator: Visitor, whole: str) -> None:
    page = coordinator.read(f"/visits/{whole}/print")

    foot = re.search(r'class="paper-foot">(.*Version 1 of the visit.*plan of .*printed .*)</p>', page)
    assert foot
    assert f"@bottom-left {{ content: {css_string(foot[1])}; direction: ltr; }}" in page
    assert "<script" not in page


def test_nothing_ends_a_string_of_a_style_sheet() -> None:
    assert css_string('a"; } </style> \\ \n') == '"a\\22 \\3b  \\7d  \\3c \\2f style\\3e  \\5c  \\a "'


@pytest.mark.parametrize("rest", PAGES)
def test_a_page_asks_the_same_number_of_questions_whatever_the_size(
    site: Flask, coordinator: Visitor, planned: str, now: datetime, rest: str
) -> None:
    tools = tools_of(site)
    with site.app_context():
        import_visit(example_file("jordan-kenya-5day"), files=tools.visit_files, calendars=tools.calendars, now=now)
        with transaction():
            save_itinerary(replace(a_plan(), placements=(), lunches=(), left_out=()), FIVE_DAYS, 1, now)
    counts = []
    with site.app_context():
        engine = db.engine
    for visit in (REFERENCE, FIVE_DAYS):
        asked: list[str] = []

        def note(*event_: object, asked: list[str] = asked) -> None:
            asked.append(str(event_[2]))

        event.listen(engine, "before_cursor_execute", note)
        coordinator.read(f"/visits/{visit}{rest}")
        event.remove(engine, "before_cursor_execute", note)
        counts.append(len(asked))

    assert counts[0] == counts[1]
