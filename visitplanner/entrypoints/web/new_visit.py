"""The ways to a new visit: from nothing, or as a copy of an earlier one; files have pages of their own."""

from datetime import UTC, date, datetime

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.editing import new_key, sent_key, to_edit, tools, whoever
from visitplanner.entrypoints.web.forms.fields import Form
from visitplanner.entrypoints.web.forms.new_visit import beginning_fields, beginning_of, check_beginning, copy_fields
from visitplanner.language.text import N_
from visitplanner.storage.queries.visits import VisitIsUnknown, visits_by_date
from visitplanner.use_cases.copy_visit import copy_visit
from visitplanner.use_cases.create_visit import create_visit

blueprint = Blueprint("new_visit", __name__)


@blueprint.route("/visits/new", methods=["GET", "POST"])
def begin() -> str | Response | tuple[str, int]:
    form = Form(beginning_fields(), None, request.form if request.method == "POST" else None)
    if request.method != "POST":
        return _begin_page(form)
    check_beginning(form)
    if not form.is_fit:
        return _begin_page(form), 422
    visit_id = create_visit(
        beginning_of(form),
        calendars=tools().calendars,
        holidays=tools().holidays,
        now=datetime.now(UTC),
        by=whoever(),
        key=sent_key(),
    )
    flash(localiser().text(N_("The visit is begun. Go through the steps in any order; you can leave and come back.")))
    return redirect(url_for("setup.step", visit_id=visit_id, step="places"))


@blueprint.route("/visits/<visit_id>/copy", methods=["GET", "POST"])
def copy(visit_id: str) -> str | Response | tuple[str, int]:
    old = to_edit(visit_id).visit
    form = Form(copy_fields(old), None, request.form if request.method == "POST" else None)
    if request.method != "POST":
        return render_template("new_visit/copy.html", visit=old, form=form, key=new_key())
    if not form.is_fit:
        return render_template("new_visit/copy.html", visit=old, form=form, key=new_key()), 422
    try:
        new_id = copy_visit(
            visit_id,
            code=form.values["code"],
            title=form.values["title"],
            start=date.fromisoformat(form.values["start_date"]),
            calendars=tools().calendars,
            holidays=tools().holidays,
            now=datetime.now(UTC),
            by=whoever(),
            key=sent_key(),
        )
    except VisitIsUnknown:
        abort(404)
    flash(localiser().text(N_("The copy is there. Check its dates and ask the hosts when they can.")))
    return redirect(url_for("setup.step", visit_id=new_id, step="days"))


def _begin_page(form: Form) -> str:
    return render_template("new_visit/begin.html", form=form, key=new_key(), earlier=visits_by_date(whoever()))
