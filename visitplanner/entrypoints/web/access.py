"""Who may ask for which page. A route that is not named here answers 404 to everybody."""

from collections.abc import Mapping
from enum import Enum
from urllib.parse import urlsplit

from flask import Flask, Response, abort, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from visitplanner.entrypoints.web.forms.account import SignInForm
from visitplanner.entrypoints.web.held_form import interrupted
from visitplanner.entrypoints.web.identity import end_old_session
from visitplanner.storage.queries.coordinators import coordinates

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_SITES = frozenset({"same-origin", "none"})
_WHOLE_TOO = frozenset({"board.preview"})
"""What pages ask for as a part of themselves and what is a page alone as well: signing in leads back to it."""


class Rule(Enum):
    EVERYONE = "everyone"
    """No account is asked for: the page holds nothing of a visit, or its address holds a secret of its own."""
    COORDINATOR = "coordinator"
    """Somebody who has signed in; a visit named in the address has to be theirs, else it is missing."""


RULES: Mapping[str, Rule] = {
    "static": Rule.EVERYONE,
    "account.sign_in": Rule.EVERYONE,
    "account.choose_language": Rule.EVERYONE,
    "account.sign_out": Rule.COORDINATOR,
    "account.password": Rule.COORDINATOR,
    "visits.front_door": Rule.COORDINATOR,
    "visits.visits": Rule.COORDINATOR,
    "visits.import_file": Rule.COORDINATOR,
    "visits.programme": Rule.COORDINATOR,
    "new_visit.begin": Rule.COORDINATOR,
    "new_visit.copy": Rule.COORDINATOR,
    "setup.resume": Rule.COORDINATOR,
    "setup.step": Rule.COORDINATOR,
    "setup.save_card": Rule.COORDINATOR,
    "setup.add_holidays": Rule.COORDINATOR,
    "entries.entry": Rule.COORDINATOR,
    "entries.save_entry": Rule.COORDINATOR,
    "entries.remove_entry": Rule.COORDINATOR,
    "readiness.readiness": Rule.COORDINATOR,
    "confidential.reveal": Rule.COORDINATOR,
    "coordinators.coordinators": Rule.COORDINATOR,
    "coordinators.add": Rule.COORDINATOR,
    "coordinators.withdraw": Rule.COORDINATOR,
    "presence.here": Rule.COORDINATOR,
    "sessions.sessions": Rule.COORDINATOR,
    "hosts.hosts": Rule.COORDINATOR,
    "topics.topics": Rule.COORDINATOR,
    "plan.plan": Rule.COORDINATOR,
    "plan.start": Rule.COORDINATOR,
    "plan.progress": Rule.COORDINATOR,
    "plan.stop": Rule.COORDINATOR,
    "board.board": Rule.COORDINATOR,
    "board.windows": Rule.COORDINATOR,
    "board.preview": Rule.COORDINATOR,
    "board.move": Rule.COORDINATOR,
    "board.pin": Rule.COORDINATOR,
    "board.step": Rule.COORDINATOR,
    "board.override": Rule.COORDINATOR,
    "why.why": Rule.COORDINATOR,
    "why.answer": Rule.COORDINATOR,
    "why.ask": Rule.COORDINATOR,
    "fixes.of_plan": Rule.COORDINATOR,
    "fixes.apply_to_plan": Rule.COORDINATOR,
    "fixes.of_answer": Rule.COORDINATOR,
    "fixes.apply_to_answer": Rule.COORDINATOR,
    "fixes.of_session": Rule.COORDINATOR,
    "fixes.apply_to_session": Rule.COORDINATOR,
    "statistics.statistics": Rule.COORDINATOR,
    "coverage.coverage": Rule.COORDINATOR,
    "routes.routes": Rule.COORDINATOR,
    "print_view.programme": Rule.COORDINATOR,
    "scenarios.scenarios": Rule.COORDINATOR,
    "scenarios.promote": Rule.COORDINATOR,
    "scenarios.rename": Rule.COORDINATOR,
    "scenarios.copy": Rule.COORDINATOR,
    "scenarios.remove": Rule.COORDINATOR,
    "calendar.calendar": Rule.COORDINATOR,
    "calendar.create_link": Rule.COORDINATOR,
    "calendar.revoke_link": Rule.COORDINATOR,
    "catalogue.front": Rule.COORDINATOR,
    "catalogue.entries": Rule.COORDINATOR,
    "catalogue.add": Rule.COORDINATOR,
    "catalogue.entry": Rule.COORDINATOR,
    "catalogue.archive": Rule.COORDINATOR,
    "catalogue.bring_back": Rule.COORDINATOR,
    "confidants.add": Rule.COORDINATOR,
    "catalogue_hours.hours": Rule.COORDINATOR,
    "countries.countries": Rule.COORDINATOR,
    "countries.choose": Rule.COORDINATOR,
    "countries.country": Rule.COORDINATOR,
    "countries.save_holiday": Rule.COORDINATOR,
    "exchange.take": Rule.COORDINATOR,
    "exchange.give": Rule.COORDINATOR,
    "workbooks.upload": Rule.COORDINATOR,
    "workbooks.template": Rule.COORDINATOR,
    "workbooks.draft": Rule.COORDINATOR,
    "workbooks.choose": Rule.COORDINATOR,
    "workbooks.take": Rule.COORDINATOR,
    "exports.exports": Rule.COORDINATOR,
    "exports.workbook": Rule.COORDINATOR,
    "exports.visit_file": Rule.COORDINATOR,
    "exports.everything": Rule.COORDINATOR,
    "invitations.status": Rule.COORDINATOR,
    "invitations.invite": Rule.COORDINATOR,
    "invitations.issue_link": Rule.COORDINATOR,
    "invitations.revoke_link": Rule.COORDINATOR,
    "invitations.undo": Rule.COORDINATOR,
    "invitations.take_up": Rule.COORDINATOR,
    "invitations.answer": Rule.COORDINATOR,
    "invitations.write_down": Rule.COORDINATOR,
    "repairs.repairs": Rule.COORDINATOR,
    "repairs.apply": Rule.COORDINATOR,
    "repairs.look_again": Rule.COORDINATOR,
    "repairs.refuse": Rule.COORDINATOR,
    "record.record": Rule.COORDINATOR,
    "letters.letters": Rule.COORDINATOR,
    "letters.letter": Rule.COORDINATOR,
    "letters.confirm_sending": Rule.COORDINATOR,
    "letters.send_all": Rule.COORDINATOR,
    "letters.send": Rule.COORDINATOR,
    "letters.discard": Rule.COORDINATOR,
    "letters.sent_by_hand": Rule.COORDINATOR,
    "letters.bounced": Rule.COORDINATOR,
    "letters.mail": Rule.COORDINATOR,
    "letters.pdf": Rule.COORDINATOR,
    "letters.docx": Rule.COORDINATOR,
    "letter_edit.edit": Rule.COORDINATOR,
    "answer.enter": Rule.EVERYONE,
    "answer.page": Rule.EVERYONE,
    "answer.answer": Rule.EVERYONE,
    "times.enter": Rule.EVERYONE,
    "times.page": Rule.EVERYONE,
    "times.answer": Rule.EVERYONE,
    "times.calendar": Rule.EVERYONE,
    "clearance.clearance": Rule.COORDINATOR,
    "clearance.change": Rule.COORDINATOR,
    "clearance.waive": Rule.COORDINATOR,
    "clearance.withdraw": Rule.COORDINATOR,
    "clearance.download": Rule.COORDINATOR,
    "calendar_answers.upload": Rule.COORDINATOR,
    "calendar_answers.take": Rule.COORDINATOR,
    "times_asking.asking": Rule.COORDINATOR,
    "times_asking.ask": Rule.COORDINATOR,
    "times_asking.take": Rule.COORDINATOR,
    "times_asking.revoke_link": Rule.COORDINATOR,
    "feeds.feed": Rule.EVERYONE,
    "feeds.download": Rule.COORDINATOR,
}


