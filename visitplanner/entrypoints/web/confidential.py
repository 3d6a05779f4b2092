"""The address of a confidential site, shown once to a coordinator who asks for it; nothing keeps that page."""

from datetime import UTC, datetime

from flask import Blueprint, abort, render_template

from visitplanner.entrypoints.web.editing import to_edit, whoever
from visitplanner.storage.queries.visits import VisitIsUnknown
from visitplanner.use_cases.reveal_address import SiteIsUnknown, reveal_address
from visitplanner.visit.spoken_names import site_name

blueprint = Blueprint("confidential", __name__)


@blueprint.post("/visits/<visit_id>/setup/hosts/sites/<site_id>/address")
def reveal(visit_id: str, site_id: str) -> str:
    try:
        revealed = reveal_address(visit_id, site_id=site_id, now=datetime.now(UTC), by=whoever())
    except (VisitIsUnknown, SiteIsUnknown):
        abort(404)
    visit = to_edit(visit_id).visit
    label = next(site_name(each) for each in visit.sites if each.id == site_id)
    return render_template("setup/revealed.html", visit=visit, entry=site_id, label=label, revealed=revealed)
