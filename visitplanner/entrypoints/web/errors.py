"""What people are shown when something cannot be done: what happened and what to do next, never how it broke."""

from collections.abc import Mapping
from dataclasses import dataclass
from traceback import extract_tb

from flask import Flask, current_app, g, render_template
from flask.globals import request_ctx
from flask_wtf.csrf import CSRFError
from markupsafe import escape
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from visitplanner.entrypoints.web.context import localiser, signed_in
from visitplanner.entrypoints.web.forms.account import SignInForm
from visitplanner.entrypoints.web.held_form import interrupted
from visitplanner.language.text import N_, Text


@dataclass(frozen=True)
class Apology:
    heading: Text
    advice: Text


APOLOGIES: Mapping[int, Apology] = {
    400: Apology(
        N_("This request could not be understood"),
        N_("Go back, reload the page and try again. Nothing has been changed."),
    ),
    403: Apology(
        N_("This is not allowed"),
        N_("The request came from another page than our own. Open the page here and try again."),
    ),
    404: Apology(
        N_("There is no such page"),
        N_("The address may be mistyped, or the page may not be yours to see. Start from the list of visits."),
    ),
    405: Apology(
        N_("This page cannot be used in this way"),
        N_("Use the buttons on the pages instead of calling the address directly."),
    ),
    413: Apology(
        N_("That was too much at once"),
        N_("A visit file may hold up to 5 MB. Choose a smaller file."),
    ),
    429: Apology(
        N_("Too many attempts"),
        N_("Wait a little while, then try again. Your account has not been locked."),
    ),
    500: Apology(
        N_("Something went wrong on our side"),
        N_("Nothing you entered was wrong. Try again in a moment; if it happens again, tell whoever runs this site."),
    ),
}
EXPIRED = Apology(
    N_("This form has waited too long"),
    N_("Your session has ended or changed since the page was opened. Go back, reload the page and send it again."),
)


def install(app: Flask) -> None:
    app.register_error_handler(CSRFError, _expired_form)
    app.register_error_handler(HTTPException, _refusal)
    app.register_error_handler(Exception, _fault)


def _expired_form(error: CSRFError) -> tuple[str, int]:
    held = interrupted()
    if held is None:
        return _page(EXPIRED, 400)
    if signed_in():
        return render_template("account/send_again.html", held=held), 400
    return render_template("account/sign_in.html", form=SignInForm(formdata=None), held=held), 401


def _refusal(error: HTTPException) -> tuple[str, int] | Response | HTTPException:
    code = error.code or 500
    if code < 400:
        return error
    answer = _page(APOLOGIES.get(code, APOLOGIES[400 if code < 500 else 500]), code)
    allowed = getattr(error, "valid_methods", None)
    if code == 405 and allowed:
        return Response(answer[0], code, {"Allow": ", ".join(sorted(allowed))}, content_type="text/html; charset=utf-8")
    return answer


def _fault(error: Exception) -> tuple[str, int]:
    # Logged by type and place only: the words of an error may quote what a visit keeps confidential.
    places = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(extract_tb(error.__traceback__)[-4:]))
    current_app.logger.error("%s at %s", type(error).__name__, places)
    g.faulty = True
    g.pop("localiser", None)
    return _page(APOLOGIES[500], 500)


def _page(apology: Apology, code: int) -> tuple[str, int]:
    if request_ctx.url_adapter is None:
        # The request names a host that is not ours, so no address on a page could be trusted.
        return escape(localiser().text(apology.heading)), code
    return render_template("errors/error.html", apology=apology, code=code), code
