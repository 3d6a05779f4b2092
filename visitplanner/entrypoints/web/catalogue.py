"""The catalogue: its entries searched and filtered, added, edited, archived and brought back."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.forms.catalogue import (
    Choices,
    EntryForm,
    Sent,
    plain_values,
    read_entry,
)
from visitplanner.entrypoints.web.forms.catalogue_choices import choices_of
from visitplanner.entrypoints.web.forms.catalogue_fields import ADDING, FIELDS, HEADINGS
from visitplanner.entrypoints.web.forms.numbers import number_in
from visitplanner.language.text import N_, Name, Text
from visitplanner.storage.queries.catalogue import (
    EntryIsUnknown,
    Kept,
    Wanted,
    catalogue_names,
    found_entries,
    hours_of_organisation,
    kept_entry,
    related_entries,
)
from visitplanner.storage.queries.confidants import confidants_of, host_of, is_confidential, withheld_from
from visitplanner.use_cases.archive_entry import archive_entry
from visitplanner.use_cases.save_entry import EntryHasChanged, EntryLooksLikeAnother, save_entry
from visitplanner.visit.catalogue import ENTRIES, Entry, Kind, untranslated

blueprint = Blueprint("catalogue", __name__)

FILTERS: Mapping[Kind, tuple[str, ...]] = {
    "organisations": ("topic", "country", "city", "type"),
    "sites": ("topic", "country", "city", "type"),
    "focal_points": ("topic", "country", "city", "type"),
    "meeting_points": ("country", "city"),
    "cities": ("country",),
    "topics": (),
}


@dataclass(frozen=True)
class Row:
    """An entry in a list: what it is called in each language, what it belongs to, and what it still lacks."""

    id: str
    version: int
    name: Name
    badge: Text | Name | None
    belongs_to: tuple[Name, ...]
    untranslated: int


@blueprint.get("/catalogue")
def front() -> Response:
    return redirect(url_for("catalogue.entries", kind="organisations"))


@blueprint.get("/catalogue/<kind>")
def entries(kind: str) -> str:
    kind = _kind(kind)
    wanted = wanted_in(request.args)
    found = found_entries(kind, wanted, withheld=withheld_from(current_user.email))
    names: Mapping[Kind, Mapping[str, Name]] = {
        "organisations": catalogue_names("organisations"),
        "cities": catalogue_names("cities"),
    }
    return render_template(
        "catalogue/entries.html",
        kind=kind,
        headings=HEADINGS,
        adding=ADDING[kind],
        wanted=wanted,
        found=found,
        rows=[_row(each, names) for each in found.entries],
        filters={name: choices_of(name) for name in FILTERS[kind]},
    )


@blueprint.route("/catalogue/<kind>/new", methods=["GET", "POST"])
def add(kind: str) -> str | Response | tuple[str, int]:
    kind = _kind(kind)
    if request.method == "GET":
        return _page(kind, None, request.args)
    return _save(kind, None)


@blueprint.route("/catalogue/<kind>/<entry_id>", methods=["GET", "POST"])
def entry(kind: str, entry_id: str) -> str | Response | tuple[str, int]:
    kind = _kind(kind)
    kept = _kept(kind, entry_id)
    if request.method == "GET":
        return _page(kind, kept, plain_values(kind, kept.entity))
    return _save(kind, kept)


@blueprint.post("/catalogue/<kind>/<entry_id>/archive")
def archive(kind: str, entry_id: str) -> Response | tuple[str, int]:
    return _archive(_kind(kind), entry_id, back=False)


@blueprint.post("/catalogue/<kind>/<entry_id>/bring-back")
def bring_back(kind: str, entry_id: str) -> Response | tuple[str, int]:
    return _archive(_kind(kind), entry_id, back=True)


def _archive(kind: Kind, entry_id: str, *, back: bool) -> Response | tuple[str, int]:
    version = EntryForm().version.data or 0
    try:
        archive_entry(kind, entry_id, version=version, back=back, now=datetime.now(UTC), by=current_user.email)
    except EntryIsUnknown:
        abort(404)
    except EntryHasChanged as changed:
        return _page(kind, changed.now, plain_values(kind, changed.now.entity), stale=True), 409
    done = N_("The entry is back in the catalogue.") if back else N_("The entry is in the archive.")
    flash(localiser().text(done))
    return redirect(url_for("catalogue.entries", kind=kind))


def _save(kind: Kind, kept: Kept | None) -> str | Response | tuple[str, int]:
    form, choices = EntryForm(), _choices(kind)
    entity, wrong = read_entry(kind, request.form, choices, kept.entity if kept else None)
    if entity is None:
        return _page(kind, kept, request.form, wrong=wrong), 422
    try:
        entry_id = save_entry(
            kind,
            entity,
            entry_id=kept.id if kept else None,
            version=form.version.data or 0,
            anyway=bool(form.anyway.data),
            key=form.key.data,
            now=datetime.now(UTC),
            by=current_user.email,
        )
    except EntryIsUnknown:
        abort(404)
    except EntryLooksLikeAnother as alike:
        return _page(kind, kept, request.form, alike=alike.others), 422
    except EntryHasChanged as changed:
        return _page(kind, changed.now, request.form, theirs=plain_values(kind, changed.now.entity)), 409
    flash(localiser().text(N_("The entry is saved.")))
    return redirect(url_for("catalogue.entry", kind=kind, entry_id=entry_id))


def _page(
    kind: Kind,
    kept: Kept | None,
    sent: Sent,
    *,
    wrong: Mapping[str, Text] | None = None,
    alike: tuple[Kept, ...] = (),
    theirs: Sent | None = None,
    stale: bool = False,
) -> str:
    is_host = kind == "organisations" and kept is not None
    return render_template(
        "catalogue/entry.html",
        kind=kind,
        headings=HEADINGS,
        adding=ADDING[kind],
        fields=FIELDS[kind],
        choices=_choices(kind),
        kept=kept,
        title=getattr(kept.entity, "shown_name", kept.entity.name) if kept else None,
        sent=sent,
        # A form that was sent and comes back is the same form: its key stays, so that it is carried out once.
        key=request.form.get("key") or secrets.token_urlsafe(18),
        wrong=wrong or {},
        alike=alike,
        theirs=theirs,
        stale=stale,
        untranslated=untranslated(kept.entity) if kept else 0,
        has_secret=bool(getattr(kept.entity, "secret", None)) if kept else False,
        related=related_entries(kept.id) if kept and is_host else {},
        hours=hours_of_organisation(kept.id) if kept and is_host else (),
        confidants=confidants_of(kept.id) if kept and is_host and is_confidential(kept.id) else (),
    )


def _choices(kind: Kind) -> Choices:
    return {each.name: choices_of(each.name) for each in FIELDS[kind] if each.kind in ("choice", "choices")}


def _row(kept: Kept, names: Mapping[Kind, Mapping[str, Name]]) -> Row:
    entity: Entry = kept.entity
    belongs = [names["organisations"].get(getattr(entity, "organisation_id", "")), names["cities"].get(_city(entity))]
    return Row(
        kept.id,
        kept.version,
        _shown(kept, names),
        _badge(entity),
        tuple(each for each in belongs if each),
        untranslated(entity),
    )


def _shown(kept: Kept, names: Mapping[Kind, Mapping[str, Name]]) -> Name:
    """What lists call an entry."""
    label: Name = names["organisations"].get(kept.id) or getattr(kept.entity, "shown_name", kept.entity.name)
    return label


def _city(entity: Entry) -> str:
    return str(getattr(entity, "city_id", ""))


def _badge(entity: Entry) -> Text | Name | None:
    """The one word that says most about an entry."""
    for field, choices in (("type", "type"), ("confidentiality", "confidentiality"), ("country", "country")):
        code = getattr(entity, field, None)
        if code is not None:
            return choices_of(choices).get(code)
    return None


def wanted_in(asked: Sent) -> Wanted:
    """What the address of a page asks for."""
    return Wanted(
        words=asked.get("q", "")[:200],
        archived=asked.get("archived") == "y",
        page=number_in(asked.get("page", ""), digits=5) or 1,
        **{name: asked.get(name, "")[:60] for name in ("topic", "country", "city", "type")},
    )


def _kept(kind: Kind, entry_id: str) -> Kept:
    try:
        kept = kept_entry(kind, entry_id)
    except EntryIsUnknown:
        abort(404)
    if host_of(kind, kept.id, kept.entity) in withheld_from(current_user.email):
        abort(404)
    return kept


def _kind(kind: str) -> Kind:
    if kind not in ENTRIES:
        abort(404)
    return cast(Kind, kind)
