"""Editing a letter: nothing typed is lost, and nobody writes over words that were never read."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.forms.letters import FAULTS, NO_ADDRESS, LetterForm, version_in
from visitplanner.entrypoints.web.letters import LETTER
from visitplanner.entrypoints.web.opened import opened
from visitplanner.language.localise import Localiser
from visitplanner.language.text import N_, Text
from visitplanner.programme.letter import UNCHANGEABLE, Letter
from visitplanner.storage.queries.letters import LetterIsUnknown, letter_of_visit
from visitplanner.use_cases.edit_letter import (
    AddressIsUnusable,
    LetterHasChanged,
    LetterIsOnItsWay,
    WordsAreUnusable,
    edit_letter,
)

blueprint = Blueprint("letter_edit", __name__)

_ON_ITS_WAY = N_("The letter is on its way or was discarded, so it can no longer be edited.")


@dataclass(frozen=True)
class Refusal:
    """Why something was not kept: ``faults`` by field, ``theirs`` where somebody else was faster."""

    code: int
    faults: dict[str, Text] = field(default_factory=dict)
    theirs: Letter | None = None


@blueprint.route(f"{LETTER}/edit", methods=["GET", "POST"])
def edit(visit_id: str, letter_id: int) -> str | Response | tuple[str, int]:
    visit = opened(visit_id).visit
    try:
        letter = letter_of_visit(visit_id, letter_id)
    except LetterIsUnknown:
        abort(404)
    back = url_for("letters.letter", visit_id=visit_id, letter_id=letter_id)
    if letter.state in UNCHANGEABLE:
        flash(localiser().text(_ON_ITS_WAY), "error")
        return redirect(back)
    form, refusal = LetterForm(), None
    if form.is_submitted():
        refusal = _keep(form, letter)
        if refusal is None:
            flash(localiser().text(N_("The letter is saved.")))
            return redirect(back)
    else:
        form.take(letter)
    page = render_template(
        "letters/edit.html",
        visit=visit,
        letter=letter,
        form=form,
        refusal=refusal,
        languages_of_letter=[Localiser(each) for each in dict.fromkeys((*letter.languages, *letter.words))],
    )
    return (page, refusal.code) if refusal else page


def _keep(form: LetterForm, letter: Letter) -> Refusal | None:
    try:
        edit_letter(
            letter.id,
            visit_id=letter.visit_id,
            version=version_in(form.version.data),
            to_name=form.to_name.data or "",
            to_address=form.to_address.data or "",
            languages=form.languages,
            words=form.words(letter.words),
            now=datetime.now(UTC),
            by=current_user.email,
        )
    except AddressIsUnusable:
        return Refusal(422, {"to_address": NO_ADDRESS})
    except WordsAreUnusable as fault:
        name = f"{fault.field}_{fault.language}" if fault.language else fault.field
        return Refusal(422, {name: FAULTS[fault.field]})
    except LetterHasChanged as changed:
        return Refusal(409, theirs=changed.letter)
    except LetterIsOnItsWay:
        return Refusal(409)
    return None
