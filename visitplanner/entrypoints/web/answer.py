"""The page on which a host answers, opened by a secret link without an account. Opening it decides nothing."""

from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus

from flask import Blueprint, current_app, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from visitplanner.entrypoints.web import limits
from visitplanner.entrypoints.web.asked import dates_by_slot, host_name, late, slots_on_page
from visitplanner.entrypoints.web.context import localiser, speak
from visitplanner.entrypoints.web.forms.answer import OFFERS, AnswerForm, Typed, read_answers, replies_in
from visitplanner.entrypoints.web.host_links import Ending, OpenedLink, ending, hand_over, opened_link
from visitplanner.language.countries import countries
from visitplanner.language.text import N_, Text
from visitplanner.storage.queries.invitations import Invitation, invitation_of_token
from visitplanner.storage.queries.visits import visit_of
from visitplanner.use_cases.record_reply import DatabaseIsBusy, Fate, PlanIsClosed, record_reply
from visitplanner.visit.entities import Visit

blueprint = Blueprint("answer", __name__)

NOTHING_CHOSEN = N_("Nothing is recorded yet. Answer at least one meeting, and look at the notes beside the fields.")
BUSY = N_("Many are answering at this moment, so nothing is recorded yet. What you wrote is still here: send it again.")
_THANKS = N_("Thank you. Your answer is recorded, and the coordinator of the visit has been told.")

Answer = str | Response | tuple[str, int]


@blueprint.get("/h/<token>")
@limits.opened_links
def enter(token: str) -> Answer:
    """Exchanges the secret for a cookie; a link that no longer works says why."""
    invitation = invitation_of_token(token)
    if invitation is None:
        return _no_link()
    ended = ending(invitation, visit_of(invitation.visit_id), datetime.now(UTC))
    if ended:
        return _over(invitation, ended)
    response = redirect(url_for("answer.page"))
    hand_over(response, invitation)
    return response


@blueprint.get("/h")
@limits.host_pages
def page() -> Answer:
    link = opened_link()
    if link is None:
        return _no_link()
    visit = visit_of(link.invitation.visit_id)
    ended = ending(link.invitation, visit, datetime.now(UTC))
    if ended:
        return _over(link.invitation, ended)
    response = make_response(_page(link, visit))
    # Whoever looks at the page has half an hour from now on, so that nobody is thrown out while writing.
    hand_over(response, link.invitation)
    return response


@blueprint.post("/h")
@limits.host_answers
def answer() -> Answer:
    """Everything that was answered is kept in one go. What cannot be kept is shown again as it was typed."""
    link = opened_link()
    if link is None or request.form.get("link") != link.key:
        return _no_link()
    visit, now = visit_of(link.invitation.visit_id), datetime.now(UTC)
    ended = ending(link.invitation, visit, now)
    if ended:
        return _over(link.invitation, ended)
    speak(link.invitation.language)
    typed = read_answers(request.form, dates_by_slot(visit, link.invitation))
    replies = replies_in(typed)
    if not replies:
        return _page(link, visit, typed, refusal=NOTHING_CHOSEN), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        fates = record_reply(
            link.invitation.id,
            replies,
            actor=f"host: {link.invitation.organisation}",
            channel="link",
            calendars=current_app.extensions["visitplanner"].calendars,
            now=now,
        )
    except PlanIsClosed:
        return _over(link.invitation, "closed")
    except DatabaseIsBusy:
        return _page(link, visit, typed, refusal=BUSY), HTTPStatus.SERVICE_UNAVAILABLE
    if late(fates):
        return _page(opened_link() or link, visit_of(visit.header.id), typed, fates), HTTPStatus.CONFLICT
    flash(localiser().text(_THANKS))
    return redirect(url_for("answer.page"))


def _page(
    link: OpenedLink,
    visit: Visit,
    typed: Mapping[str, Typed] | None = None,
    fates: Mapping[str, Fate] | None = None,
    refusal: Text | None = None,
) -> str:
    speak(link.invitation.language)
    return render_template(
        "answer/answer.html",
        visit=visit,
        host=host_name(visit, link.invitation.organisation),
        countries=tuple(countries().get(each, {"en": each}) for each in visit.header.sending_countries),
        sender=next(each for each in visit.organisations if each.id == visit.header.organiser_id).name,
        invitation=link.invitation,
        slots=slots_on_page(visit, link.invitation, typed, fates),
        form=AnswerForm(link=link.key),
        refusal=refusal,
        offers=range(OFFERS),
    )


def _over(invitation: Invitation, ended: Ending) -> tuple[str, int]:
    speak(invitation.language)
    return render_template("answer/over.html", ended=ended), HTTPStatus.GONE


def _no_link() -> tuple[str, int]:
    """The same for a link that never was and for one whose cookie has run out."""
    return render_template("answer/over.html", ended="unknown"), HTTPStatus.NOT_FOUND
