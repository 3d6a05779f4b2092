"""Planning a visit in the background: start it, watch it, stop it, read what came of it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from visitplanner.entrypoints.web import limits
from visitplanner.entrypoints.web.figures import left_out_of, terms_of
from visitplanner.entrypoints.web.opened import opened
from visitplanner.language.text import Text
from visitplanner.planning import Limits
from visitplanner.planning.limits import Progress
from visitplanner.storage.queries.planning_runs import PlanningRun, newest_run
from visitplanner.storage.queries.visits import VisitIsUnknown
from visitplanner.use_cases.request_plan import request_plan
from visitplanner.use_cases.stop_plan import stop_plan

blueprint = Blueprint("plan", __name__)

_RESET_CONTENT = {"HX-Refresh": "true"}


@dataclass(frozen=True)
class RunOnPage:
    """A planning run in the words of the page: ``missing`` is in points, ``gap`` a share, times are seconds."""

    state: str
    stopping: bool
    value: int | None
    bound: int | None
    missing: int | None
    gap: float | None
    elapsed: int
    limit: int
    error: Text | None

    @property
    def live(self) -> bool:
        return self.state in ("queued", "running")


@blueprint.get("/visits/<visit_id>/plan")
def plan(visit_id: str) -> str:
    page = opened(visit_id)
    return render_template(
        "plan/plan.html",
        visit=page.visit,
        itinerary=page.itinerary,
        left_out=left_out_of(page),
        terms=terms_of(page),
        run=_run(visit_id),
    )


@blueprint.get("/visits/<visit_id>/plan/progress")
def progress(visit_id: str) -> str | Response:
    """The part of the page that changes; when the run has ended, the whole page is asked for once more."""
    page, run = opened(visit_id), _run(visit_id)
    if run is None or not run.live:
        return Response(headers=_RESET_CONTENT) if "HX-Request" in request.headers else abort(404)
    return render_template("plan/_progress.html", visit=page.visit, run=run)


@blueprint.post("/visits/<visit_id>/plan")
@limits.planning_runs
def start(visit_id: str) -> AnyResponse:
    jobs = current_app.extensions["visitplanner"].jobs
    longest = Limits(seconds=current_app.config["PLAN_SECONDS"], workers=current_app.config["PLAN_WORKERS"])
    try:
        request_plan(visit_id, limits=longest, jobs=jobs, now=datetime.now(UTC))
    except VisitIsUnknown:
        abort(404)
    return redirect(url_for("plan.plan", visit_id=visit_id))


@blueprint.post("/visits/<visit_id>/plan/stop")
def stop(visit_id: str) -> AnyResponse:
    run = newest_run(visit_id)
    if run is None:
        abort(404)
    stop_plan(run.id, now=datetime.now(UTC))
    return redirect(url_for("plan.plan", visit_id=visit_id))


def _run(visit_id: str) -> RunOnPage | None:
    run = newest_run(visit_id)
    return None if run is None else _on_page(run)


def _on_page(run: PlanningRun) -> RunOnPage:
    return RunOnPage(
        state=run.state,
        stopping=run.stop_requested,
        value=run.value,
        bound=run.bound,
        missing=None if run.value is None or run.bound is None else run.bound - run.value,
        gap=Progress(run.elapsed, run.value, run.bound, None).gap,
        elapsed=int(run.elapsed),
        limit=int(run.limit_seconds),
        error=run.error,
    )
