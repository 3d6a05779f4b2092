"""One entry of a list of a visit: shown to be changed, saved, removed."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.editing import changed_page, new_key, save, sent_version, to_edit
from visitplanner.entrypoints.web.forms.fields import Form, Plain
from visitplanner.entrypoints.web.setup import SAVED, marks_of
from visitplanner.entrypoints.web.sheets import Sheet, StepPage, step_page
from visitplanner.language.text import N_
from visitplanner.storage.queries.editing import VisitVersion
from visitplanner.use_cases.edit_visit import VisitHasChanged
from visitplanner.visit.entities import Visit
from visitplanner.visit.faults import VisitFileIsFaulty
from visitplanner.visit.readiness import readiness
from visitplanner.visit.rule_kinds import KIND_OF
from visitplanner.visit.uses import used_by

blueprint = Blueprint("entries", __name__)

NEW = "new"
REMOVED = N_("Removed.")


@blueprint.get("/visits/<visit_id>/setup/<step>/<sheet>/<entry>")
def entry(visit_id: str, step: str, sheet: str, entry: str) -> str:
    edited = to_edit(visit_id)
    page, own = _sheet_or_404(step, sheet)
    form = Form(own.fields(edited.visit, old := _entry_or_404(own, edited.visit, entry), request.args), old)
    return _page(edited, page, own, entry, form)


@blueprint.post("/visits/<visit_id>/setup/<step>/<sheet>/<entry>")
def save_entry(visit_id: str, step: str, sheet: str, entry: str) -> Response | tuple[str, int]:
    edited = to_edit(visit_id)
    page, own = _sheet_or_404(step, sheet)
    old = None if entry == NEW else own.find(edited.visit, entry)
    if entry != NEW and old is None and sent_version() == edited.version:
        abort(404)
    asked = _asked(request.form)
    form = Form(own.fields(edited.visit, old, asked), old, request.form)
    own.check(edited.visit, form)
    if not form.is_fit:
        return _page(edited, page, own, entry, form), 422
    changes = own.saving(edited.visit, old, form)
    try:
        save(visit_id, changes)
    except VisitHasChanged as refusal:
        return changed_page(visit_id, refusal, form, _newest(own, refusal.visit, entry, asked))
    except VisitFileIsFaulty as refusal:
        form.place(refusal.faults, own.place(edited.visit, entry))
        return _page(edited, page, own, entry, form), 422
    flash(localiser().text(SAVED))
    return redirect(_where_next(edited.visit, step, own, entry, changes))


@blueprint.post("/visits/<visit_id>/setup/<step>/<sheet>/<entry>/remove")
def remove_entry(visit_id: str, step: str, sheet: str, entry: str) -> Response | tuple[str, int]:
    edited = to_edit(visit_id)
    page, own = _sheet_or_404(step, sheet)
    old = own.find(edited.visit, entry)
    if own.is_fixed or entry == NEW:
        abort(404)
    if old is None:
        return redirect(url_for("setup.step", visit_id=visit_id, step=step))
    form = Form(own.fields(edited.visit, old, {}), old)
    users = used_by(edited.visit, own.name, entry)
    if users:
        form.general.append(N_("This is still used by: %(users)s. Change those first.", users=users))
        return _page(edited, page, own, entry, form), 422
    try:
        save(visit_id, own.removing(edited.visit, old))
    except VisitHasChanged as refusal:
        return changed_page(visit_id, refusal, None, None)
    except VisitFileIsFaulty as refusal:
        form.place(refusal.faults, "$")
        return _page(edited, page, own, entry, form), 422
    flash(localiser().text(REMOVED))
    return redirect(url_for("setup.step", visit_id=visit_id, step=step, _anchor=own.name))


def _page(edited: VisitVersion, page: StepPage, sheet: Sheet, entry: str, form: Form) -> str:
    return render_template(
        "setup/entry.html",
        visit=edited.visit,
        version=edited.version,
        key=new_key(),
        page=page,
        sheet=sheet,
        entry=entry,
        is_new=entry == NEW,
        form=form,
        asked=_asked(request.values),
        marks=marks_of(readiness(edited.visit, datetime.now(UTC).date())),
        kind_of=KIND_OF.get,
        title=None if entry == NEW else _title(edited.visit, sheet, entry),
    )


def _title(visit: Visit, sheet: Sheet, entry: str) -> object:
    return next((sheet.line(visit, each).title for each in sheet.of(visit) if sheet.id_of(each) == entry), None)


def _newest(sheet: Sheet, visit: Visit, entry: str, asked: Mapping[str, str]) -> Form | None:
    """The same entry in the newest version; a form with nothing in it for one that is new."""
    if entry == NEW:
        return Form(sheet.fields(visit, None, asked), None)
    found = sheet.find(visit, entry)
    return None if found is None else Form(sheet.fields(visit, found, asked), found)


def _where_next(visit: Visit, step: str, sheet: Sheet, entry: str, changes: list[Plain]) -> str:
    """Back to the list; after adding, to another new entry, or to what the new entry needs next."""
    visit_id = visit.header.id
    added = next((each["value"] for each in changes if each["op"] == "add" and each["entity"] == sheet.name), None)
    if request.form.get("then") == "another":
        return url_for("entries.entry", visit_id=visit_id, step=step, sheet=sheet.name, entry=NEW)
    onward = sheet.then(visit, added) if added and request.form.get("then") == "onward" else None
    if onward is not None:
        name, known = onward
        target = "sessions" if name == "sessions" else step
        values: dict[str, Any] = {"visit_id": visit_id, "step": target, "sheet": name, "entry": NEW, **known}
        return url_for("entries.entry", **values)
    anchor = f"{sheet.name}-{added['id'] if added and 'id' in added else entry}"
    return url_for("setup.step", visit_id=visit_id, step=step, _anchor=anchor)


def _asked(values: Mapping[str, str]) -> dict[str, str]:
    """What the address, or the form made from it, says about a new entry already."""
    return {name: values[name] for name in ("organisation", "site", "topic", "kind") if values.get(name)}


def _sheet_or_404(step: str, name: str) -> tuple[StepPage, Sheet]:
    page = step_page(step) or abort(404)
    return page, page.sheet(name) or abort(404)


def _entry_or_404(sheet: Sheet, visit: Visit, entry: str) -> Plain | None:
    if entry == NEW and not sheet.is_fixed:
        return None
    return sheet.find(visit, entry) or abort(404)
