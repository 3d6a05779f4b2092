"""What every template gets: the reader's language, ways to say things in it, and addresses of files to be cached."""

import hashlib
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask, current_app, g, request, session, url_for
from flask_login import current_user

from visitplanner.entrypoints.web.security_headers import nonce
from visitplanner.entrypoints.web.words import tone, word
from visitplanner.language.languages import LANGUAGES
from visitplanner.language.localise import Localiser
from visitplanner.language.text import Text, Value
from visitplanner.visit.entities import Visit

FILTERS = ("name", "date", "date_range", "time", "time_range", "moment", "duration", "number", "percent")


def install(app: Flask) -> None:
    app.context_processor(_everywhere)
    for method in FILTERS:
        app.add_template_filter(_saying(method), method)
    app.add_template_filter(lambda value: localiser().value(value), "say")
    app.add_template_filter(on_clock_of, "on_clock_of")
    app.add_template_global(nonce, "nonce")
    app.add_template_global(word, "word")
    app.add_template_global(tone, "tone")
    app.add_template_global(_gettext, "_")
    app.add_template_global(_ngettext, "ngettext")
    app.add_template_global(static_url, "static_url")
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def localiser() -> Localiser:
    """How things are said to whoever asks, in the language chosen on a page, kept with the account or asked for."""
    if "localiser" not in g:
        g.localiser = Localiser(_language())
    return g.localiser  # type: ignore[no-any-return]  # flask.g holds anything


def _language() -> str:
    kept = session.get("language")
    if kept not in LANGUAGES and signed_in():
        kept = current_user.language
    if kept in LANGUAGES:
        return str(kept)
    # Werkzeug's own choice would take "en" before "ar-JO", because only the first is spelled as we spell it.
    asked = (tag.lower().split("-")[0] for tag in request.accept_languages.values())
    return next((code for code in asked if code in LANGUAGES), next(iter(LANGUAGES)))


def speak(language: str) -> None:
    """Say things in the language that the reader was written to in, until another is chosen on a page."""
    if session.get("language") not in LANGUAGES and language in LANGUAGES:
        g.localiser = Localiser(language)


def signed_in() -> bool:
    """Whether somebody is; ``False`` on the page of a fault, which must not ask the database again."""
    return not g.get("faulty") and bool(current_user.is_authenticated)


def _everywhere() -> dict[str, Any]:
    return {"localiser": localiser(), "languages": LANGUAGES.values(), "signed_in": signed_in(), "viewer": current_user}


def _saying(method: str) -> Any:
    def say(*values: Any, **options: Any) -> str:
        return str(getattr(localiser(), method)(*values, **options))

    return say


def on_clock_of(moment: datetime, visit: Visit) -> datetime:
    """The moment as clocks show it where the visit begins, like all other times on its pages."""
    return moment.astimezone(ZoneInfo(visit.cities[0].timezone)) if visit.cities else moment


def _gettext(message: str, **values: Value) -> str:
    return localiser().text(Text(message, values))


def _ngettext(singular: str, plural: str, count: int, **values: Value) -> str:
    return localiser().text(Text(singular, {"count": count, **values}, plural))


def static_url(filename: str) -> str:
    """The address of a file of ours with its content's digest, so that browsers may keep it for good."""
    return url_for("static", filename=filename, v=_digest(str(current_app.static_folder), filename))


@cache
def _digest(folder: str, filename: str) -> str:
    return hashlib.sha256((Path(folder) / filename).read_bytes()).hexdigest()[:16]
