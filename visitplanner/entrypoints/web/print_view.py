"""The programme on paper: plain tables, with the version and the date on every page."""

from datetime import UTC, datetime

from flask import Blueprint, abort, render_template

from visitplanner.entrypoints.web.opened import Opened
from visitplanner.storage.queries.board import plan_on_board
from visitplanner.storage.queries.editing import visit_to_edit
from visitplanner.storage.queries.visits import VisitIsUnknown

blueprint = Blueprint("print_view", __name__)


@blueprint.get("/visits/<visit_id>/print")
def programme(visit_id: str) -> str:
    try:
        edited, plan = visit_to_edit(visit_id), plan_on_board(visit_id)
    except VisitIsUnknown:
        abort(404)
    page = Opened(edited.visit, plan.kept.itinerary if plan else None)
    entries = page.programme.entries if page.programme else ()
    days = [(day, [each for each in entries if each.start.date() == day.date]) for day in page.visit.days]
    return render_template(
        "figures/print.html",
        visit=page.visit,
        version=edited.version,
        plan=plan,
        days=[(day, rows) for day, rows in days if rows],
        groups=dict(page.programme.subgroups) if page.programme else {},
        printed_at=datetime.now(UTC),
    )
