"""Who may know a host of the catalogue that has a confidential site: one coordinator more."""

from datetime import UTC, datetime

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from visitplanner.entrypoints.web import limits
from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.coordinators import NOBODY
from visitplanner.language.text import N_, Code
from visitplanner.storage.queries.catalogue import EntryIsUnknown
from visitplanner.use_cases.assign_coordinator import NobodySignsIn
from visitplanner.use_cases.entrust_host import entrust_host

blueprint = Blueprint("confidants", __name__)


@blueprint.post("/catalogue/organisations/<entry_id>/confidants")
@limits.imports
def add(entry_id: str) -> Response:
    email = request.form.get("email", "").strip()
    try:
        entrust_host(entry_id, email=email, now=datetime.now(UTC), by=current_user.email)
    except EntryIsUnknown:
        abort(404)
    except NobodySignsIn:
        flash(localiser().text(NOBODY), "error")
    else:
        flash(localiser().text(N_("%(person)s may know this host now.", person=Code(email))))
    return redirect(url_for("catalogue.entry", kind="organisations", entry_id=entry_id))
