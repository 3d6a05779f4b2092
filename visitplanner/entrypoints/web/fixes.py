"""A fix that the planner offers: shown with all that it changes, and carried out if the visit is still the same."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.editing import new_key, save, to_edit, tools
from visitplanner.entrypoints.web.fix_rows import change_rows
from visitplanner.entrypoints.web.opened import Opened
from visitplanner.entrypoints.web.plan_named import plan_named
from visitplanner.language.text import N_
from visitplanner.planning import Fix
from visitplanner.storage.queries.editing import VisitVersion
from visitplanner.storage.queries.questions import newest_question
from visitplanner.storage.queries.visits import itinerary_of
from visitplanner.use_cases.edit_visit import VisitHasChanged
from visitplanner.visit.faults import Fault, VisitFileIsFaulty

blueprint = Blueprint("fixes", __name__)

REQUIRE = "require"
DONE = N_("The change is made. Plan the visit again, or repair the plan.")


@blueprint.get("/visits/<visit_id>/plan/fixes/<int:number>")
def of_plan(visit_id: str, number: int) -> str:
    return _shown(to_edit(visit_id), _fix_of_plan(visit_id, number))


@blueprint.post("/visits/<visit_id>/plan/fixes/<int:number>")
def apply_to_plan(visit_id: str, number: int) -> Response | tuple[str, int]:
    return _applied(visit_id, _fix_of_plan(visit_id, number))


@blueprint.get("/visits/<visit_id>/sessions/<session_id>/why/fixes/<int:number>")
def of_answer(visit_id: str, session_id: str, number: int) -> str:
    return _shown(to_edit(visit_id), _fix_of_answer(visit_id, session_id, number))


@blueprint.post("/visits/<visit_id>/sessions/<session_id>/why/fixes/<int:number>")
def apply_to_answer(visit_id: str, session_id: str, number: int) -> Response | tuple[str, int]:
    return _applied(visit_id, _fix_of_answer(visit_id, session_id, number))


@blueprint.get("/visits/<visit_id>/sessions/<session_id>/require")
def of_session(visit_id: str, session_id: str) -> str:
    edited = to_edit(visit_id)
    return _shown(edited, _require(edited, session_id))


@blueprint.post("/visits/<visit_id>/sessions/<session_id>/require")
def apply_to_session(visit_id: str, session_id: str) -> Response | tuple[str, int]:
    return _applied(visit_id, _require(to_edit(visit_id), session_id))


def _fix_of_plan(visit_id: str, number: int) -> Fix:
    itinerary = itinerary_of(visit_id)
    return _numbered(itinerary.fixes if itinerary else (), number)


def _fix_of_answer(visit_id: str, session_id: str, number: int) -> Fix:
    plan = plan_named(visit_id)
    question = None if plan is None else newest_question(visit_id, session_id, plan.scenario.id)
    return _numbered(question.answer.fixes if question and question.answer else (), number)


def _numbered(fixes: tuple[Fix, ...], number: int) -> Fix:
    """Fixes are counted from 1."""
    if not 1 <= number <= len(fixes):
        abort(404)
    return fixes[number - 1]


def _require(edited: VisitVersion, session_id: str) -> Fix:
    """What brings a session into the next plan that could be there, but is worth less than what takes its place."""
    page = Opened(edited.visit, None)
    if session_id not in page.session:
        abort(404)
    title = page.link(page.session[session_id]).title
    change = {"op": "set", "entity": "sessions", "id": session_id, "field": "required", "value": True}
    return Fix(N_("“%(session)s” has to be in the plan.", session=title), (change,), REQUIRE)


def _applied(visit_id: str, fix: Fix) -> Response | tuple[str, int]:
    try:
        save(visit_id, fix.changes)
    except VisitHasChanged as refusal:
        return _shown(VisitVersion(refusal.version, refusal.visit), fix, is_stale=True), 409
    except VisitFileIsFaulty as refusal:
        return _shown(to_edit(visit_id), fix, faults=refusal.faults), 422
    flash(localiser().text(DONE))
    return redirect(url_for("plan.plan", visit_id=visit_id))


def _shown(edited: VisitVersion, fix: Fix, *, is_stale: bool = False, faults: tuple[Fault, ...] = ()) -> str:
    page = Opened(edited.visit, None)
    return render_template(
        "fixes/fix.html",
        visit=edited.visit,
        version=edited.version,
        key=new_key(),
        fix=fix,
        rows=change_rows(page, fix),
        is_tried=fix.kind != REQUIRE,
        is_stale=is_stale,
        faults=faults or _faults(edited, fix),
    )


def _faults(edited: VisitVersion, fix: Fix) -> tuple[Fault, ...]:
    """What makes it impossible to carry the fix out on the visit as it stands now."""
    try:
        tools().visit_files.changed(edited.visit, fix.changes)
    except VisitFileIsFaulty as refusal:
        return refusal.faults
    return ()
