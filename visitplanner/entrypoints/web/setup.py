"""A visit set up in steps that can be left and resumed, each a page of its own."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.editing import changed_page, new_key, save, to_edit, tools
from visitplanner.entrypoints.web.forms.fields import Form
from visitplanner.entrypoints.web.sheets import STEP_PAGES, Card, StepPage, step_page
from visitplanner.entrypoints.web.sheets.rules import with_choices
from visitplanner.entrypoints.web.teaching import teaching_of
from visitplanner.language.text import N_, NN_, Text
from visitplanner.storage.queries.editing import VisitVersion
from visitplanner.use_cases.edit_visit import VisitHasChanged
from visitplanner.use_cases.find_holidays import find_holidays
from visitplanner.visit.entities import Visit
from visitplanner.visit.faults import VisitFileIsFaulty
from visitplanner.visit.plain import plain
from visitplanner.visit.readiness import Gap, readiness

blueprint = Blueprint("setup", __name__)

SAVED = N_("Saved.")


@dataclass(frozen=True)
class StepMark:
    """A step in the navigation. ``state`` is ``missing`` where something must be mended, ``better`` where it should."""

    name: str
    label: Text
    state: str
    count: int


@blueprint.get("/visits/<visit_id>/setup")
def resume(visit_id: str) -> Response:
    """The first step at which something must still be done, else the first of all."""
    visit = to_edit(visit_id).visit
    missing = {gap.step for gap in readiness(visit, _today()) if gap.severity == "must"}
    name = next((each.name for each in STEP_PAGES if each.name in missing), STEP_PAGES[0].name)
    return redirect(url_for("setup.step", visit_id=visit_id, step=name))


@blueprint.get("/visits/<visit_id>/setup/<step>")
def step(visit_id: str, step: str) -> str:
    return _page(to_edit(visit_id), _step_or_404(step))


@blueprint.post("/visits/<visit_id>/setup/<step>/form/<card>")
def save_card(visit_id: str, step: str, card: str) -> Response | tuple[str, int]:
    edited = to_edit(visit_id)
    page = _step_or_404(step)
    asked = page.card(card) or abort(404)
    old = asked.read(edited.visit)
    form = Form(asked.fields(edited.visit), old, request.form)
    asked.check(edited.visit, form)
    if not form.is_fit:
        return _page(edited, page, {card: form}), 422
    try:
        save(visit_id, asked.changes(edited.visit, old, form.result(old)))
    except VisitHasChanged as refusal:
        return changed_page(visit_id, refusal, form, Form(asked.fields(refusal.visit), asked.read(refusal.visit)))
    except VisitFileIsFaulty as refusal:
        form.place(refusal.faults, asked.place)
        return _page(edited, page, {card: form}), 422
    flash(localiser().text(SAVED))
    return redirect(url_for("setup.step", visit_id=visit_id, step=step))


@blueprint.post("/visits/<visit_id>/setup/days/known-holidays")
def add_holidays(visit_id: str) -> Response | tuple[str, int]:
    """Those of the host countries in the days of the visit, as far as they are not there yet."""
    visit = to_edit(visit_id).visit
    known = find_holidays(
        visit.header.host_countries,
        first=visit.header.start_date,
        last=visit.header.end_date,
        holidays=tools().holidays,
    )
    listed = {(each.date, each.country) for each in visit.holidays}
    new = [each for each in known if (each.date, each.country) not in listed]
    together = sorted((*visit.holidays, *new), key=lambda each: (each.date, each.country))
    try:
        save(visit_id, [{"op": "put", "field": "holidays", "value": plain(together)}] if new else [])
    except VisitHasChanged as refusal:
        return changed_page(visit_id, refusal, None, None)
    sentence = NN_("%(count)s holiday was added.", "%(count)s holidays were added.", count=len(new))
    flash(localiser().text(sentence))
    return redirect(url_for("setup.step", visit_id=visit_id, step="days", _anchor="holidays"))


def _page(edited: VisitVersion, page: StepPage, sent: Mapping[str, Form] | None = None) -> str:
    visit = edited.visit
    gaps = readiness(visit, _today())
    return render_template(
        "setup/step.html",
        visit=visit,
        version=edited.version,
        key=new_key(),
        page=page,
        marks=marks_of(gaps),
        gaps=[gap for gap in gaps if gap.step == page.name],
        forms={card.name: (sent or {}).get(card.name) or _form(visit, card) for card in page.cards},
        lines={sheet.name: [sheet.line(visit, each) for each in sheet.of(visit)] for sheet in page.sheets},
        **_extras(visit, page),
    )


def _form(visit: Visit, card: Card) -> Form:
    return Form(card.fields(visit), card.read(visit))


def _extras(visit: Visit, page: StepPage) -> dict[str, Any]:
    """What the templates below the lists need, and where the next step is."""
    number = STEP_PAGES.index(page)
    return {
        "teaching": teaching_of(visit) if "setup/_matrix.html" in page.extras else None,
        "rule_kinds": with_choices() if "setup/_rule_kinds.html" in page.extras else (),
        "before": STEP_PAGES[number - 1] if number else None,
        "after": STEP_PAGES[number + 1] if number + 1 < len(STEP_PAGES) else None,
    }


def marks_of(gaps: tuple[Gap, ...]) -> list[StepMark]:
    """Every step with what is missing there."""
    must = Counter[str](gap.step for gap in gaps if gap.severity == "must")
    should = Counter[str](gap.step for gap in gaps if gap.severity == "should")
    return [_mark(each, must[each.name], should[each.name]) for each in STEP_PAGES]


def _mark(page: StepPage, must: int, should: int) -> StepMark:
    state = "missing" if must else "better" if should else "done"
    return StepMark(page.name, page.label, state, must or should)


def _step_or_404(name: str) -> StepPage:
    return step_page(name) or abort(404)


def _today() -> date:
    return datetime.now(UTC).date()
