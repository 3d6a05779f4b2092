"""Everything of a visit as files: an Excel workbook in each language, JSON, and the visit file."""

from flask import Blueprint, Response, abort, current_app, render_template

from visitplanner.entrypoints.web.opened import opened
from visitplanner.entrypoints.web.words import WORDS
from visitplanner.entrypoints.web.workbooks import workbook_answer
from visitplanner.language.languages import LANGUAGES
from visitplanner.language.localise import Localiser
from visitplanner.storage.queries.visits import VisitIsUnknown
from visitplanner.use_cases.export_everything import export_everything
from visitplanner.use_cases.export_open_file import export_open_file
from visitplanner.use_cases.export_workbook import export_workbook
from visitplanner.use_cases.ports import Tools

blueprint = Blueprint("exports", __name__)


@blueprint.get("/visits/<visit_id>/exports")
def exports(visit_id: str) -> str:
    return render_template("exports/exports.html", visit=opened(visit_id).visit)


@blueprint.get("/visits/<visit_id>/exports/workbook/<language>")
def workbook(visit_id: str, language: str) -> Response:
    if language not in LANGUAGES:
        abort(404)
    tools = _tools()
    try:
        data = export_workbook(
            visit_id,
            files=tools.visit_files,
            workbooks=tools.workbooks,
            words=WORDS,
            localiser=Localiser(language),
        )
    except VisitIsUnknown:
        abort(404)
    return workbook_answer(data, f"{visit_id}-{language}")


@blueprint.get("/visits/<visit_id>/exports/visit-file")
def visit_file(visit_id: str) -> Response:
    try:
        data = export_open_file(visit_id, files=_tools().visit_files)
    except VisitIsUnknown:
        abort(404)
    return _json(data, visit_id)


@blueprint.get("/visits/<visit_id>/exports/everything")
def everything(visit_id: str) -> Response:
    tools = _tools()
    try:
        data = export_everything(visit_id, files=tools.visit_files, itineraries=tools.itinerary_files)
    except VisitIsUnknown:
        abort(404)
    return _json(data, f"{visit_id}-everything")


def _json(data: bytes, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}.json"'}
    return Response(data, headers=headers, mimetype="application/json")


def _tools() -> Tools:
    tools: Tools = current_app.extensions["visitplanner"]
    return tools
