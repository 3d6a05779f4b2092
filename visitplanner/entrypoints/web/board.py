"""The board: sessions moved, pinned, put in and taken out by hand, after it was shown what that breaks and costs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from flask import Blueprint, Response, abort, current_app, flash, jsonify, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from visitplanner.entrypoints.web.board_grid import lay_out
from visitplanner.entrypoints.web.board_rows import breaches_of, effect_rows, in_hand_of, marks_of, tray_of
from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.figures import figures_of
from visitplanner.entrypoints.web.forms.board import Wish, audience_code, wish_in
from visitplanner.entrypoints.web.forms.numbers import number_in
from visitplanner.entrypoints.web.opened import Opened
from visitplanner.entrypoints.web.plan_named import plan_named
from visitplanner.language.text import N_, Text
from visitplanner.planning import Occurrence, OccurrenceId, SubgroupId
from visitplanner.planning.moving import effect, moved
from visitplanner.planning.options import open_windows
from visitplanner.planning.pinning import with_standing_pins
from visitplanner.storage.queries.board import PlanOnBoard, ScenarioIsUnknown
from visitplanner.storage.queries.visits import VisitIsUnknown, visit_of
from visitplanner.use_cases.move_session import ReasonIsMissing, move_session
from visitplanner.use_cases.override_breach import BreachIsGone, NoReasonGiven, override_breach
from visitplanner.use_cases.pin_session import pin_session
from visitplanner.use_cases.step_plan import step_plan
from visitplanner.use_cases.take_scenario import NoPlanYet, OccurrenceIsUnknown, PlanHasChanged

blueprint = Blueprint("board", __name__)

_REASON_IS_MISSING = N_("Say why this may be, so that everybody who sees it later understands.")
_NOT_KNOWN = (VisitIsUnknown, ScenarioIsUnknown, NoPlanYet, OccurrenceIsUnknown)


@dataclass(frozen=True)
class OnBoard:
    """A visit opened at one of its scenarios; without a ``plan`` where it has none yet."""

    page: Opened
    plan: PlanOnBoard | None

    @property
    def address(self) -> str:
        return _board_address(self.page.visit.header.id, self.plan.scenario.id if self.plan else None)


@blueprint.get("/visits/<visit_id>/board")
def board(visit_id: str) -> str:
    on_board = _on_board(visit_id)
    page, plan = on_board.page, on_board.plan
    shown: Mapping[str, Any] = {}
    if plan is not None and page.programme is not None:
        breaches = breaches_of(page, plan)
        shown = {
            "board": lay_out(page.programme),
            "marks": marks_of(page, breaches),
            "open_breaches": [each for each in breaches if each.override is None],
            "overridden": [each for each in breaches if each.override is not None],
            "tray": tray_of(page),
            "figures": figures_of(page),
        }
    return render_template("board/board.html", visit=page.visit, itinerary=page.itinerary, plan=plan, **shown)


@blueprint.get("/visits/<visit_id>/board/windows")
def windows(visit_id: str) -> Response:
    """When a meeting could be held as far as its own rules go: minutes of each day, lane by lane."""
    page = _on_board(visit_id).page
    occurrence = _occurrence(page, request.args)
    rows = [
        {"date": on.isoformat(), "groups": sorted(audience), "from": opens, "to": closes}
        for audience in occurrence.audiences
        for on in page.problem.dates
        for opens, closes in _minutes_of_day(page, occurrence, audience, on)
    ]
    return jsonify(windows=rows, audiences=[audience_code(each) for each in occurrence.audiences])


@blueprint.get("/visits/<visit_id>/board/move")
def preview(visit_id: str) -> str:
    """The form for one meeting, with what the move that is asked for would do; the part alone where a page asks."""
    on_board = _on_board(visit_id)
    occurrence = _occurrence(on_board.page, request.args)
    return _move_page(on_board, occurrence, wish_in(request.args, on_board.page.problem, occurrence))


@blueprint.post("/visits/<visit_id>/board/move")
def move(visit_id: str) -> AnyResponse | str | tuple[str, int]:
    on_board = _on_board(visit_id)
    occurrence = _occurrence(on_board.page, request.form)
    wish = wish_in(request.form, on_board.page.problem, occurrence)
    if not wish.is_one:
        return _move_page(on_board, occurrence, wish), 422
    try:
        move_session(visit_id, occurrence.id, wish.target, reason=request.form.get("reason", ""), **_deed(on_board))
    except ReasonIsMissing:
        return _move_page(on_board, occurrence, wish, fault=_REASON_IS_MISSING), 422
    except PlanHasChanged:
        return _move_page(_on_board(visit_id), occurrence, wish, stale=True), 409
    except _NOT_KNOWN:
        abort(404)
    flash(localiser().text(N_("The plan is changed. Undo takes it back.")))
    return redirect(on_board.address)


@blueprint.post("/visits/<visit_id>/board/pin")
def pin(visit_id: str) -> AnyResponse | tuple[str, int]:
    on_board = _on_board(visit_id)
    occurrence = _occurrence(on_board.page, request.form)
    try:
        pin_session(visit_id, occurrence.id, pinned=request.form.get("pinned") == "yes", **_deed(on_board))
    except PlanHasChanged:
        return _move_page(_on_board(visit_id), occurrence, Wish(), stale=True), 409
    except _NOT_KNOWN:
        abort(404)
    return redirect(on_board.address)


@blueprint.post("/visits/<visit_id>/board/step")
def step(visit_id: str) -> AnyResponse | tuple[str, int]:
    on_board = _on_board(visit_id)
    try:
        direction = "redo" if request.form.get("direction") == "redo" else "undo"
        step_plan(visit_id, direction, **_deed(on_board))  # type: ignore[arg-type]  # one of the two
    except PlanHasChanged:
        return render_template("board/stale.html", visit=on_board.page.visit, plan=on_board.plan), 409
    except _NOT_KNOWN:
        abort(404)
    return redirect(on_board.address)


@blueprint.post("/visits/<visit_id>/board/override")
def override(visit_id: str) -> AnyResponse:
    on_board = _on_board(visit_id)
    deed = _deed(on_board)
    try:
        override_breach(
            visit_id,
            request.form.get("breach", ""),
            scenario_id=deed["scenario_id"],
            reason=request.form.get("reason", ""),
            now=deed["now"],
            by=deed["by"],
        )
    except NoReasonGiven:
        flash(localiser().text(_REASON_IS_MISSING), "error")
    except BreachIsGone:
        flash(localiser().text(N_("The plan does not break this rule any longer.")), "error")
    except _NOT_KNOWN:
        abort(404)
    return redirect(on_board.address + "#broken")


def _move_page(
    on_board: OnBoard, occurrence: Occurrence, wish: Wish, *, fault: Text | None = None, stale: bool = False
) -> str:
    page, plan = on_board.page, on_board.plan
    if page.itinerary is None or plan is None:
        abort(404)
    rows = None
    if wish.is_one:
        after = moved(page.problem, page.itinerary, occurrence.id, wish.target)
        pinned = with_standing_pins(page.problem, page.itinerary)
        rows = effect_rows(page, occurrence, effect(pinned, page.itinerary, after, occurrence.id))
    alone = "HX-Request" in request.headers
    return render_template(
        "board/_move.html" if alone else "board/move.html",
        visit=page.visit,
        plan=plan,
        row=in_hand_of(page, occurrence),
        wish=wish,
        effect=rows,
        reason=request.form.get("reason", "")[:500],
        fault=fault,
        stale=stale,
        address=on_board.address,
        grid=page.problem.grid_minutes,
    )


def _on_board(visit_id: str) -> OnBoard:
    plan = plan_named(visit_id)
    try:
        return OnBoard(Opened(visit_of(visit_id), plan.kept.itinerary if plan else None), plan)
    except VisitIsUnknown:
        abort(404)


def _occurrence(page: Opened, fields: Mapping[str, str]) -> Occurrence:
    found = page.problem.occurrence.get(OccurrenceId(fields.get("occurrence", "")))
    if found is None:
        abort(404)
    return found


def _deed(on_board: OnBoard) -> dict[str, Any]:
    """What every deed on a plan is told. A page that does not say which plan it showed has shown none."""
    if on_board.plan is None:
        abort(404)
    return {
        "scenario_id": on_board.plan.scenario.id,
        "itinerary_id": number_in(request.form.get("itinerary", "")) or 0,
        "calendars": current_app.extensions["visitplanner"].calendars,
        "now": datetime.now(UTC),
        "by": current_user.email,
    }


def _minutes_of_day(
    page: Opened, occurrence: Occurrence, audience: frozenset[SubgroupId], on: date
) -> list[tuple[int, int]]:
    midnight = next((day.midnight for day in page.problem.days if day.date == on and day.subgroup in audience), None)
    if midnight is None or any((each, on) not in page.problem.day for each in audience):
        return []
    found = open_windows(page.problem, occurrence, audience, on)
    spans = ((max(each.opens - midnight, 0), min(each.closes - midnight, 24 * 60)) for each in found)
    return [(opens, closes) for opens, closes in spans if opens < closes]


def _board_address(visit_id: str, scenario_id: int | None) -> str:
    return url_for("board.board", visit_id=visit_id, scenario=scenario_id)