def install(app: Flask) -> None:
    app.before_request(_guard)


def _guard() -> AnyResponse | None:
    if request.endpoint is None:
        return None
    rule = RULES.get(request.endpoint)
    if rule is None:
        abort(404)
    _refuse_other_sites()
    if rule is Rule.EVERYONE:
        return None
    asked = _ask_strangers_to_sign_in()
    if asked is None:
        _hide_visits_of_others()
    return asked


def _hide_visits_of_others() -> None:
    """The one place that decides whose a visit is: somebody else's is looked for no further than a missing one."""
    visit_id = (request.view_args or {}).get("visit_id")
    if visit_id is not None and not coordinates(current_user.email, visit_id):
        abort(404)


def _refuse_other_sites() -> None:
    """A second lock beside the form token: a browser that names another site as the sender is refused."""
    if request.method in _SAFE_METHODS:
        return
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in _OWN_SITES:
        abort(403)
    origin = request.headers.get("Origin", "null")
    # Under "Referrer-Policy: no-referrer" browsers send "null" with our own forms as well.
    if origin != "null" and urlsplit(origin).netloc != request.host:
        abort(403)


def _ask_strangers_to_sign_in() -> AnyResponse | None:
    end_old_session()
    if current_user.is_authenticated:
        return None
    held = interrupted()
    if held is not None:
        return Response(render_template("account/sign_in.html", form=SignInForm(formdata=None), held=held), 401)
    here = request.full_path.rstrip("?") if request.method in _SAFE_METHODS else None
    if "HX-Request" in request.headers and request.endpoint not in _WHOLE_TOO:
        here = None
    address = url_for("account.sign_in", next=here if here != "/" else None)
    if "HX-Request" in request.headers:
        return Response(headers={"HX-Redirect": address})
    return redirect(address)


def local_path(address: str | None) -> str | None:
    """The address if it is a plain path on this site, else nothing: no redirect ever leads elsewhere."""
    if not address or not address.startswith("/") or address.startswith("//"):
        return None
    if any(character < " " or character in "\\\x7f" for character in address):
        return None
    parts = urlsplit(address)
    return None if parts.scheme or parts.netloc else address
