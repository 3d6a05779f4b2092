"""The routes of a visit's days, drawn as schemes and told as lists."""

from dataclasses import dataclass

from flask import Blueprint, render_template

from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.opened import COORDINATOR, opened
from visitplanner.entrypoints.web.route_map import RouteMap, map_of
from visitplanner.programme.day_route import DayRoute, day_routes

blueprint = Blueprint("routes", __name__)


@dataclass(frozen=True)
class RouteRow:
    """``ways`` are minutes by the number of the stop to which they lead."""

    number: int
    route: DayRoute
    map: RouteMap | None
    ways: dict[int, int | None]


@blueprint.get("/visits/<visit_id>/routes")
def routes(visit_id: str) -> str:
    page = opened(visit_id)
    found = day_routes(page.visit, page.problem, page.itinerary, COORDINATOR) if page.itinerary else ()
    mirrored = localiser().direction == "rtl"
    rows = [
        RouteRow(number, each, map_of(each, mirrored=mirrored), {way.after: way.minutes for way in each.ways})
        for number, each in enumerate(found, 1)
    ]
    several = len(page.visit.subgroups) > 1
    return render_template("figures/routes.html", visit=page.visit, rows=rows, several=several)
