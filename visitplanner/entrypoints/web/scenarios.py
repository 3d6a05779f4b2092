"""Several plans of a visit side by side: compared, promoted, renamed, copied, removed, and asked for."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.forms.numbers import number_in
from visitplanner.entrypoints.web.run_page import run_on_page
from visitplanner.entrypoints.web.scenario_rows import ScenarioRow, comparison_of, rows_of
from visitplanner.language.text import N_, Text
from visitplanner.storage.queries.scenarios import NameIsTaken, ScenarioIsUnknown, TooManyScenarios, plans_of
from visitplanner.storage.queries.visits import VisitIsUnknown, visit_of
from visitplanner.use_cases.copy_scenario import copy_scenario
from visitplanner.use_cases.promote_scenario import promote_scenario
from visitplanner.use_cases.remove_scenario import ScenarioIsPromoted, remove_scenario
from visitplanner.use_cases.rename_scenario import NameIsUnusable, rename_scenario
from visitplanner.use_cases.take_scenario import NoPlanYet, PlanHasChanged

blueprint = Blueprint("scenarios", __name__)

_NOT_KNOWN = (VisitIsUnknown, ScenarioIsUnknown, NoPlanYet)


@blueprint.get("/visits/<visit_id>/scenarios")
def scenarios(visit_id: str) -> str:
    return _page(visit_id)


@blueprint.post("/visits/<visit_id>/scenarios/<int:scenario_id>/promote")
def promote(visit_id: str, scenario_id: int) -> Response:
    tools = current_app.extensions["visitplanner"]
    try:
        promote_scenario(visit_id, scenario_id, calendars=tools.calendars, **_who())
    except _NOT_KNOWN:
        abort(404)
    return _back(visit_id, N_("This scenario is the plan of the visit from now on."))


@blueprint.post("/visits/<visit_id>/scenarios/<int:scenario_id>/rename")
def rename(visit_id: str, scenario_id: int) -> Response | tuple[str, int]:
    name = request.form.get("name", "")
    try:
        rename_scenario(visit_id, scenario_id, name, **_who())
    except NameIsUnusable:
        fault = N_("Write a name of at most 60 characters.")
        return _page(visit_id, scenario_id, name, fault), 422
    except NameIsTaken:
        return _page(visit_id, scenario_id, name, N_("Another scenario has this name already.")), 422
    except _NOT_KNOWN:
        abort(404)
    return _back(visit_id, N_("The scenario is renamed."))


@blueprint.post("/visits/<visit_id>/scenarios/<int:scenario_id>/copy")
def copy(visit_id: str, scenario_id: int) -> Response:
    try:
        copy_scenario(visit_id, scenario_id, itinerary_id=_number("itinerary"), newest_id=_number("newest"), **_who())
    except TooManyScenarios:
        return _back(visit_id, N_("There are as many scenarios as a visit has room for. Remove one first."), "error")
    except PlanHasChanged:
        sentence = N_("Somebody has changed this scenario meanwhile. Look at it again before you copy it.")
        return _back(visit_id, sentence, "error")
    except _NOT_KNOWN:
        abort(404)
    return _back(visit_id, N_("The scenario is copied."))


@blueprint.post("/visits/<visit_id>/scenarios/<int:scenario_id>/remove")
def remove(visit_id: str, scenario_id: int) -> Response:
    try:
        remove_scenario(visit_id, scenario_id, **_who())
    except ScenarioIsPromoted:
        return _back(visit_id, N_("The plan of the visit cannot be removed. Promote another scenario first."), "error")
    except ScenarioIsUnknown:
        # Sent twice: it is gone already, as it was to be.
        return redirect(url_for("scenarios.scenarios", visit_id=visit_id))
    except VisitIsUnknown:
        abort(404)
    return _back(visit_id, N_("The scenario is removed."))


def _page(visit_id: str, named: int | None = None, name: str = "", fault: Text | None = None) -> str:
    try:
        visit = visit_of(visit_id)
    except VisitIsUnknown:
        abort(404)
    rows = rows_of(visit, plans_of(visit_id))
    old, new = _chosen(rows)
    return render_template(
        "scenarios/scenarios.html",
        visit=visit,
        rows=rows,
        old=old,
        new=new,
        comparison=comparison_of(old.page, new.page) if old and new else None,
        newest=max((row.scenario.id for row in rows), default=0),
        run=run_on_page(visit_id),
        named=named,
        name=name,
        fault=fault,
    )


def _chosen(rows: list[ScenarioRow]) -> tuple[ScenarioRow | None, ScenarioRow | None]:
    """The two to be compared: those that are named, else the plan of the visit and another one."""
    by_id = {str(row.scenario.id): row for row in rows}
    promoted = next((row for row in rows if row.scenario.is_promoted), None)
    old = by_id.get(request.args.get("from", "")) or promoted
    others = [row for row in rows if row is not old]
    new = by_id.get(request.args.get("to", "")) or (others[-1] if others else None)
    return old, new


def _who() -> dict[str, Any]:
    return {"now": datetime.now(UTC), "by": current_user.email}


def _number(field: str) -> int:
    return number_in(request.form.get(field, "")) or 0


def _back(visit_id: str, sentence: Text, category: str = "message") -> Response:
    flash(localiser().text(sentence), category)
    return redirect(url_for("scenarios.scenarios", visit_id=visit_id))
