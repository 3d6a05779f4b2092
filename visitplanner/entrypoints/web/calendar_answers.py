"""A coordinator hands over what came back by mail: calendar answers and reports that a letter did not arrive."""

from collections import Counter
from datetime import UTC, datetime
from http import HTTPStatus

from flask import Blueprint, current_app, render_template, request
from flask_login import current_user

from visitplanner.entrypoints.web import limits
from visitplanner.entrypoints.web.forms.times import MOST_BYTES
from visitplanner.entrypoints.web.opened import opened
from visitplanner.language.text import N_, Text
from visitplanner.storage.queries.calendar_mails import unmatched_mails
from visitplanner.use_cases.ports import CalendarIsUnreadable, Tools
from visitplanner.use_cases.take_calendar_answers import take_calendar_answers

blueprint = Blueprint("calendar_answers", __name__)

SENTENCES = {
    "answered": N_("The answer is recorded."),
    "known": N_("This answer was recorded before."),
    "outdated": N_("The answer is about an earlier proposal, or its time is taken. It was not recorded."),
    "unmatched": N_("The answer belongs to no invitation of this visit. It was not recorded."),
    "undecided": N_("The answer says neither yes nor no and proposes no time. Ask the host once more."),
    "bounced": N_("A letter that could not be delivered is marked as such."),
}


@blueprint.get("/visits/<visit_id>/calendar-answers")
def upload(visit_id: str) -> str:
    return _page(visit_id)


@blueprint.post("/visits/<visit_id>/calendar-answers")
@limits.imports
def take(visit_id: str) -> tuple[str, int]:
    opened(visit_id)
    file = request.files.get("file")
    data = file.stream.read(MOST_BYTES + 1) if file else b""
    if not data:
        return _page(visit_id, fault=N_("Choose a file on your computer, then send it.")), _REFUSED
    tools: Tools = current_app.extensions["visitplanner"]
    try:
        found = take_calendar_answers(
            data,
            host_calendars=tools.host_calendars,
            calendars=tools.calendars,
            now=datetime.now(UTC),
            by=current_user.email,
            visit_id=visit_id,
        )
    except CalendarIsUnreadable as unreadable:
        return _page(visit_id, fault=unreadable.sentence), _REFUSED
    if not found:
        return _page(visit_id, fault=N_("There is no answer in this file.")), _REFUSED
    return _page(visit_id, Counter({str(each): count for each, count in found.items()})), HTTPStatus.OK


_REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY


def _page(visit_id: str, found: Counter[str] | None = None, fault: Text | None = None) -> str:
    said = [SENTENCES[each] for each in found or ()]
    return render_template(
        "calendar/answers.html",
        visit=opened(visit_id).visit,
        said=said,
        fault=fault,
        unmatched=unmatched_mails(),
    )
