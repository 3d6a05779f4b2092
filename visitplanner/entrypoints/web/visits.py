"""The list of visits, the import of a visit file, and a visit's programme."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from visitplanner.entrypoints.web import limits
from visitplanner.entrypoints.web.board_grid import lay_out
from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.figures import figures_of, left_out_of
from visitplanner.entrypoints.web.forms.visits import ImportForm
from visitplanner.entrypoints.web.opened import opened
from visitplanner.language.text import N_, Text
from visitplanner.storage.queries.letters import undelivered_by_visit
from visitplanner.storage.queries.repairs import overdue_by_visit
from visitplanner.storage.queries.visits import visits_by_date
from visitplanner.use_cases.import_visit import VisitExists, VisitIsAnothers, import_visit
from visitplanner.use_cases.ports import Tools
from visitplanner.visit.faults import VisitFileIsFaulty

blueprint = Blueprint("visits", __name__)


@dataclass(frozen=True)
class Refusal:
    """Why a file was not taken, and what to do; ``visit_id`` where the visit is there already."""

    heading: Text
    advice: Text
    visit_id: str | None = None


_NO_FILE = Refusal(N_("No file was chosen"), N_("Choose a visit file on your computer, then import it."))
ANOTHERS = Refusal(
    N_("The identifier of this visit is taken"),
    N_("Give the visit in the file another identifier, or ask one of its coordinators to add you."),
)
_TOO_LARGE = Refusal(
    N_("The file is too large"),
    N_("A visit file may hold up to 5 MB. Check that this is one, and leave out what the visit does not need."),
)


@blueprint.get("/")
def front_door() -> Response:
    return redirect(url_for("visits.visits"))


@blueprint.get("/visits")
def visits() -> str:
    rows, overdue = visits_by_date(current_user.email), overdue_by_visit(datetime.now(UTC).date())
    undelivered = undelivered_by_visit(datetime.now(UTC))
    return render_template("visits/visits.html", rows=rows, overdue=overdue, undelivered=undelivered)


@blueprint.route("/visits/import", methods=["GET", "POST"])
@limits.imports
def import_file() -> str | Response | tuple[str, int]:
    form = ImportForm()
    if not form.validate_on_submit():
        return render_template("visits/import.html", form=form)
    data = form.content(limit=current_app.config["UPLOAD_LIMIT"])
    if data is None:
        return _refused(form, _NO_FILE if form.is_empty else _TOO_LARGE)
    tools: Tools = current_app.extensions["visitplanner"]
    try:
        visit_id = import_visit(
            data,
            files=tools.visit_files,
            calendars=tools.calendars,
            now=datetime.now(UTC),
            replace=bool(form.replace.data),
            by=current_user.email,
        )
    except VisitFileIsFaulty as refusal:
        return render_template("visits/import.html", form=form, faults=refusal.faults), 422
    except VisitExists as refusal:
        return _refused(form, _already_there(refusal.visit_id))
    except VisitIsAnothers:
        return _refused(form, ANOTHERS)
    flash(localiser().text(N_("The visit is imported. Plan it next.")))
    return redirect(url_for("visits.programme", visit_id=visit_id))


def _refused(form: ImportForm, refusal: Refusal) -> tuple[str, int]:
    return render_template("visits/import.html", form=form, refusal=refusal), 422


def _already_there(visit_id: str) -> Refusal:
    return Refusal(
        N_("This visit is here already"),
        N_("Open it, or tick the box below and choose the file again to replace it."),
        visit_id,
    )


@blueprint.get("/visits/<visit_id>")
def programme(visit_id: str) -> str:
    page = opened(visit_id)
    shown: Mapping[str, object] = {}
    if page.programme is not None:
        shown = {"board": lay_out(page.programme), "figures": figures_of(page), "left_out": left_out_of(page)}
    undelivered = undelivered_by_visit(datetime.now(UTC)).get(visit_id, 0)
    return render_template(
        "visits/programme.html", visit=page.visit, itinerary=page.itinerary, undelivered=undelivered, **shown
    )
