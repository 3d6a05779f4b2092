"""A host's secret link to say which times suit it: exchanged for a cookie, as the link to answer is."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import current_app, request
from itsdangerous import BadData, URLSafeTimedSerializer
from werkzeug.wrappers import Response

from visitplanner.entrypoints.web.host_links import LASTS, SKEW, Ending
from visitplanner.programme.invitation import takes_answers
from visitplanner.storage.queries.times_requests import TimesRequest, times_request_of_number
from visitplanner.visit.entities import Visit


@dataclass(frozen=True)
class OpenedTimes:
    """What a cookie opens; ``key`` tells the pages of two links apart."""

    asked: TimesRequest
    key: str


def cookie_name() -> str:
    return "__Host-times" if current_app.config["SESSION_COOKIE_SECURE"] else "times"


def hand_over_times(response: Response, asked: TimesRequest) -> None:
    response.set_cookie(
        cookie_name(),
        _signer().dumps([asked.id, key_of(asked)]),
        max_age=int(LASTS.total_seconds()),
        secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
        httponly=True,
        samesite="Lax",
        path="/",
    )


def opened_times() -> OpenedTimes | None:
    """Nothing where there is no cookie, it is old, or its link was replaced."""
    try:
        content: Any = _signer().loads(request.cookies.get(cookie_name(), ""), max_age=int(LASTS.total_seconds()))
        number, key = content
    except (BadData, TypeError, ValueError):
        return None
    asked = times_request_of_number(number)
    return None if asked is None or key_of(asked) != key else OpenedTimes(asked, key)


def ending_of_times(asked: TimesRequest, visit: Visit, now: datetime) -> Ending | None:
    """Why nothing can be said through a link any more, if so."""
    if not takes_answers(visit.header.status):
        return "closed"
    return "expired" if asked.expires_at + SKEW < now else None


def key_of(asked: TimesRequest) -> str:
    return asked.token_hash[:16]


def _signer() -> URLSafeTimedSerializer:
    keys = [*current_app.config["SECRET_KEY_FALLBACKS"], current_app.config["SECRET_KEY"]]
    return URLSafeTimedSerializer(
        keys, salt="times-link", signer_kwargs={"digest_method": hashlib.sha256, "key_derivation": "hmac"}
    )
