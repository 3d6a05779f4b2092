"""Answers travel compressed where that is safe: a page tells nobody by its length what it holds.

Whoever can make a browser fetch one of our pages over and over, with words of his own in the address, and can see how
long each answer is, could guess secrets in it (BREACH). So a page is compressed only when the browser says that it was
asked for from here or by the person, and not from another site.
"""

import gzip
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, current_app, request

_TEXTS = frozenset(
    {"text/html", "text/css", "text/javascript", "application/javascript", "application/json", "image/svg+xml"}
)
_SMALL = 1_000
"""Bytes below which nothing is gained."""
_OWN = frozenset({"same-origin", "none"})


def install(app: Flask) -> None:
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    if response.mimetype not in _TEXTS or response.status_code != 200 or "Content-Encoding" in response.headers:
        return response
    if request.endpoint == "static":
        response.vary.add("Accept-Encoding")
        return _compress_file(response) if _wanted() else response
    if not response.is_sequence or not _wanted() or not _asked_from_here():
        return response
    body = response.get_data()
    if len(body) >= _SMALL:
        _set(response, gzip.compress(body, 6, mtime=0))
    return response


def _wanted() -> bool:
    return request.accept_encodings.quality("gzip") > 0 and request.method == "GET" and "Range" not in request.headers


def _asked_from_here() -> bool:
    """Browsers say where a request comes from wherever the way is encrypted; elsewhere anybody reads along anyway."""
    site = request.headers.get("Sec-Fetch-Site")
    return not request.is_secure if site is None else site in _OWN


def _compress_file(response: Response) -> Response:
    path = Path(str(current_app.static_folder), str((request.view_args or {})["filename"]))
    body = _file(path, path.stat().st_mtime_ns)
    # The opened file is not read any more.
    response.close()
    response.direct_passthrough = False
    _set(response, body)
    tag, _ = response.get_etag()
    if tag:
        response.set_etag(tag, weak=True)
    return response


@lru_cache(maxsize=64)
def _file(path: Path, changed: int) -> bytes:
    """A file of ours as small as can be, made once for each of its states."""
    return gzip.compress(path.read_bytes(), 9, mtime=0)


def _set(response: Response, body: bytes) -> None:
    response.set_data(body)
    response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
