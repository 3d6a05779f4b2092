"""Planning a visit in the background: start it, watch it, stop it, read what came of it."""

from datetime import UTC, datetime
from typing import cast, get_args

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from visitplanner.entrypoints.web import limits
from visitplanner.entrypoints.web.figures import left_out_of, terms_of
from visitplanner.entrypoints.web.forms.numbers import number_in
from visitplanner.entrypoints.web.opened import opened
from visitplanner.entrypoints.web.run_page import run_on_page
from visitplanner.planning import Limits
from visitplanner.storage.queries.planning_runs import newest_run
from visitplanner.storage.queries.scenarios import ScenarioIsUnknown
from visitplanner.storage.queries.visits import VisitIsUnknown
from visitplanner.use_cases.request_plan import Kind, request_plan
from visitplanner.use_cases.stop_plan import stop_plan

blueprint = Blueprint("plan", __name__)

_RESET_CONTENT = {"HX-Refresh": "true"}


@blueprint.get("/visits/<visit_id>/plan")
def plan(visit_id: str) -> str:
    page = opened(visit_id)
    return render_template(
        "plan/plan.html",
        visit=page.visit,
        itinerary=page.itinerary,
        left_out=left_out_of(page),
        terms=terms_of(page),
        run=run_on_page(visit_id),
    )


@blueprint.get("/visits/<visit_id>/plan/progress")
def progress(visit_id: str) -> str | Response:
    """The part of the page that changes; when the run has ended, the whole page is asked for once more."""
    page, run = opened(visit_id), run_on_page(visit_id)
    if run is None or not run.live:
        return Response(headers=_RESET_CONTENT) if "HX-Request" in request.headers else abort(404)
    return render_template("plan/_progress.html", visit=page.visit, run=run)


@blueprint.post("/visits/<visit_id>/plan")
@limits.planning_runs
def start(visit_id: str) -> AnyResponse:
    jobs = current_app.extensions["visitplanner"].jobs
    longest = Limits(seconds=current_app.config["PLAN_SECONDS"], workers=current_app.config["PLAN_WORKERS"])
    kind, scenario = request.form.get("kind", "plan"), request.form.get("scenario", "")
    scenario_id = number_in(scenario)
    if kind not in get_args(Kind) or (scenario and scenario_id is None):
        abort(400)
    try:
        request_plan(
            visit_id,
            limits=longest,
            jobs=jobs,
            now=datetime.now(UTC),
            kind=cast(Kind, kind),
            scenario_id=scenario_id,
            by=current_user.email,
        )
    except (VisitIsUnknown, ScenarioIsUnknown):
        abort(404)
    return redirect(url_for("plan.plan", visit_id=visit_id))


@blueprint.post("/visits/<visit_id>/plan/stop")
def stop(visit_id: str) -> AnyResponse:
    run = newest_run(visit_id)
    if run is None:
        abort(404)
    stop_plan(run.id, now=datetime.now(UTC))
    return redirect(url_for("plan.plan", visit_id=visit_id))
