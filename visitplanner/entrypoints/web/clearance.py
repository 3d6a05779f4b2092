"""Clearance: which site wants to know of whom until when, what it has said, and the list that it is handed."""

from datetime import UTC, date, datetime
from http import HTTPStatus
from typing import cast

from flask import Blueprint, Response, abort, current_app, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.forms.clearance import reason_fault
from visitplanner.entrypoints.web.opened import COORDINATOR, Opened, opened
from visitplanner.language.text import N_, NN_, Text
from visitplanner.programme.clearance import ClearanceState, clearances_of
from visitplanner.programme.visibility import site_as_seen
from visitplanner.storage.queries.clearances import clearance_states, waivers_of
from visitplanner.use_cases.change_clearance import ClearanceIsNotAsked, change_clearance
from visitplanner.use_cases.list_for_clearance import list_for_clearance
from visitplanner.use_cases.ports import Calendars
from visitplanner.use_cases.waive_clearance import waive_clearance
from visitplanner.use_cases.withdraw_waiver import NothingIsWaived, withdraw_waiver

blueprint = Blueprint("clearance", __name__)
STATES = ("submitted", "approved", "rejected")


@blueprint.get("/visits/<visit_id>/clearance")
def clearance(visit_id: str) -> str:
    return _page(visit_id)


@blueprint.post("/visits/<visit_id>/clearance/<site_id>")
def change(visit_id: str, site_id: str) -> AnyResponse:
    opened(visit_id)
    state, members = request.form.get("state", ""), request.form.getlist("member")
    if state not in STATES:
        abort(HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        count = change_clearance(
            visit_id,
            site_id,
            members,
            cast(ClearanceState, state),
            calendars=_calendars(),
            now=datetime.now(UTC),
            by=current_user.email,
        )
    except ClearanceIsNotAsked:
        abort(404)
    if count:
        said = NN_("%(count)s person is noted.", "%(count)s persons are noted.", count=count)
        flash(localiser().text(said))
    else:
        flash(localiser().text(N_("Choose at least one person.")), "error")
    return redirect(url_for("clearance.clearance", visit_id=visit_id))


@blueprint.post("/visits/<visit_id>/clearance/<site_id>/waive")
def waive(visit_id: str, site_id: str) -> AnyResponse | tuple[str, int]:
    opened(visit_id)
    reason = request.form.get("reason", "")
    fault = reason_fault(reason)
    if fault:
        return _page(visit_id, site_id, reason, fault), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        waive_clearance(
            visit_id, site_id, reason=reason, calendars=_calendars(), now=datetime.now(UTC), by=current_user.email
        )
    except ClearanceIsNotAsked:
        abort(404)
    flash(localiser().text(N_("Sessions at this site may now be confirmed without clearance.")))
    return redirect(url_for("clearance.clearance", visit_id=visit_id))


@blueprint.post("/visits/<visit_id>/clearance/<site_id>/withdraw")
def withdraw(visit_id: str, site_id: str) -> AnyResponse:
    opened(visit_id)
    try:
        withdraw_waiver(visit_id, site_id, calendars=_calendars(), now=datetime.now(UTC), by=current_user.email)
        flash(localiser().text(N_("Sessions at this site wait for clearance again.")))
    except NothingIsWaived:
        flash(localiser().text(N_("Sessions at this site wait for clearance already.")), "error")
    return redirect(url_for("clearance.clearance", visit_id=visit_id))


@blueprint.post("/visits/<visit_id>/clearance/<site_id>/list")
def download(visit_id: str, site_id: str) -> Response:
    """A form and no link, because it is written down that the list was handed out."""
    opened(visit_id)
    try:
        lines = list_for_clearance(
            visit_id,
            site_id,
            with_passports=request.form.get("passports") == "yes",
            localiser=localiser(),
            now=datetime.now(UTC),
            by=current_user.email,
        )
    except ClearanceIsNotAsked:
        abort(404)
    headers = {"Content-Disposition": 'attachment; filename="clearance.csv"'}
    return Response("\ufeff" + lines, headers=headers, mimetype="text/csv")


def _page(visit_id: str, at: str = "", reason: str = "", fault: Text | None = None) -> str:
    """With what was typed as the reason for one site, and what is wrong with it."""
    page = opened(visit_id)
    return render_template(
        "clearance/clearance.html",
        visit=page.visit,
        clearances=clearances_of(page.visit, _dates(page), clearance_states(visit_id)),
        names={each.id: site_as_seen(page.visit, each, COORDINATOR, attends=False).name for each in page.visit.sites},
        waivers=waivers_of(visit_id),
        today=datetime.now(UTC).date(),
        refused_at=at,
        reason=reason,
        fault=fault,
    )


def _dates(page: Opened) -> dict[str, date]:
    """The first day of each session that is planned."""
    found: dict[str, date] = {}
    for each in page.itinerary.placements if page.itinerary else ():
        found[each.session] = min(each.date, found.get(each.session, each.date))
    return found


def _calendars() -> Calendars:
    calendars: Calendars = current_app.extensions["visitplanner"].calendars
    return calendars
