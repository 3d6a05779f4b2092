"""The cookie that a secret link is exchanged for, for half an hour, so that the secret leaves the address bar."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import current_app, request
from itsdangerous import BadData, URLSafeTimedSerializer
from werkzeug.wrappers import Response

LASTS = timedelta(minutes=30)
SKEW = timedelta(seconds=120)
"""Clocks of several machines may differ by so much."""


@dataclass(frozen=True)
class LinkCookie:
    """The cookie of one kind of link: what was signed for one kind opens nothing of another."""

    kind: str
    salt: str

    @property
    def name(self) -> str:
        return f"__Host-{self.kind}" if current_app.config["SESSION_COOKIE_SECURE"] else self.kind

    def hand_over(self, response: Response, number: int, key: str) -> None:
        """Give it to the browser; ``key`` changes when the link is replaced."""
        response.set_cookie(
            self.name,
            self._signer().dumps([number, key]),
            max_age=int(LASTS.total_seconds()),
            secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
            httponly=True,
            samesite="Lax",
            path="/",
        )

    def content(self) -> tuple[int, str] | None:
        """The number and key that the reader's cookie holds; nothing where there is none or it is too old."""
        sent = request.cookies.get(self.name, "")
        try:
            content: Any = self._signer().loads(sent, max_age=int(LASTS.total_seconds()))
            number, key = content
        except (BadData, TypeError, ValueError):
            return None
        return number, key

    def _signer(self) -> URLSafeTimedSerializer:
        keys = [*current_app.config["SECRET_KEY_FALLBACKS"], current_app.config["SECRET_KEY"]]
        return URLSafeTimedSerializer(
            keys, salt=self.salt, signer_kwargs={"digest_method": hashlib.sha256, "key_derivation": "hmac"}
        )
