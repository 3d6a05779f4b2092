"""What every page that edits a visit does alike: it names the version it saw, and tells when that is not the newest."""

import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import abort, current_app, render_template, request
from flask_login import current_user

from visitplanner.entrypoints.web.forms.fields import Form, Plain
from visitplanner.entrypoints.web.forms.said import said
from visitplanner.language.text import Text, Value
from visitplanner.storage.queries.editing import VisitVersion, visit_to_edit
from visitplanner.storage.queries.visits import VisitIsUnknown
from visitplanner.use_cases.edit_visit import VisitHasChanged, edit_visit
from visitplanner.use_cases.ports import Tools

OURS = frozenset({"csrf_token", "version", "key"})
"""Fields of every form that are not what somebody typed."""


@dataclass(frozen=True)
class Difference:
    """One field as it was sent, and as it stands in the newest version."""

    label: Text
    mine: tuple[Value, ...]
    newest: tuple[Value, ...]


def tools() -> Tools:
    found: Tools = current_app.extensions["visitplanner"]
    return found


def to_edit(visit_id: str) -> VisitVersion:
    """The visit with its version; 404 where there is none."""
    try:
        return visit_to_edit(visit_id)
    except VisitIsUnknown:
        abort(404)


def whoever() -> str:
    """The e-mail address of the account that is signed in."""
    return str(current_user.email)


def new_key() -> str:
    """Names one showing of a form, so that it is carried out once."""
    return secrets.token_urlsafe(16)


def sent_key() -> str | None:
    return request.form.get("key", "")[:64] or None


def save(visit_id: str, changes: Sequence[Plain]) -> int:
    """The new version. Raises ``VisitHasChanged`` and ``VisitFileIsFaulty``; 404 where there is no visit."""
    try:
        return edit_visit(
            visit_id,
            changes,
            version=sent_version(),
            files=tools().visit_files,
            calendars=tools().calendars,
            now=datetime.now(UTC),
            by=whoever(),
            key=sent_key(),
        )
    except VisitIsUnknown:
        abort(404)


def sent_version() -> int:
    """The version that the form was made for; one that no visit has where it names none."""
    text = request.form.get("version", "")
    return int(text) if re.fullmatch(r"\d{1,9}", text, re.ASCII) else 0


def changed_page(visit_id: str, refusal: VisitHasChanged, mine: Form | None, newest: Form | None) -> tuple[str, int]:
    """Both versions side by side, with everything that was typed in a button that applies it to the newest one."""
    page = render_template(
        "setup/changed.html",
        visit=refusal.visit,
        version=refusal.version,
        key=new_key(),
        differences=list(_differences(mine, newest)),
        is_gone=mine is not None and newest is None,
        kept=[(name, value) for name, value in request.form.items(multi=True) if name not in OURS],
    )
    return page, 409


def _differences(mine: Form | None, newest: Form | None) -> Iterable[Difference]:
    if mine is None:
        return
    there = {} if newest is None else newest.typed
    for field in mine.fields:
        typed = mine.typed[field.name]
        if field.name not in there or typed != there[field.name]:
            now = said(field, there[field.name]) if field.name in there else ()
            yield Difference(field.label, said(field, typed), now)
