"""A host's secret link: it is exchanged for a cookie of half an hour, so that it leaves the address bar."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, TypeAlias

from flask import current_app, request
from itsdangerous import BadData, URLSafeTimedSerializer
from werkzeug.wrappers import Response

from visitplanner.programme.invitation import takes_answers
from visitplanner.storage.queries.invitations import Invitation, invitation_of_number
from visitplanner.visit.entities import Visit

LASTS = timedelta(minutes=30)
SKEW = timedelta(seconds=120)
"""Clocks of several machines may differ by so much."""

Ending: TypeAlias = Literal["revoked", "expired", "closed"]


@dataclass(frozen=True)
class OpenedLink:
    """The invitation that a cookie opens; ``key`` tells the pages of two links apart."""

    invitation: Invitation
    key: str


def cookie_name() -> str:
    return "__Host-answer" if current_app.config["SESSION_COOKIE_SECURE"] else "answer"


def hand_over(response: Response, invitation: Invitation) -> None:
    """Give the browser the cookie that opens this invitation, until its link is replaced."""
    response.set_cookie(
        cookie_name(),
        _signer().dumps([invitation.id, key_of(invitation)]),
        max_age=int(LASTS.total_seconds()),
        secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
        httponly=True,
        samesite="Lax",
        path="/",
    )


def opened_link() -> OpenedLink | None:
    """What the reader's cookie opens; nothing where there is none, it is old, or its link was replaced."""
    try:
        content: Any = _signer().loads(request.cookies.get(cookie_name(), ""), max_age=int(LASTS.total_seconds()))
        number, key = content
    except (BadData, TypeError, ValueError):
        return None
    invitation = invitation_of_number(number)
    return None if invitation is None or key_of(invitation) != key else OpenedLink(invitation, key)


def ending(invitation: Invitation, visit: Visit, now: datetime) -> Ending | None:
    """Why nothing can be answered through a link any more, if so."""
    if invitation.revoked_at is not None:
        return "revoked"
    if not takes_answers(visit.header.status):
        return "closed"
    return "expired" if invitation.expires_at + SKEW < now else None


def key_of(invitation: Invitation) -> str:
    """Another one for each link, from which the link cannot be told."""
    return invitation.token_hash[:16]


def _signer() -> URLSafeTimedSerializer:
    keys = [*current_app.config["SECRET_KEY_FALLBACKS"], current_app.config["SECRET_KEY"]]
    return URLSafeTimedSerializer(
        keys, salt="host-link", signer_kwargs={"digest_method": hashlib.sha256, "key_derivation": "hmac"}
    )
