"""What every address under ``/feed/`` has in common: no cookie, no redirect, no page; refusals that programs read."""

from http import HTTPStatus

from flask import Flask, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from flask.wrappers import Request
from werkzeug.exceptions import MethodNotAllowed

PREFIX = "/feed/"


class SessionsOfPeople(SecureCookieSessionInterface):
    """Sessions as everywhere, but none for a program that fetches a calendar: it is given no cookie and its own is
    not looked at, so that no answer depends on it."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        if request.path.startswith(PREFIX):
            return self.session_class()
        return super().open_session(app, request)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if not request.path.startswith(PREFIX):
            super().save_session(app, session, response)


def install(app: Flask) -> None:
    """To come before everything else that looks at requests."""
    app.session_interface = SessionsOfPeople()
    app.before_request(_refuse_plainly)


def _refuse_plainly() -> Response | None:
    """The answer to a request that no route takes, before anything of the pages touches it."""
    error = request.routing_exception
    if error is None or not request.path.startswith(PREFIX):
        return None
    answer = plain(HTTPStatus.METHOD_NOT_ALLOWED if isinstance(error, MethodNotAllowed) else HTTPStatus.NOT_FOUND)
    if isinstance(error, MethodNotAllowed):
        answer.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
    return answer


def plain(status: HTTPStatus) -> Response:
    """An answer for programs; a person never looks at it."""
    response = Response(f"{status.phrase}\n", status, content_type="text/plain; charset=utf-8")
    protect(response)
    return response


def protect(response: Response) -> None:
    """Not for shared caches and not for search engines; the address is told to nobody."""
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Content-Type-Options"] = "nosniff"
