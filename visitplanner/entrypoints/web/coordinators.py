"""Whose visit it is: the coordinators assigned to it, one more, and one fewer."""

from datetime import UTC, datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from visitplanner.entrypoints.web import limits
from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.editing import to_edit, whoever
from visitplanner.language.text import N_, Code, Text
from visitplanner.storage.queries.coordinators import coordinators_of
from visitplanner.use_cases.assign_coordinator import NobodySignsIn, assign_coordinator
from visitplanner.use_cases.withdraw_coordinator import CoordinatorIsTheLast, withdraw_coordinator

blueprint = Blueprint("coordinators", __name__)
NOBODY = N_("Nobody signs in with this address. Check how it is written, or ask whoever runs this site to add it.")
_LAST = N_("A visit needs a coordinator. Add somebody else first.")


@blueprint.get("/visits/<visit_id>/coordinators")
def coordinators(visit_id: str) -> str:
    return _page(visit_id)


@blueprint.post("/visits/<visit_id>/coordinators")
@limits.imports
def add(visit_id: str) -> Response | tuple[str, int]:
    email = request.form.get("email", "").strip()
    try:
        assign_coordinator(visit_id, email=email, now=datetime.now(UTC), by=whoever())
    except NobodySignsIn:
        return _page(visit_id, problem=NOBODY, email=email), 422
    flash(localiser().text(N_("%(person)s sees this visit now.", person=Code(email))))
    return redirect(url_for("coordinators.coordinators", visit_id=visit_id))


@blueprint.post("/visits/<visit_id>/coordinators/withdraw")
def withdraw(visit_id: str) -> Response | tuple[str, int]:
    email = request.form.get("email", "")
    try:
        withdraw_coordinator(visit_id, email=email, now=datetime.now(UTC), by=whoever())
    except CoordinatorIsTheLast:
        return _page(visit_id, problem=_LAST), 409
    if email == whoever():
        flash(localiser().text(N_("The visit is not yours any more.")))
        return redirect(url_for("visits.visits"))
    flash(localiser().text(N_("%(person)s does not see this visit any more.", person=Code(email))))
    return redirect(url_for("coordinators.coordinators", visit_id=visit_id))


def _page(visit_id: str, problem: Text | None = None, email: str = "") -> str:
    return render_template(
        "coordinators/coordinators.html",
        visit=to_edit(visit_id).visit,
        people=coordinators_of(visit_id),
        problem=problem,
        email=email,
    )
