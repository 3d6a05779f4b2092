"""A visit as it is once what a host offers instead is taken up: one step of finding its price and of accepting it."""

from collections.abc import Collection, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from visitplanner.planning import Placement
from visitplanner.programme.replies import Reply, changes_after
from visitplanner.use_cases.ports import VisitFiles
from visitplanner.visit.entities import Visit
from visitplanner.visit.problem import build_problem, timezone_of


def offer_in_visit(
    visit: Visit, occurrence: str, reply: Reply, placements: Collection[Placement], files: VisitFiles
) -> Visit:
    """The session at the offered times only; its other meetings may stay exactly where they are.

    Raises ``VisitFileIsFaulty`` where the visit could not be planned so.
    """
    session = next(each for each in visit.sessions if each.id == occurrence.partition("#")[0])
    others = [each for each in placements if each.session == session.id and each.occurrence != occurrence]
    changes = [dict(each) for each in changes_after(reply, session, session.status)]
    for change in changes:
        if change["field"] == "windows":
            change["value"] = [*change["value"], *(_window(visit, each) for each in others)]
    return files.changed(visit, changes) if changes else visit


def _window(visit: Visit, placement: Placement) -> Mapping[str, Any]:
    clock = build_problem(visit).horizon
    city = next(each.city_id for each in visit.sites if each.id == placement.site)
    zone = ZoneInfo(timezone_of(visit, city))
    begins, ends = (clock.moment(each).astimezone(zone) for each in (placement.start, placement.end))
    return {"date": begins.date().isoformat(), "start": f"{begins:%H:%M}", "end": f"{ends:%H:%M}"}
