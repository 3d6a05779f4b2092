"""The programme as a calendar: a file to download, and secret links to subscribe to, in each language."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.forms.calendar import WHOLE_VISIT, LinkForm
from visitplanner.entrypoints.web.opened import Opened, opened
from visitplanner.language.languages import LANGUAGES
from visitplanner.language.text import N_, Name, Text
from visitplanner.storage.queries.feeds import FeedLink, feed_links
from visitplanner.storage.queries.visits import VisitIsUnknown
from visitplanner.use_cases.create_feed_link import ReaderIsUnknown, create_feed_link
from visitplanner.use_cases.revoke_feed_link import FeedLinkIsUnknown, revoke_feed_link

blueprint = Blueprint("calendar", __name__)

_NEW_LINK = "new_link"
_WHOLE = N_("The whole visit")


@dataclass(frozen=True)
class LinkRow:
    """A link as it is listed: everything but its secret."""

    id: int
    language: str
    reader: Text | Name
    full_day: bool
    created_at: datetime
    ends_at: datetime
    withdrawn: bool


@blueprint.get("/visits/<visit_id>/calendar")
def calendar(visit_id: str) -> str:
    page = opened(visit_id)
    return render_template(
        "calendar/calendar.html",
        visit=page.visit,
        planned=page.itinerary is not None,
        name=_file_name(page),
        links=[_row(page, link, datetime.now(UTC)) for link in feed_links(visit_id)],
        new_address=session.pop(_NEW_LINK, None),
        form=LinkForm(),
        whole_visit=WHOLE_VISIT,
    )


@blueprint.post("/visits/<visit_id>/calendar/links")
def create_link(visit_id: str) -> Response:
    """The address is shown on the next page only; afterwards nobody can be told it again."""
    page, form = opened(visit_id), LinkForm()
    everything = form.reader.data == WHOLE_VISIT
    language = form.language.data or ""
    try:
        link = create_feed_link(
            visit_id,
            language=language,
            role="coordinator" if everything else "delegate",
            subgroup="" if everything else form.reader.data or "",
            full_day=bool(form.full_day.data),
            calendars=current_app.extensions["visitplanner"].calendars,
            now=datetime.now(UTC),
        )
    except ReaderIsUnknown:
        abort(400)
    except VisitIsUnknown:
        abort(404)
    path = url_for("feeds.feed", token=link.token, language=language, name=_file_name(page))
    session[_NEW_LINK] = _public_address() + path
    return redirect(url_for("calendar.calendar", visit_id=visit_id))


@blueprint.post("/visits/<visit_id>/calendar/links/<int(max=2147483647):link_id>/revoke")
def revoke_link(visit_id: str, link_id: int) -> Response:
    try:
        revoke_feed_link(link_id, visit_id=visit_id, now=datetime.now(UTC))
    except FeedLinkIsUnknown:
        abort(404)
    flash(localiser().text(N_("The link is withdrawn. Its subscribers are told so by their calendars.")))
    return redirect(url_for("calendar.calendar", visit_id=visit_id))


def _row(page: Opened, link: FeedLink, now: datetime) -> LinkRow:
    names = {each.id: each.name for each in page.visit.subgroups}
    withdrawn_at = link.withdrawn_at(now)
    return LinkRow(
        id=link.id,
        language=LANGUAGES[link.edition.language].own_name,
        reader=names.get(link.edition.subgroup, _WHOLE),
        full_day=link.edition.full_day,
        created_at=link.created_at,
        ends_at=withdrawn_at or link.expires_at,
        withdrawn=withdrawn_at is not None,
    )


def _public_address() -> str:
    """The address people know the site by; the request's own where none was set."""
    return str(current_app.config.get("PUBLIC_URL") or request.host_url).rstrip("/")


def _file_name(page: Opened) -> str:
    return f"study-visit-{page.visit.header.start_date:%Y}"
