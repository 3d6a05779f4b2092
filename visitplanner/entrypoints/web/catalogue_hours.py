"""When an organisation of the catalogue can be met, edited line by line."""

from datetime import UTC, datetime

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.forms.catalogue import EntryForm
from visitplanner.entrypoints.web.forms.catalogue_fields import HEADINGS
from visitplanner.entrypoints.web.forms.catalogue_hours import lines_of, read_lines
from visitplanner.entrypoints.web.words.visits import WEEKDAYS
from visitplanner.language.text import N_
from visitplanner.storage.queries.catalogue import EntryIsUnknown, hours_of_organisation, kept_entry
from visitplanner.storage.queries.confidants import withheld_from
from visitplanner.use_cases.save_entry import EntryHasChanged
from visitplanner.use_cases.save_hours import save_hours

blueprint = Blueprint("catalogue_hours", __name__)
SEASON_WORDS = {
    "weekly": N_("Every week"),
    "ramadan": N_("In Ramadan, instead"),
    "exception": N_("On single dates, instead"),
}


@blueprint.route("/catalogue/organisations/<entry_id>/hours", methods=["GET", "POST"])
def hours(entry_id: str) -> str | Response | tuple[str, int]:
    try:
        kept = kept_entry("organisations", entry_id)
    except EntryIsUnknown:
        abort(404)
    if entry_id in withheld_from(current_user.email):
        abort(404)
    shown = {"kept": kept, "headings": HEADINGS, "kind": "organisations", "weekdays": WEEKDAYS, "seasons": SEASON_WORDS}
    if request.method == "GET":
        return render_template("catalogue/hours.html", lines=lines_of(hours_of_organisation(entry_id)), **shown)
    read, lines = read_lines(request.form)
    if any(line.fault for those in lines.values() for line in those):
        return render_template("catalogue/hours.html", lines=lines, is_faulty=True, **shown), 422
    try:
        save_hours(entry_id, read, version=EntryForm().version.data or 0, now=datetime.now(UTC), by=current_user.email)
    except EntryHasChanged as changed:
        theirs = hours_of_organisation(entry_id)
        page = render_template("catalogue/hours.html", lines=lines, theirs=theirs, **{**shown, "kept": changed.now})
        return page, 409
    flash(localiser().text(N_("The hours are saved.")))
    return redirect(url_for("catalogue.entry", kind="organisations", entry_id=entry_id))
