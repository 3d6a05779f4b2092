"""A host's secret link to say which times suit it: what it opens, and why it no longer opens anything."""

from dataclasses import dataclass
from datetime import datetime

from werkzeug.wrappers import Response

from visitplanner.entrypoints.web.host_links import Ending
from visitplanner.entrypoints.web.link_cookie import SKEW, LinkCookie
from visitplanner.programme.invitation import takes_answers
from visitplanner.storage.queries.times_requests import TimesRequest, times_request_of_number
from visitplanner.visit.entities import Visit

COOKIE = LinkCookie("times", salt="times-link")


@dataclass(frozen=True)
class OpenedTimes:
    """What a cookie opens; ``key`` tells the pages of two links apart."""

    asked: TimesRequest
    key: str


def hand_over_times(response: Response, asked: TimesRequest) -> None:
    """Give the browser the cookie that opens this request, until its link is replaced."""
    COOKIE.hand_over(response, asked.id, key_of(asked))


def opened_times() -> OpenedTimes | None:
    """Nothing where there is no cookie, it is old, or its link was replaced."""
    content = COOKIE.content()
    if content is None:
        return None
    number, key = content
    asked = times_request_of_number(number)
    return None if asked is None or key_of(asked) != key else OpenedTimes(asked, key)


def ending_of_times(asked: TimesRequest, visit: Visit, now: datetime) -> Ending | None:
    """Why nothing can be said through a link any more, if so."""
    if asked.revoked_at is not None:
        return "revoked"
    if not takes_answers(visit.header.status):
        return "closed"
    return "expired" if asked.expires_at + SKEW < now else None


def key_of(asked: TimesRequest) -> str:
    """Another one for each link, from which the link cannot be told."""
    return asked.token_hash[:16]
