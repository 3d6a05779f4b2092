"""Pages and files travel compressed, but no page that another site may have asked for."""

import gzip

from flask import Flask

from tests.web.browsing import Visitor

GZIP = {"Accept-Encoding": "gzip"}
SHEET = "/static/css/visitplanner.css"


def test_a_page_asked_for_from_here_is_compressed(site: Flask) -> None:
    visitor = Visitor(site)
    plain = visitor.get("/sign-in")

    answer = visitor.get("/sign-in", headers={**GZIP, "Sec-Fetch-Site": "same-origin"})

    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Vary"].count("Accept-Encoding") == 1
    assert "<!doctype html>" in gzip.decompress(answer.data).decode()
    assert len(answer.data) < len(plain.data)


def test_a_page_that_another_site_asked_for_is_not(site: Flask) -> None:
    for origin in ("cross-site", "same-site"):
        answer = Visitor(site).get("/sign-in", headers={**GZIP, "Sec-Fetch-Site": origin})

        assert "Content-Encoding" not in answer.headers


def test_a_page_is_not_where_nobody_says_who_asked_on_an_encrypted_way(site: Flask) -> None:
    visitor = Visitor(site)

    encrypted = visitor.get("/sign-in", headers=GZIP, base_url="https://localhost")
    open_way = visitor.get("/sign-in", headers=GZIP)

    assert "Content-Encoding" not in encrypted.headers
    assert open_way.headers["Content-Encoding"] == "gzip"


def test_whoever_cannot_read_it_gets_it_plain(site: Flask) -> None:
    visitor = Visitor(site)

    assert "Content-Encoding" not in visitor.get("/sign-in").headers
    assert "Content-Encoding" not in visitor.get(SHEET).headers


def test_a_file_is_compressed_and_known_again(site: Flask) -> None:
    visitor = Visitor(site)
    plain = visitor.get(SHEET)

    answer = visitor.get(SHEET, headers=GZIP)
    again = visitor.get(SHEET, headers={**GZIP, "If-None-Match": answer.headers["ETag"]})

    assert gzip.decompress(answer.data) == plain.data
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    assert again.status_code == 304
