"""The programme on paper: plain tables, with the version and the date at the foot of every sheet."""

from datetime import UTC, datetime

from flask import Blueprint, abort, render_template
from markupsafe import Markup

from visitplanner.entrypoints.web.context import localiser, on_clock_of
from visitplanner.entrypoints.web.opened import Opened
from visitplanner.language.text import N_, Code
from visitplanner.storage.queries.board import PlanOnBoard, plan_on_board
from visitplanner.storage.queries.editing import VisitVersion, visit_to_edit
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
        days=[(day, rows) for day, rows in days if rows],
        groups=dict(page.programme.subgroups) if page.programme else {},
        foot=_foot(edited, plan),
    )


def _foot(edited: VisitVersion, plan: PlanOnBoard | None) -> str:
    """Which state of the visit and of its plan a sheet shows, and when it was printed."""
    visit, said = edited.visit, localiser()
    parts = [
        said.value(Code(visit.header.code)),
        said.text(N_("Version %(version)s of the visit", version=edited.version)),
        *([said.text(N_("plan of %(moment)s", moment=on_clock_of(plan.kept.kept_at, visit)))] if plan else []),
        said.text(N_("printed %(moment)s", moment=on_clock_of(datetime.now(UTC), visit))),
    ]
    return " · ".join(parts)


@blueprint.app_template_filter("css_string")
def css_string(text: str) -> Markup:
    """A string as style sheets write it: whatever is no letter, digit or space stands there as its number."""
    escaped = "".join(each if each == " " or each.isalnum() else f"\\{ord(each):x} " for each in text)
    return Markup(f'"{escaped}"')
