"""What happened to a visit, the latest first: who did what, when and by which way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Blueprint, render_template, request

from visitplanner.entrypoints.web.agreements import name_of
from visitplanner.entrypoints.web.forms.numbers import number_in
from visitplanner.entrypoints.web.opened import Opened, opened
from visitplanner.entrypoints.web.words import word
from visitplanner.language.text import N_, Code, Name, Text, Value
from visitplanner.programme.happenings import happening
from visitplanner.storage.queries.record import MOST, Happening, happenings

blueprint = Blueprint("record", __name__)

HOST = "host: "
"""Stands before the identifier of a host that has answered by itself."""


@dataclass(frozen=True)
class HappeningRow:
    """``about`` names the sessions and hosts concerned, as far as the visit still has them."""

    at: datetime
    actor: Value
    way: Text
    what: Text
    about: tuple[Name, ...]


@blueprint.get("/visits/<visit_id>/record")
def record(visit_id: str) -> str:
    page = opened(visit_id)
    found = happenings(visit_id, before=number_in(request.args.get("before", "")))
    return render_template(
        "record/record.html",
        visit=page.visit,
        rows=[_row(page, each) for each in found],
        older=found[-1].id if len(found) == MOST else None,
    )


def _row(page: Opened, each: Happening) -> HappeningRow:
    return HappeningRow(
        at=each.at,
        actor=_actor(page, each.actor),
        way=word("way", each.channel),
        what=happening(each.operation),
        about=tuple(_about(page, each.after or each.before or {})),
    )


def _actor(page: Opened, actor: str) -> Value:
    """A host by its name, or by its public label; others by the address of their account."""
    host = actor.removeprefix(HOST)
    if host == actor:
        return Code(actor)
    return name_of(page, host) if host in page.organisation else N_("A host that the visit no longer has")


def _about(page: Opened, values: Mapping[str, Any]) -> list[Name]:
    """Read through the visibility function, so that no confidential host is named."""
    host, occurrence = str(values.get("host", "")), str(values.get("occurrence", values.get("session", "")))
    occurrences = [occurrence, *map(str, values.get("occurrences", ()))]
    sessions = dict.fromkeys(each.partition("#")[0] for each in occurrences)
    named = [page.link(page.session[each]).title for each in sessions if each in page.session]
    return ([name_of(page, host)] if host in page.organisation else []) + named
