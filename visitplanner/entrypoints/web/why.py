"""Why a session is where it is, or not in the plan: asked with a button, answered while one does other things."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from visitplanner.entrypoints.web import limits
from visitplanner.entrypoints.web.forms.board import audience_code
from visitplanner.entrypoints.web.opened import Opened, SessionLink
from visitplanner.entrypoints.web.plan_named import plan_named
from visitplanner.language.text import Text
from visitplanner.planning import Limits, SubgroupId
from visitplanner.storage.queries.board import PlanOnBoard
from visitplanner.storage.queries.editing import visit_to_edit
from visitplanner.storage.queries.questions import OtherTime, Question, newest_question
from visitplanner.storage.queries.visits import VisitIsUnknown
from visitplanner.use_cases.ask_why import SessionIsUnknown, ask_why
from visitplanner.use_cases.take_scenario import NoPlanYet

blueprint = Blueprint("why", __name__)

LONGEST_SECONDS = 20.0


@dataclass(frozen=True)
class OtherRow:
    """Another time; ``address`` is where the move there is shown with all that it does."""

    sentence: Text
    address: str | None


@dataclass(frozen=True)
class Asked:
    """A session with what was asked about it; ``is_old`` when visit or plan have changed since."""

    page: Opened
    version: int
    session: SessionLink
    plan: PlanOnBoard | None
    question: Question | None

    @property
    def is_old(self) -> bool:
        question, plan = self.question, self.plan
        if question is None or plan is None:
            return False
        return (question.visit_version, question.itinerary_id) != (self.version, plan.kept.id)


@blueprint.get("/visits/<visit_id>/sessions/<session_id>/why")
def why(visit_id: str, session_id: str) -> str:
    return _page(_asked(visit_id, session_id), "why/why.html")


@blueprint.get("/visits/<visit_id>/sessions/<session_id>/why/answer")
def answer(visit_id: str, session_id: str) -> str | Response:
    """The part of the page that is waited for; once the answer is there, the whole page is asked for once more."""
    asked = _asked(visit_id, session_id)
    if asked.question is None or not asked.question.is_waiting:
        return Response(headers={"HX-Refresh": "true"}) if "HX-Request" in request.headers else abort(404)
    return _page(asked, "why/_waiting.html")


@blueprint.post("/visits/<visit_id>/sessions/<session_id>/why")
@limits.questions
def ask(visit_id: str, session_id: str) -> AnyResponse:
    seconds = min(LONGEST_SECONDS, current_app.config["PLAN_SECONDS"])
    plan = plan_named(visit_id)
    if plan is None:
        abort(404)
    try:
        ask_why(
            visit_id,
            session_id,
            scenario_id=plan.scenario.id,
            limits=Limits(seconds=seconds, workers=current_app.config["PLAN_WORKERS"]),
            jobs=current_app.extensions["visitplanner"].jobs,
            now=datetime.now(UTC),
            by=current_user.email,
        )
    except (VisitIsUnknown, SessionIsUnknown, NoPlanYet):
        abort(404)
    return redirect(url_for("why.why", visit_id=visit_id, session_id=session_id, scenario=plan.named))


def _asked(visit_id: str, session_id: str) -> Asked:
    try:
        edited, plan = visit_to_edit(visit_id), plan_named(visit_id)
    except VisitIsUnknown:
        abort(404)
    page = Opened(edited.visit, plan.kept.itinerary if plan else None)
    if session_id not in page.session:
        abort(404)
    link = page.link(page.session[session_id])
    question = None if plan is None else newest_question(visit_id, session_id, plan.scenario.id)
    return Asked(page, edited.version, link, plan, question)


def _page(asked: Asked, template: str) -> str:
    question = asked.question
    found = question.answer if question else None
    return render_template(
        template,
        visit=asked.page.visit,
        session=asked.session,
        is_placed=asked.session.id in asked.page.placed,
        plan=asked.plan,
        is_required=asked.page.session[asked.session.id].required,
        question=question,
        answer=found,
        others=[_other(asked, each) for each in found.others] if found else [],
        is_old=asked.is_old,
    )


def _other(asked: Asked, other: OtherTime) -> OtherRow:
    problem = asked.page.problem
    occurrence = problem.occurrence.get(other.occurrence)  # type: ignore[call-overload]  # an identifier as text
    if other.start is None or occurrence is None or asked.plan is None or asked.is_old:
        return OtherRow(other.sentence, None)
    site = problem.site[problem.session[occurrence.session].site]
    start = problem.horizon.local(other.start, problem.timezones[site.city])
    address = url_for(
        "board.preview",
        visit_id=asked.page.visit.header.id,
        scenario=asked.plan.scenario.id,
        occurrence=occurrence.id,
        date=other.date.isoformat(),
        start=f"{start:%H:%M}",
        audience=audience_code(frozenset(SubgroupId(each) for each in other.subgroups)),
    )
    return OtherRow(other.sentence, address)
