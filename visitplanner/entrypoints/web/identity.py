"""Who somebody is: passwords, sign-in, sign-out, and how long a browser is remembered."""

import time
from typing import Any, cast
from urllib.parse import urlsplit

from flask import Flask, current_app, session
from flask_login import current_user
from flask_security import Security, UserMixin
from flask_security.datastore import UserDatastore
from flask_security.utils import hash_password, login_user, logout_user, verify_password
from flask_wtf.csrf import CSRFProtect

from visitplanner.use_cases.change_password import change_password as keep_password
from visitplanner.use_cases.end_sessions import end_sessions

PASSWORD_LENGTH_MIN = 12
IDLE_MINUTES = 30
ABSOLUTE_HOURS = 12

SETTINGS: dict[str, Any] = {
    # argon2id, 19 MiB, two passes, one lane: the library's own default would let sign-ins exhaust a small machine.
    "SECURITY_PASSWORD_HASH": "argon2",
    "SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS": {
        "argon2__memory_cost": 19_456,
        "argon2__time_cost": 2,
        "argon2__parallelism": 1,
    },
    "SECURITY_PASSWORD_LENGTH_MIN": PASSWORD_LENGTH_MIN,
    "SECURITY_PASSWORD_NORMALIZE_FORM": None,
    "SECURITY_RETURN_GENERIC_RESPONSES": True,
    "SECURITY_REGISTERABLE": False,
    "SECURITY_RECOVERABLE": False,
    "SECURITY_SEND_PASSWORD_CHANGE_EMAIL": False,
    "SECURITY_DEFAULT_REMEMBER_ME": False,
    "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False},
    # With "Referrer-Policy: no-referrer" there is no referrer to compare; access.py checks the sender instead.
    "WTF_CSRF_SSL_STRICT": False,
    "WTF_CSRF_TIME_LIMIT": None,
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "PERMANENT_SESSION_LIFETIME": IDLE_MINUTES * 60,
    "MAX_FORM_MEMORY_SIZE": 500_000,
    "MAX_FORM_PARTS": 1200,
}


def install(app: Flask, users: UserDatastore) -> None:
    for name, value in SETTINGS.items():
        app.config[name] = value
    _mind_the_public_address(app)
    CSRFProtect(app)
    Security(app, users, register_blueprint=False)


def _mind_the_public_address(app: Flask) -> None:
    """Cookies are tied to https, and hosts to the address the application is known by, as far as it names them."""
    address = urlsplit(app.config.get("PUBLIC_URL") or "")
    if address.hostname:
        app.config["TRUSTED_HOSTS"] = [address.hostname]
    if address.scheme == "https":
        app.config["SESSION_COOKIE_SECURE"] = True
        app.config["SESSION_COOKIE_NAME"] = "__Host-session"


def end_old_session() -> None:
    """Nobody stays signed in for longer than a working day, however busy."""
    signed_in_at = session.get("fs_paa")
    if signed_in_at and time.time() - signed_in_at > ABSOLUTE_HOURS * 3600:
        logout_user()


def _datastore() -> UserDatastore:
    return cast(UserDatastore, current_app.extensions["security"].datastore)


def recognise(email: str, password: str) -> UserMixin | None:
    """The account these belong to, or nothing, after the same time whether or not the account exists."""
    user = _datastore().find_user(case_insensitive=True, email=email)
    if user is None or not user.password:
        hash_password(password)
        return None
    if not verify_password(password, user.password) or not user.is_active:
        return None
    return user


def sign_in(user: UserMixin) -> None:
    session.permanent = True
    login_user(user, remember=False, authn_via=["password"])


def sign_out() -> None:
    """Forget this browser and every copy of its cookie: the name that cookies carry is replaced."""
    user_id = current_user.id
    logout_user()
    end_sessions(user_id)


def password_fits(password: str) -> bool:
    """Whether this is the password of whoever is signed in."""
    return bool(verify_password(password, current_user.password))


def change_password(password: str) -> None:
    """Keep a new password and sign out every other browser."""
    user = current_user._get_current_object()
    keep_password(user.id, password=password, passwords=current_app.extensions["visitplanner"].passwords)
    sign_in(user)
