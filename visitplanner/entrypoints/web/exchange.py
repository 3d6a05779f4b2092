"""Between a visit and the catalogue: hosts are taken from it, and put into it."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from visitplanner.entrypoints.web.catalogue import wanted_in
from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.forms.catalogue import EntryForm
from visitplanner.entrypoints.web.forms.catalogue_choices import choices_of
from visitplanner.language.folding import folded
from visitplanner.language.text import N_, NN_, Name, Text
from visitplanner.storage.queries.catalogue import confidential_labels, found_entries, visits_by_host
from visitplanner.storage.queries.confidants import withheld_from
from visitplanner.storage.queries.editing import visit_to_edit
from visitplanner.storage.queries.visits import VisitIsUnknown
from visitplanner.use_cases.add_from_catalogue import add_from_catalogue
from visitplanner.use_cases.edit_visit import VisitHasChanged
from visitplanner.use_cases.fill_catalogue import fill_catalogue
from visitplanner.use_cases.ports import Tools
from visitplanner.visit.faults import VisitFileIsFaulty

blueprint = Blueprint("exchange", __name__)
FILTERS = ("topic", "country", "city", "type")


@dataclass(frozen=True)
class Offer:
    """A host of the catalogue as the visit may take it; ``asked`` counts visits within 90 days, of ``at_most``."""

    id: str
    name: Name
    type: str
    is_here: bool
    asked: int
    at_most: int | None

    @property
    def too_often(self) -> bool:
        return self.at_most is not None and self.asked >= self.at_most


@blueprint.route("/visits/<visit_id>/from-catalogue", methods=["GET", "POST"])
def take(visit_id: str) -> str | Response | tuple[str, int]:
    if request.method == "GET":
        return _page(visit_id)
    form, tools = EntryForm(), _tools()
    chosen = request.form.getlist("organisation")
    if not chosen:
        return _page(visit_id, problem=N_("Choose at least one organisation.")), 422
    try:
        add_from_catalogue(
            visit_id,
            chosen,
            with_sessions=bool(request.form.get("with_sessions")),
            version=form.version.data or 0,
            files=tools.visit_files,
            calendars=tools.calendars,
            holidays=tools.holidays,
            now=datetime.now(UTC),
            by=current_user.email,
            key=form.key.data,
        )
    except VisitIsUnknown:
        abort(404)
    except VisitHasChanged:
        problem = N_("Somebody else has changed the visit meanwhile. Look at it as it is now, and add the hosts again.")
        return _page(visit_id, problem=problem), 409
    except VisitFileIsFaulty as refusal:
        return _page(visit_id, problem=refusal.faults[0].sentence), 422
    flash(localiser().text(NN_("%(count)s host was added.", "%(count)s hosts were added.", count=len(chosen))))
    return redirect(url_for("hosts.hosts", visit_id=visit_id))


@blueprint.post("/visits/<visit_id>/to-catalogue")
def give(visit_id: str) -> Response:
    try:
        filled = fill_catalogue(visit_id, now=datetime.now(UTC), by=current_user.email)
    except VisitIsUnknown:
        abort(404)
    said = NN_(
        "%(count)s entry is new in the catalogue; the others were there.",
        "%(count)s entries are new in the catalogue; the others were there.",
        count=filled.added,
    )
    flash(localiser().text(said))
    return redirect(url_for("hosts.hosts", visit_id=visit_id))


def _page(visit_id: str, problem: Text | None = None) -> str:
    try:
        editing = visit_to_edit(visit_id)
    except VisitIsUnknown:
        abort(404)
    visit, wanted = editing.visit, wanted_in(request.args)
    here = {folded(text) for each in visit.organisations for text in each.name.values()}
    asked = visits_by_host(visit.header.start_date, but_not=visit_id)
    labels = confidential_labels()
    offers = [
        Offer(
            each.id,
            labels.get(each.id, each.entity.name),
            each.entity.type,
            any(folded(text) in here for text in each.entity.name.values()),
            max((asked[folded(text)] for text in each.entity.name.values()), default=0),
            each.entity.visits_per_90_days,
        )
        for each in found_entries("organisations", wanted, withheld=withheld_from(current_user.email)).entries
    ]
    return render_template(
        "exchange/take.html",
        visit=visit,
        offers=offers,
        wanted=wanted,
        filters={name: choices_of(name) for name in FILTERS},
        chosen=set(request.form.getlist("organisation")),
        with_sessions=request.method == "GET" or bool(request.form.get("with_sessions")),
        version=editing.version,
        key=secrets.token_urlsafe(18),
        problem=problem,
    )


def _tools() -> Tools:
    tools: Tools = current_app.extensions["visitplanner"]
    return tools
