"""Nothing is lost when a session ends in the middle of a form: what was typed waits in the page until sign-in.

Only forms that one of our own pages sent are held, and they are sent again by a button that the person presses, to the
address where they were going. Passwords and files are never held.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException

HELD = "held-"
TARGET = "held_target"
LEFT_OUT = frozenset({"csrf_token", "password", "new_password", "again"})
NEVER = ("account.", "static", "feeds.", "presence.", "answer.")
"""Pages whose forms are not held: they carry passwords, or belong to nobody who signs in."""
LONGEST_FIELD = 100_000
MOST_FIELDS = 1000


@dataclass(frozen=True)
class HeldForm:
    """Where the form was going, and its fields in their order."""

    target: str
    fields: tuple[tuple[str, str], ...]


def interrupted() -> HeldForm | None:
    """The form of this request, if it may be held."""
    endpoint = request.endpoint or ""
    if request.method != "POST" or not endpoint or endpoint.startswith(NEVER) or not _is_from_here():
        return None
    fields = tuple(_fit(request.form.items(multi=True)))
    return HeldForm(request.full_path.rstrip("?"), fields) if fields else None


def held_with_sign_in() -> HeldForm | None:
    """The form that the fields of this sign-in carry along."""
    target = request.form.get(TARGET, "")
    if not target or not _takes_a_form(target):
        return None
    carried = (
        (name.removeprefix(HELD), text) for name, text in request.form.items(multi=True) if name.startswith(HELD)
    )
    return HeldForm(target, tuple(_fit(carried)))


def _fit(items: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    kept = ((name, text) for name, text in items if name not in LEFT_OUT and len(text) <= LONGEST_FIELD)
    yield from list(kept)[:MOST_FIELDS]


def _is_from_here() -> bool:
    """Whether the browser says that one of our own pages sent it. Saying nothing is not enough."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(request.headers.get("Origin", "")).netloc == request.host


def _takes_a_form(target: str) -> bool:
    """Whether an address is a page of ours that takes forms, and one whose forms may be held."""
    if not target.startswith("/") or target.startswith("//") or any(each < " " or each in "\\\x7f" for each in target):
        return False
    adapter = current_app.create_url_adapter(request)
    if adapter is None:
        return False
    try:
        endpoint, _ = adapter.match(target.partition("?")[0], method="POST")
    except HTTPException:
        return False
    return isinstance(endpoint, str) and not endpoint.startswith(NEVER)
