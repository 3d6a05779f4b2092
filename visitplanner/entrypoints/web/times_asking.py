"""The coordinator's side of asking for times: whom to ask, what was answered, and letting the visit have it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, current_app, flash, redirect, render_template, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from visitplanner.entrypoints.web.agreements import name_of
from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.forms.invitations import InviteForm
from visitplanner.entrypoints.web.opened import Opened, opened
from visitplanner.language.text import N_, NN_, Name, Text
from visitplanner.programme.host_times import grid_of, sessions_of, windows_of
from visitplanner.programme.invitation import default_answer_by
from visitplanner.storage.queries.times_requests import TimesRequest, times_requests
from visitplanner.use_cases.ask_for_times import ask_for_times
from visitplanner.use_cases.edit_visit import VisitHasChanged
from visitplanner.use_cases.ports import Tools
from visitplanner.use_cases.revoke_times_link import revoke_times_link
from visitplanner.use_cases.take_times import NoTimesAreGiven, TimesWereNotAsked, take_times
from visitplanner.visit.entities import OfferedWindow
from visitplanner.visit.faults import VisitFileIsFaulty

blueprint = Blueprint("times_asking", __name__)


@dataclass(frozen=True)
class HostRow:
    """A host that can be asked, and how far it has come; ``windows`` are what it has given."""

    id: str
    name: Name
    asked: TimesRequest | None
    windows: tuple[OfferedWindow, ...]
    zone: str

    def local(self, moment: datetime) -> datetime:
        """On the clocks of the place where the host receives."""
        return moment.astimezone(ZoneInfo(self.zone))


@blueprint.get("/visits/<visit_id>/times")
def asking(visit_id: str) -> str:
    return _board(opened(visit_id), {})


@blueprint.post("/visits/<visit_id>/times")
def ask(visit_id: str) -> Response | tuple[str, int]:
    page, form, now = opened(visit_id), InviteForm(), datetime.now(UTC)
    faults = form.faults(now.date())
    if faults or form.date is None:
        return _board(page, faults), HTTPStatus.UNPROCESSABLE_ENTITY
    asked = ask_for_times(
        visit_id,
        hosts=form.hosts,
        language=form.language.data or "",
        answer_by=form.date,
        link=_link_address,
        now=now,
        by=current_user.email,
    )
    said = NN_(
        "%(count)s host is asked for its times. Its letter is a draft.",
        "%(count)s hosts are asked for their times. Letters are drafts.",
        count=len(asked),
    )
    flash(localiser().text(said))
    return redirect(url_for("times_asking.asking", visit_id=visit_id))


@blueprint.post("/visits/<visit_id>/times/<host>/take")
def take(visit_id: str, host: str) -> Response:
    opened(visit_id)
    tools: Tools = current_app.extensions["visitplanner"]
    try:
        count = take_times(
            visit_id,
            host,
            files=tools.visit_files,
            calendars=tools.calendars,
            now=datetime.now(UTC),
            by=current_user.email,
        )
    except TimesWereNotAsked:
        abort(404)
    except NoTimesAreGiven:
        flash(localiser().text(N_("No time suits this host yet, so nothing was taken over.")), "error")
    except (VisitHasChanged, VisitFileIsFaulty):
        flash(localiser().text(N_("The visit has just been changed. Try again.")), "error")
    else:
        said = NN_(
            "%(count)s session now has the times of this host. Plan again to heed them.",
            "%(count)s sessions now have the times of this host. Plan again to heed them.",
            count=count,
        )
        flash(localiser().text(said))
    return redirect(url_for("times_asking.asking", visit_id=visit_id))


@blueprint.post("/visits/<visit_id>/times/<host>/link/revoke")
def revoke_link(visit_id: str, host: str) -> Response:
    opened(visit_id)
    try:
        revoke_times_link(visit_id, host, now=datetime.now(UTC), by=current_user.email)
    except TimesWereNotAsked:
        abort(404)
    flash(localiser().text(N_("The link is withdrawn. Whoever opens it is told so.")))
    return redirect(url_for("times_asking.asking", visit_id=visit_id))


def _link_address(token: str) -> str:
    # Not from the request: whoever sends one could put any host into it.
    return str(current_app.config["ADDRESS"]) + url_for("times.enter", token=token)


def _board(page: Opened, faults: dict[str, Text]) -> str:
    header, today = page.visit.header, datetime.now(UTC).date()
    return render_template(
        "times/asking.html",
        visit=page.visit,
        hosts=_rows(page),
        form=InviteForm(),
        faults=faults,
        answer_by=default_answer_by(today, header.start_date),
    )


def _rows(page: Opened) -> list[HostRow]:
    asked = {each.host: each for each in times_requests(page.visit.header.id)}
    rows = []
    for organisation in page.visit.organisations:
        request_, host = asked.get(organisation.id), organisation.id
        grid, given = grid_of(page.visit, host), windows_of(request_.times if request_ else {})
        can_be_asked = grid is not None and sessions_of(page.visit, host)
        if (can_be_asked or request_) and host != page.visit.header.organiser_id:
            rows.append(HostRow(host, name_of(page, host), request_, given, grid.zone if grid else "UTC"))
    return rows
