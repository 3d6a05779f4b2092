"""Calendars for programs: a secret address that is fetched again and again, and a file to download.

Nobody signs in to a feed and nothing leads elsewhere: whoever knows the address reads, and a fetch changes nothing.
"""

import gzip
import hashlib
import re
from datetime import UTC, datetime
from http import HTTPStatus

from flask import Blueprint, Response, abort, current_app, request

from visitplanner.entrypoints.web.feed_manners import plain, protect
from visitplanner.language.languages import LANGUAGES
from visitplanner.language.localise import Localiser
from visitplanner.storage.calendars import Edition
from visitplanner.storage.queries.feeds import (
    TOLD_AFTER_WITHDRAWAL,
    CalendarFile,
    FeedLink,
    calendar_file,
    feed_link,
)
from visitplanner.use_cases.ports import Tools

MEDIA_TYPE = "text/calendar; charset=utf-8"

blueprint = Blueprint("feeds", __name__)


@blueprint.get("/feed/<token>/<language>/<name>.ics")
def feed(token: str, language: str, name: str) -> Response:
    """The calendar behind a link; behind a withdrawn one a notice for a month, then nothing for good."""
    now = datetime.now(UTC)
    link = feed_link(token)
    if link is None or link.edition.language != language:
        return plain(HTTPStatus.NOT_FOUND)
    withdrawn_at = link.withdrawn_at(now)
    if withdrawn_at is None:
        file = calendar_file(link.visit_id, link.edition)
    elif now - withdrawn_at < TOLD_AFTER_WITHDRAWAL:
        file = _notice(link, withdrawn_at)
    else:
        return plain(HTTPStatus.GONE)
    if file is None:
        return plain(HTTPStatus.NOT_FOUND)
    return _calendar(file, f'inline; filename="{_file_name(name)}"')


@blueprint.get("/visits/<visit_id>/calendar/<language>/<name>.ics")
def download(visit_id: str, language: str, name: str) -> Response:
    """The whole visit's calendar once, as a file that does not update itself."""
    file = calendar_file(visit_id, Edition(language)) if language in LANGUAGES else None
    if file is None:
        abort(404)
    return _calendar(file, f'attachment; filename="{_file_name(name)}"')


def _calendar(file: CalendarFile, disposition: str) -> Response:
    zipped = request.accept_encodings["gzip"] > 0
    response = Response(file.gzipped if zipped else file.octets, content_type=MEDIA_TYPE)
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Content-Disposition"] = disposition
    # Weak, because the zipped and the plain octets share it.
    response.set_etag(file.etag, weak=True)
    response.last_modified = file.changed_at
    protect(response)
    response.make_conditional(request)
    return response


def _notice(link: FeedLink, withdrawn_at: datetime) -> CalendarFile:
    tools: Tools = current_app.extensions["visitplanner"]
    localiser = Localiser(link.edition.language)
    octets = tools.calendars.notice(localiser, f"link {link.id}", withdrawn_at.date())
    etag = hashlib.sha256(octets).hexdigest()[:32]
    return CalendarFile(octets, gzip.compress(octets, mtime=0), etag, withdrawn_at)


def _file_name(name: str) -> str:
    """The name the address ends in, as far as it is safe in a header."""
    return (re.sub(r"[^A-Za-z0-9-]+", "-", name)[:60].strip("-") or "programme") + ".ics"
