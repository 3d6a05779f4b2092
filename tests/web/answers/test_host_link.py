"""The secret link of a host: nobody guesses it, scanners change nothing by opening it, and it can be withdrawn."""

import base64
import json
import logging
import pickle
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from urllib.parse import quote

import pytest
from flask import Flask

from config import Config
from tests.hosting import BY, LABOUR, PARLIAMENT, SHELTER
from tests.web.answers.answering import NOW, enter, link_key, send, states, token
from tests.web.browsing import Visitor
from tests.web.test_access import content_of
from visitplanner.app import create_app
from visitplanner.storage.database import transaction
from visitplanner.storage.invitations import invitation_to
from visitplanner.storage.queries.letters import letter_of_visit, letters_of
from visitplanner.use_cases.issue_host_link import issue_host_link
from visitplanner.use_cases.revoke_host_link import revoke_host_link

Mutation = Callable[[str], str]


def other_alphabet(token: str) -> str:
    return base64.b64encode(base64.urlsafe_b64decode(token + "=")).decode().rstrip("=").replace("/", "_") + "+"


def slack_bits(token: str) -> str:
    """Another last character whose unused bits differ: what it stands for is the same."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return token[:-1] + letters[letters.index(token[-1]) ^ 1]


def signed(payload: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(payload).encode()).decode().rstrip("=") + ".aaaaaa.bbbbbbbbbbbb"


TAMPERED: Mapping[str, Mutation] = {
    "nothing": lambda token: "-",
    "the first half": lambda token: token[:21],
    "the last half": lambda token: token[21:],
    "all but the last": lambda token: token[:-1],
    "all but the first": lambda token: token[1:],
    "unused bits": slack_bits,
    "another last": lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
    "another first": lambda token: ("A" if token[0] != "A" else "B") + token[1:],
    "another in the middle": lambda token: token[:20] + ("A" if token[20] != "A" else "B") + token[21:],
    "one more": lambda token: token + "A",
    "one before": lambda token: "A" + token,
    "an equals sign": lambda token: token + "=",
    "two equals signs": lambda token: token + "==",
    "a bracket": lambda token: token + ")",
    "a full stop": lambda token: token + ".",
    "a comma": lambda token: token + ",",
    "a quotation mark": lambda token: token + "%22",
    "a space": lambda token: token + "%20",
    "a space before": lambda token: "%20" + token,
    "a line break": lambda token: token + "%0D%0A",
    "a null byte": lambda token: token + "%00",
    "small letters": str.lower,
    "capital letters": str.upper,
    "swapped case": str.swapcase,
    "backwards": lambda token: token[::-1],
    "twice": lambda token: token + token,
    "encoded twice": lambda token: quote(quote(token[0]), safe="") + "%2541" + token[1:],
    "quoted printable": lambda token: "3D" + token,
    "another alphabet": other_alphabet,
    "wide letters": lambda token: quote("".join(chr(ord(each) + 0xFEE0) for each in token[:3]) + token[3:]),
    "a look-alike": lambda token: quote("а") + token[1:],
    "an invisible character": lambda token: token + quote("\u200b"),
    "a signed number": lambda token: signed({"i": 1}),
    "another role": lambda token: signed({"i": 1, "role": "coordinator"}),
    "a pickle": lambda token: base64.urlsafe_b64encode(pickle.dumps({"i": 1})).decode().rstrip("="),
    "a query": lambda token: quote("' OR 1=1 --"),
    "very long": lambda token: token + "A" * 3000,
}


SCANNERS: tuple[dict[str, str], ...] = (
    {"User-Agent": "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2) SafeLinks"},
    {"User-Agent": "Slackbot-LinkExpanding 1.0"},
    {"Sec-Purpose": "prefetch;prerender"},
    {"Purpose": "prefetch", "X-Moz": "prefetch"},
    {"X-HTTP-Method-Override": "POST", "X-Method-Override": "POST"},
)


def test_a_link_with_anything_changed_opens_nothing(site: Flask, hosted: str) -> None:
    real, before = token(site, hosted), content_of(site)
    unknown = Visitor(site).get(f"/h/{'x' * 43}")
    assert len(TAMPERED) == 37

    for name, mutate in TAMPERED.items():
        visitor = Visitor(site)
        answer = visitor.get(f"/h/{mutate(real)}")
        assert (name, answer.status_code) == (name, HTTPStatus.NOT_FOUND)
        assert "answer=" not in answer.headers.get("Set-Cookie", ""), name
        assert visitor.get("/h").status_code == HTTPStatus.NOT_FOUND, name
        assert len(answer.text) == len(unknown.text), name

    assert content_of(site) == before
    assert Visitor(site).get(f"/h/{real}").status_code == HTTPStatus.FOUND


def test_a_cookie_with_anything_changed_opens_nothing(site: Flask, hosted: str) -> None:
    host = enter(site, hosted)
    cookie = host.client.get_cookie("answer")
    assert cookie
    whole = cookie.value

    for changed in (whole[:-2], "x" + whole, whole.replace(".", "", 1), signed([1, "x"]), "", ".", "a.b.c", "٣"):
        host.client.set_cookie("answer", changed)
        assert host.get("/h").status_code == HTTPStatus.NOT_FOUND, changed

    host.client.set_cookie("answer", whole)
    assert host.get("/h").status_code == HTTPStatus.OK


def test_the_session_of_a_person_is_no_link_and_a_link_no_session(
    site: Flask, hosted: str, coordinator: Visitor
) -> None:
    host = enter(site, hosted)
    session = coordinator.client.get_cookie("session")
    answer = host.client.get_cookie("answer")
    assert session
    assert answer

    coordinator.client.set_cookie("answer", session.value)
    host.client.set_cookie("session", answer.value)

    assert coordinator.get("/h").status_code == HTTPStatus.NOT_FOUND
    assert host.get(f"/visits/{hosted}/invitations").status_code == HTTPStatus.FOUND


def test_whoever_only_opens_the_link_changes_nothing(site: Flask, hosted: str) -> None:
    real, before = token(site, hosted), content_of(site)

    for headers in SCANNERS:
        scanner = Visitor(site)
        for method in ("GET", "HEAD", "OPTIONS"):
            for path in (f"/h/{real}", "/h", "/h?_method=POST&A01%231.choice=confirm"):
                assert scanner.client.open(path, method=method, headers=headers).status_code < 400, (method, path)

    assert content_of(site) == before
    assert send(enter(site, hosted), choice="confirm").status_code == HTTPStatus.FOUND


def test_no_link_is_told_apart_from_another_by_what_its_page_is_kept_by(site: Flask, hosted: str) -> None:
    host = enter(site, hosted)
    answer = host.get("/h")

    cookie = host.client.get_cookie("answer")
    assert cookie
    assert (cookie.http_only, cookie.path, cookie.same_site, cookie.max_age) == (True, "/", "Lax", 1800)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert token(site, hosted) not in answer.text + str(answer.headers) + cookie.value


def test_with_https_the_cookie_belongs_to_this_host_alone(site: Flask, hosted: str) -> None:
    site.config["SESSION_COOKIE_SECURE"] = True

    answer = Visitor(site).get(f"/h/{token(site, hosted)}")

    assert answer.headers["Set-Cookie"].startswith("__Host-answer=")
    assert "Secure" in answer.headers["Set-Cookie"]


def test_a_withdrawn_link_says_so_and_takes_no_answer(site: Flask, hosted: str) -> None:
    host = enter(site, hosted)
    values = {"link": link_key(host), "A01#1.round": "1", "A01#1.choice": "confirm"}
    with site.app_context():
        revoke_host_link(hosted, PARLIAMENT, now=NOW, by=BY)

    answers = [Visitor(site).get(f"/h/{token(site, hosted)}"), host.get("/h"), host.post("/h", values)]

    assert [each.status_code for each in answers] == [HTTPStatus.GONE] * 3
    assert all("This link has been withdrawn" in each.text for each in answers)
    assert states(site, hosted) == ["asked"]


def test_a_new_link_ends_the_one_before(site: Flask, hosted: str) -> None:
    host, old = enter(site, hosted), token(site, hosted)
    with site.app_context():
        new = issue_host_link(hosted, PARLIAMENT, link="/h/{}".format, now=NOW, by=BY)

    assert Visitor(site).get(f"/h/{old}").status_code == HTTPStatus.NOT_FOUND
    assert host.get("/h").status_code == HTTPStatus.NOT_FOUND
    assert Visitor(site).get(new).status_code == HTTPStatus.FOUND
    assert token(site, hosted) == new.removeprefix("/h/")
    with site.app_context():
        drafts = [letter_of_visit(hosted, each.id).link for each in letters_of(hosted)]
    assert (new in drafts, len(drafts)) == (True, 3)


def test_a_link_runs_out_but_not_for_a_clock_that_is_a_little_wrong(site: Flask, hosted: str) -> None:
    def expire(ago: timedelta) -> int:
        with site.app_context(), transaction():
            row = invitation_to(hosted, PARLIAMENT)
            assert row
            row.expires_at = datetime.now(UTC) - ago
        return Visitor(site).get(f"/h/{token(site, hosted)}").status_code

    assert expire(timedelta(minutes=1)) == HTTPStatus.FOUND
    assert expire(timedelta(minutes=30)) == HTTPStatus.GONE


def test_a_link_is_answered_ten_times_an_hour_and_no_oftener(config: Config, hosted: str) -> None:
    site = create_app(replace(config, rate_limits=True))
    host, other = enter(site, hosted), enter(site, hosted, LABOUR)
    values = {"link": link_key(host), "A01#1.round": "1", "A01#1.choice": "confirm"}

    answers = [host.post("/h", values).status_code for _ in range(11)]

    assert answers == [HTTPStatus.FOUND] * 10 + [HTTPStatus.TOO_MANY_REQUESTS]
    assert send(other, "A02#1", choice="confirm").status_code == HTTPStatus.FOUND


def test_a_host_sees_no_meeting_of_another_whichever_links_it_has(site: Flask, hosted: str) -> None:
    own = {PARLIAMENT: "A01#1.choice", LABOUR: "A02#1.choice", SHELTER: "C01#1.choice"}

    for host, field in own.items():
        page = enter(site, hosted, host).read("/h")
        assert [each in page for each in own.values()] == [each == field for each in own.values()]


def test_neither_secrets_nor_a_host_s_words_stand_in_a_log_or_readably_in_a_table(
    site: Flask, hosted: str, caplog: pytest.LogCaptureFixture
) -> None:
    real = token(site, hosted)
    caplog.set_level(logging.DEBUG)
    Visitor(site).get(f"/h/{real}")
    logging.getLogger("access").warning("GET /h/%s HTTP/1.1", real)

    send(enter(site, hosted), choice="decline", reason="We have moved to 5 Hill Street")

    assert "/h/[" in caplog.text
    assert real not in caplog.text
    assert real not in "\n".join(content_of(site))
    assert "Hill Street" not in "\n".join(content_of(site)) + caplog.text
