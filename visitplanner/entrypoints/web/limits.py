"""How often somebody may try: guessing passwords and filling the queue are slowed down, no account is ever locked."""

import hashlib

from flask import Flask, Response, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_login import current_user

from visitplanner.entrypoints.web import host_links, times_links

limiter = Limiter(get_remote_address, headers_enabled=True)


def install(app: Flask) -> None:
    app.config.setdefault("RATELIMIT_STORAGE_URI", "memory://")
    limiter.init_app(app)


def _account_named() -> str:
    return request.form.get("email", "").strip().casefold()[:254]


def _asker() -> str:
    return f"user {current_user.get_id()}"


def _failed(response: Response) -> bool:
    return response.status_code != 302


_POST = ["POST"]
failed_sign_ins_by_address = limiter.limit("10 per 5 minutes", methods=_POST, deduct_when=_failed)
# So many more that nobody can keep an account's owner out by guessing from one place.
failed_sign_ins_by_account = limiter.limit(
    "100 per 5 minutes", key_func=_account_named, methods=_POST, deduct_when=_failed
)
all_sign_ins = limiter.limit("1000 per 5 minutes", key_func=lambda: "everybody", methods=_POST)
password_changes = limiter.limit("10 per 5 minutes", key_func=_asker, methods=_POST)
imports = limiter.limit("60 per hour", key_func=_asker, methods=_POST)
planning_runs = limiter.limit("60 per hour", key_func=_asker, methods=_POST)
questions = limiter.limit("240 per hour", key_func=_asker, methods=_POST)


def _link() -> str:
    """The link that is opened, by a digest of its secret: neither the secret nor who opens it is remembered."""
    cookie = times_links.COOKIE if request.blueprint == "times" else host_links.COOKIE
    secret = (request.view_args or {}).get("token") or request.cookies.get(cookie.name, "")
    return f"link {hashlib.sha256(str(secret).encode(errors='replace')).hexdigest()}"


# Mail scanners open a link again and again; they must not keep its host out.
opened_links = limiter.limit("600 per hour", key_func=_link)
host_pages = limiter.limit("60 per hour", key_func=_link)
host_answers = limiter.limit("10 per hour", key_func=_link)
# All hosts together: nobody's server is troubled from here.
fetched_calendars = limiter.limit(
    "120 per hour", key_func=lambda: "everybody", exempt_when=lambda: not request.form.get("address")
)
