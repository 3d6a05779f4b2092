"""What the planner proposes after hosts' answers: looked at, applied with one click, accepted or refused."""

from datetime import UTC, datetime
from http import HTTPStatus

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.forms.invitations import SlotForm
from visitplanner.entrypoints.web.forms.repairs import RepairForm
from visitplanner.entrypoints.web.invitations import link_address
from visitplanner.entrypoints.web.opened import Opened, opened
from visitplanner.entrypoints.web.repair_rows import broken_in, needs_of
from visitplanner.language.text import N_, NN_
from visitplanner.storage.queries.invitations import InvitationIsUnknown
from visitplanner.storage.queries.repairs import Repairs, repairs_for
from visitplanner.use_cases.apply_repair import (
    Applied,
    ConfirmedWouldMove,
    RepairIsOutdated,
    TimeIsTaken,
    apply_repair,
)
from visitplanner.use_cases.ports import Tools
from visitplanner.use_cases.refuse_offer import refuse_offer
from visitplanner.use_cases.search_again import search_again
from visitplanner.use_cases.take_up_offer import NothingIsOffered
from visitplanner.visit.faults import VisitFileIsFaulty

blueprint = Blueprint("repairs", __name__)


@blueprint.app_template_global()
def repairs_waiting(visit_id: str) -> Repairs:
    """What a visit's pages say on top: answers that the plan cannot stay with."""
    return repairs_for(visit_id, datetime.now(UTC).date())


@blueprint.get("/visits/<visit_id>/repairs")
def repairs(visit_id: str) -> str:
    return _page(opened(visit_id))


@blueprint.post("/visits/<visit_id>/repairs/<int:repair_id>/apply")
def apply(visit_id: str, repair_id: int) -> Response | tuple[str, int]:
    page, tools = opened(visit_id), _tools()
    try:
        applied = apply_repair(
            visit_id,
            repair_id,
            link=link_address,
            files=tools.visit_files,
            calendars=tools.calendars,
            now=datetime.now(UTC),
            by=current_user.email,
            reopening=bool(RepairForm().reopening.data),
        )
    except ConfirmedWouldMove:
        return _page(page, undecided=repair_id), HTTPStatus.UNPROCESSABLE_ENTITY
    except RepairIsOutdated:
        return _page(opened(visit_id), stale=True), HTTPStatus.CONFLICT
    except TimeIsTaken:
        flash(localiser().text(N_("Another visit has taken that time meanwhile. Choose another repair.")), "error")
        return _page(page), HTTPStatus.CONFLICT
    except VisitFileIsFaulty as refusal:
        flash(localiser().text(refusal.faults[0].sentence), "error")
        return _page(page), HTTPStatus.CONFLICT
    _tell(page, applied)
    return redirect(url_for("invitations.status", visit_id=visit_id))


@blueprint.post("/visits/<visit_id>/repairs/again")
def look_again(visit_id: str) -> Response:
    search_again(opened(visit_id).visit.header.id)
    return redirect(url_for("repairs.repairs", visit_id=visit_id))


@blueprint.post("/visits/<visit_id>/repairs/refuse/<host>")
def refuse(visit_id: str, host: str) -> Response | tuple[str, int]:
    page = opened(visit_id)
    try:
        refuse_offer(
            visit_id,
            host,
            SlotForm().occurrence.data or "",
            link=link_address,
            calendars=_tools().calendars,
            now=datetime.now(UTC),
            by=current_user.email,
        )
    except (InvitationIsUnknown, NothingIsOffered):
        return _page(page, stale=True), HTTPStatus.CONFLICT
    flash(localiser().text(N_("The offer is refused. A letter that asks for the time in the plan again is a draft.")))
    return redirect(url_for("invitations.status", visit_id=visit_id))


def _page(page: Opened, stale: bool = False, undecided: int | None = None) -> str:
    """``undecided`` is the repair for which nobody has said yet that confirmed meetings may move."""
    found = repairs_waiting(page.visit.header.id)
    needs = needs_of(page, found)
    return render_template(
        "repairs/repairs.html",
        visit=page.visit,
        needs=needs,
        found=found,
        broken=broken_in(page) if needs else (),
        stale=stale,
        undecided=undecided,
    )


def _tell(page: Opened, applied: Applied) -> None:
    said = NN_(
        "The repair is applied. A letter to %(count)s host is a draft; nobody else is disturbed.",
        "The repair is applied. Letters to %(count)s hosts are drafts; nobody else is disturbed.",
        count=len(applied.hosts),
    )
    flash(localiser().text(said))
    for occurrence in applied.taken:
        title = page.link(page.session[occurrence.partition("#")[0]]).title
        sentence = N_(
            "%(session)s was not asked for: its host or place is taken at that time. Move it, then ask again.",
            session=title,
        )
        flash(localiser().text(sentence), "error")


def _tools() -> Tools:
    tools: Tools = current_app.extensions["visitplanner"]
    return tools
