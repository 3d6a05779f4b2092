"""The coordinator's side of asking hosts: where every agreement stands, links, and answers given by telephone."""

from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, session, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from visitplanner.entrypoints.web.agreements import (
    answers_on_page,
    hosts_to_ask,
    name_of,
    rows_of,
    share_confirmed,
)
from visitplanner.entrypoints.web.answer import BUSY
from visitplanner.entrypoints.web.asked import dates_by_slot, late, slots_on_page
from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.forms.answer import OFFERS, Typed, read_answers, replies_in
from visitplanner.entrypoints.web.forms.invitations import HeardForm, InviteForm, SlotForm
from visitplanner.entrypoints.web.opened import Opened, opened
from visitplanner.entrypoints.web.repair_rows import needs_of
from visitplanner.language.text import N_, NN_, Text
from visitplanner.programme.invitation import default_answer_by
from visitplanner.storage.queries.invitations import (
    Invitation,
    answers_in,
    booked,
    burden_of,
    invitation_of_host,
    invitations,
)
from visitplanner.storage.queries.letters import undelivered_by_visit
from visitplanner.storage.queries.repairs import is_overdue, repairs_for
from visitplanner.use_cases.edit_visit import VisitHasChanged
from visitplanner.use_cases.invite_hosts import Invited, NothingIsPlanned, invite_hosts
from visitplanner.use_cases.issue_host_link import issue_host_link
from visitplanner.use_cases.ports import Calendars, Tools
from visitplanner.use_cases.record_reply import DatabaseIsBusy, Fate, PlanIsClosed, record_reply
from visitplanner.use_cases.revoke_host_link import revoke_host_link
from visitplanner.use_cases.take_up_offer import NothingIsOffered, take_up_offer
from visitplanner.use_cases.undo_answer import NothingToUndo, undo_answer
from visitplanner.visit.faults import VisitFileIsFaulty

blueprint = Blueprint("invitations", __name__)

_NEW_LINK = "new_host_link"
_CLOSED = N_("The visit has begun or is over, so answers can no longer be recorded. Change its status first.")


@blueprint.get("/visits/<visit_id>/invitations")
def status(visit_id: str) -> str:
    return _board(opened(visit_id), {})


@blueprint.post("/visits/<visit_id>/invitations")
def invite(visit_id: str) -> Response | tuple[str, int]:
    page, form, now = opened(visit_id), InviteForm(), datetime.now(UTC)
    faults = form.faults(now.date())
    if set(form.hosts) - page.organisation.keys():
        faults["host"] = N_("No host of this visit is called that. Open the page again and choose from the list.")
    if faults or form.date is None:
        return _board(page, faults), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        invited = invite_hosts(
            visit_id,
            hosts=form.hosts,
            language=form.language.data or "",
            answer_by=form.date,
            link=link_address,
            calendars=_calendars(),
            now=now,
            by=current_user.email,
        )
    except NothingIsPlanned:
        return _board(page, {"host": N_("There is no plan yet. Plan the visit first.")}), HTTPStatus.CONFLICT
    _tell(page, invited)
    return redirect(url_for("invitations.status", visit_id=visit_id))


@blueprint.post("/visits/<visit_id>/invitations/<host>/link")
def issue_link(visit_id: str, host: str) -> Response:
    """The address is shown on the next page only; afterwards nobody can be told it again."""
    _known(visit_id, host)
    address = issue_host_link(visit_id, host, link=link_address, now=datetime.now(UTC), by=current_user.email)
    session[_NEW_LINK] = address
    return redirect(url_for("invitations.status", visit_id=visit_id))


@blueprint.post("/visits/<visit_id>/invitations/<host>/link/revoke")
def revoke_link(visit_id: str, host: str) -> Response:
    _known(visit_id, host)
    revoke_host_link(visit_id, host, now=datetime.now(UTC), by=current_user.email)
    flash(localiser().text(N_("The link is withdrawn. Whoever opens it is told so.")))
    return redirect(url_for("invitations.status", visit_id=visit_id))


@blueprint.post("/visits/<visit_id>/invitations/<host>/undo")
def undo(visit_id: str, host: str) -> Response:
    _known(visit_id, host)
    occurrence = SlotForm().occurrence.data or ""
    try:
        undo_answer(visit_id, host, occurrence, calendars=_calendars(), now=datetime.now(UTC), by=current_user.email)
        flash(localiser().text(N_("The answer is undone. The meeting is open again; the record keeps the answer.")))
    except NothingToUndo:
        flash(localiser().text(N_("There is no answer to undo: the meeting is open already.")), "error")
    except PlanIsClosed:
        flash(localiser().text(_CLOSED), "error")
    return redirect(url_for("invitations.status", visit_id=visit_id))


