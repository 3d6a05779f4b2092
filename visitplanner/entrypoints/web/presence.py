"""Who else has a visit open: each page of it gives a sign of life, and is told in answer."""

from datetime import UTC, datetime

from flask import Blueprint, Response, abort

from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.editing import whoever
from visitplanner.language.text import N_
from visitplanner.storage.queries.presences import others_here
from visitplanner.storage.queries.visits import VisitIsUnknown
from visitplanner.use_cases.note_presence import note_presence

blueprint = Blueprint("presence", __name__)


@blueprint.post("/visits/<visit_id>/presence")
def here(visit_id: str) -> Response:
    now = datetime.now(UTC)
    try:
        note_presence(visit_id, person=whoever(), now=now)
    except VisitIsUnknown:
        abort(404)
    others = others_here(visit_id, whoever(), now)
    said = localiser().text(N_("Also here: %(people)s", people=others)) if others else ""
    return Response(said, content_type="text/plain; charset=utf-8")
