"""A host's secret link to answer: which invitation it opens, and why it no longer opens any."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from werkzeug.wrappers import Response

from visitplanner.entrypoints.web.link_cookie import SKEW, LinkCookie
from visitplanner.programme.invitation import takes_answers
from visitplanner.storage.queries.invitations import Invitation, invitation_of_number
from visitplanner.visit.entities import Visit

COOKIE = LinkCookie("answer", salt="host-link")

Ending: TypeAlias = Literal["revoked", "expired", "closed"]


@dataclass(frozen=True)
class OpenedLink:
    """The invitation that a cookie opens; ``key`` tells the pages of two links apart."""

    invitation: Invitation
    key: str


def hand_over(response: Response, invitation: Invitation) -> None:
    """Give the browser the cookie that opens this invitation, until its link is replaced."""
    COOKIE.hand_over(response, invitation.id, key_of(invitation))


def opened_link() -> OpenedLink | None:
    """What the reader's cookie opens; nothing where there is none, it is old, or its link was replaced."""
    content = COOKIE.content()
    if content is None:
        return None
    number, key = content
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
