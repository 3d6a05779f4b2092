"""Who else has a visit open: each page of it gives a sign of life, and is told in answer."""

from datetime import UTC, datetime

from flask import Blueprint, abort, render_template

from visitplanner.entrypoints.web.editing import whoever
from visitplanner.storage.queries.presences import others_here
from visitplanner.storage.queries.visits import VisitIsUnknown
from visitplanner.use_cases.note_presence import note_presence

blueprint = Blueprint("presence", __name__)


@blueprint.post("/visits/<visit_id>/presence")
def here(visit_id: str) -> str:
    now = datetime.now(UTC)
    try:
        note_presence(visit_id, person=whoever(), now=now)
    except VisitIsUnknown:
        abort(404)
    return render_template("visits/_others_here.html", others=others_here(visit_id, whoever(), now))