@blueprint.post("/visits/<visit_id>/invitations/<host>/offer")
def take_up(visit_id: str, host: str) -> Response:
    _known(visit_id, host)
    tools: Tools = current_app.extensions["visitplanner"]
    try:
        take_up_offer(
            visit_id,
            host,
            SlotForm().occurrence.data or "",
            files=tools.visit_files,
            calendars=tools.calendars,
            now=datetime.now(UTC),
            by=current_user.email,
        )
        flash(localiser().text(N_("What the host offers holds from now on. Plan again or move the meeting, then ask.")))
    except NothingIsOffered:
        flash(localiser().text(N_("The host offers nothing for this meeting.")), "error")
    except VisitHasChanged:
        flash(localiser().text(N_("Somebody has just changed the visit. Look at it, then try again.")), "error")
    except VisitFileIsFaulty as refusal:
        flash(localiser().text(refusal.faults[0].sentence), "error")
    return redirect(url_for("invitations.status", visit_id=visit_id))


@blueprint.get("/visits/<visit_id>/hosts/<host>/answer")
def answer(visit_id: str, host: str) -> str:
    page, asked = opened(visit_id), _known(visit_id, host)
    return _answer_page(page, asked, HeardForm())


@blueprint.post("/visits/<visit_id>/hosts/<host>/answer")
def write_down(visit_id: str, host: str) -> Response | tuple[str, int]:
    """What a host said on the telephone counts like what it says on its page."""
    page, asked, form = opened(visit_id), _known(visit_id, host), HeardForm()
    heard = (form.heard.data or "").strip()
    typed, fault = read_answers(request.form, dates_by_slot(page.visit, asked), heard), form.fault()
    replies = replies_in(typed)
    if fault or not replies:
        shown = _answer_page(page, asked, form, typed=typed, fault=fault, nothing_chosen=not replies)
        return shown, HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        fates = record_reply(
            asked.id, replies, actor=current_user.email, channel="phone", calendars=_calendars(), now=datetime.now(UTC)
        )
    except PlanIsClosed:
        return _answer_page(page, asked, form, typed=typed, fault=_CLOSED), HTTPStatus.CONFLICT
    except DatabaseIsBusy:
        return _answer_page(page, asked, form, typed=typed, fault=BUSY), HTTPStatus.SERVICE_UNAVAILABLE
    if late(fates):
        asked = _known(visit_id, host)
        return _answer_page(opened(visit_id), asked, form, typed=typed, fates=fates), HTTPStatus.CONFLICT
    flash(localiser().text(N_("The answer is recorded.")))
    return redirect(url_for("invitations.status", visit_id=visit_id))


def link_address(token: str) -> str:
    """Where the host behind a token answers, as letters say it."""
    # Not from the request: whoever sends one could put any host into it.
    return str(current_app.config["ADDRESS"]) + url_for("answer.enter", token=token)


def _board(page: Opened, faults: dict[str, Text]) -> str:
    visit_id, now = page.visit.header.id, datetime.now(UTC)
    asked = invitations(visit_id)
    confirmed, wanted = share_confirmed(asked)
    needs = needs_of(page, repairs_for(visit_id, now.date()))
    return render_template(
        "invitations/status.html",
        visit=page.visit,
        planned=page.itinerary is not None,
        rows=rows_of(page, asked, booked(visit_id), now),
        needs=needs,
        offers={each.cause.about: each for each in needs if each.cause.kind == "offer"},
        undelivered=undelivered_by_visit(now).get(visit_id, 0),
        overdue=sum(is_overdue(each, now.date()) for each in asked),
        to_ask=hosts_to_ask(page, asked, burden_of(page.visit)),
        answers=answers_on_page(page, answers_in(visit_id)),
        confirmed=confirmed,
        wanted=wanted,
        new_link=session.pop(_NEW_LINK, None),
        answer_by=default_answer_by(now.date(), page.visit.header.start_date),
        year=str(page.visit.header.start_date.year),
        form=InviteForm(),
        faults=faults,
    )


def _answer_page(
    page: Opened,
    asked: Invitation,
    form: HeardForm,
    typed: Mapping[str, Typed] | None = None,
    fates: Mapping[str, Fate] | None = None,
    fault: Text | None = None,
    nothing_chosen: bool = False,
) -> str:
    return render_template(
        "invitations/answer.html",
        visit=page.visit,
        name=name_of(page, asked.organisation),
        host=asked.organisation,
        slots=slots_on_page(page.visit, asked, typed, fates),
        form=form,
        fault=fault,
        nothing_chosen=nothing_chosen,
        offers=range(OFFERS),
    )


def _tell(page: Opened, invited: Invited) -> None:
    count = len(invited.hosts)
    said = NN_(
        "%(count)s host is asked. Its letter is a draft.", "%(count)s hosts are asked. Letters are drafts.", count=count
    )
    if not count and not invited.taken:
        said = N_("These hosts know already how things stand, so no letter is drafted.")
    flash(localiser().text(said))
    for occurrence in invited.taken:
        placed = page.session[occurrence.partition("#")[0]]
        title = page.link(placed).title
        sentence = N_(
            "%(session)s was not asked for: its host or place is taken at that time. Move it, then ask again.",
            session=title,
        )
        flash(localiser().text(sentence), "error")


def _known(visit_id: str, host: str) -> Invitation:
    asked = invitation_of_host(opened(visit_id).visit.header.id, host)
    return asked or abort(404)


def _calendars() -> Calendars:
    calendars: Calendars = current_app.extensions["visitplanner"].calendars
    return calendars
