"""A visit from an Excel workbook: a template, the upload, what its columns mean, what is wrong, and the import."""

import secrets
from datetime import UTC, datetime

from flask import Blueprint, Response, abort, current_app, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from visitplanner.entrypoints.web import limits
from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.forms.workbooks import (
    TakeForm,
    UploadForm,
    said_of_columns,
    said_of_sheets,
)
from visitplanner.entrypoints.web.words import WORDS
from visitplanner.language.languages import LANGUAGES
from visitplanner.language.localise import Localiser
from visitplanner.language.text import N_, Text
from visitplanner.storage.queries.workbooks import DraftIsUnknown
from visitplanner.use_cases.edit_visit import VisitHasChanged
from visitplanner.use_cases.import_visit import VisitExists, VisitIsAnothers
from visitplanner.use_cases.import_workbook import WorkbookIsFaulty, import_workbook
from visitplanner.use_cases.map_workbook import map_workbook
from visitplanner.use_cases.ports import Tools, WorkbookIsUnreadable
from visitplanner.use_cases.read_workbook import read_workbook
from visitplanner.use_cases.try_workbook import Trial, try_workbook
from visitplanner.visit.workbook.grid import letter
from visitplanner.visit.workbook.sheets import SHEET_OF, SHEETS

blueprint = Blueprint("workbooks", __name__)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_SHOWN = 200
_NO_FILE = N_("Choose a workbook on your computer, then send it.")


@blueprint.route("/visits/workbook", methods=["GET", "POST"])
@limits.imports
def upload() -> str | AnyResponse | tuple[str, int]:
    form = UploadForm()
    if request.method == "GET":
        return render_template("workbooks/upload.html", form=form, languages=LANGUAGES.values())
    data = form.content(limit=current_app.config["UPLOAD_LIMIT"])
    if not data:
        return _refused(form, _NO_FILE)
    try:
        draft_id = read_workbook(
            data, name=form.name, workbooks=_tools().workbooks, now=datetime.now(UTC), by=current_user.email
        )
    except WorkbookIsUnreadable as unreadable:
        return _refused(form, unreadable.sentence)
    return redirect(url_for("workbooks.draft", draft_id=draft_id))


@blueprint.get("/visits/workbook/template/<language>")
def template(language: str) -> Response:
    if language not in LANGUAGES:
        abort(404)
    data = _tools().workbooks.template(WORDS, Localiser(language))
    return workbook_answer(data, f"visit-template-{language}")


@blueprint.get("/visits/workbook/<draft_id>")
def draft(draft_id: str) -> str:
    return _page(_trial(draft_id))


@blueprint.post("/visits/workbook/<draft_id>/columns")
def choose(draft_id: str) -> AnyResponse:
    try:
        map_workbook(draft_id, said_of_sheets(request.form), said_of_columns(request.form), by=current_user.email)
    except DraftIsUnknown:
        abort(404)
    return redirect(url_for("workbooks.draft", draft_id=draft_id, _anchor="trial"))


@blueprint.post("/visits/workbook/<draft_id>/import")
def take(draft_id: str) -> AnyResponse | tuple[str, int]:
    form, tools = TakeForm(), _tools()
    try:
        visit_id = import_workbook(
            draft_id,
            replace=bool(form.replace.data),
            version=form.version.data,
            files=tools.visit_files,
            calendars=tools.calendars,
            words=WORDS,
            now=datetime.now(UTC),
            by=current_user.email,
            key=form.key.data,
        )
    except DraftIsUnknown:
        abort(404)
    except WorkbookIsFaulty as faulty:
        return _page(faulty.trial), 422
    except VisitExists:
        problem = N_("This visit is here already. Tick the box to replace it.")
        return _page(_trial(draft_id), problem), 422
    except VisitIsAnothers:
        problem = N_("Another visit has this identifier. Give the one in the workbook another.")
        return _page(_trial(draft_id), problem), 422
    except VisitHasChanged:
        problem = N_("Somebody else has changed the visit meanwhile. Look at it as it is now before you replace it.")
        return _page(_trial(draft_id), problem), 409
    flash(localiser().text(N_("The visit is imported. Plan it next.")))
    return redirect(url_for("visits.programme", visit_id=visit_id))


def workbook_answer(data: bytes, name: str) -> Response:
    """A workbook as a file to be kept."""
    return Response(data, headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'}, mimetype=XLSX)


def _page(trial: Trial, problem: Text | None = None) -> str:
    fatal = [each for each in trial.faults if each.fatal]
    return render_template(
        "workbooks/draft.html",
        trial=trial,
        sheets=SHEETS,
        sheet_of=SHEET_OF,
        letter=letter,
        fatal=fatal[:MOST_SHOWN],
        fatal_count=len(fatal),
        hints=[each for each in trial.faults if not each.fatal][:MOST_SHOWN],
        problem=problem,
        key=secrets.token_urlsafe(18),
    )


def _trial(draft_id: str) -> Trial:
    try:
        return try_workbook(draft_id, files=_tools().visit_files, words=WORDS, by=current_user.email)
    except DraftIsUnknown:
        abort(404)


def _refused(form: UploadForm, sentence: Text) -> tuple[str, int]:
    page = render_template("workbooks/upload.html", form=form, problem=sentence, languages=LANGUAGES.values())
    return page, 422


def _tools() -> Tools:
    tools: Tools = current_app.extensions["visitplanner"]
    return tools
