"""Secrets in addresses do not get into logs."""

import logging

import pytest

from visitplanner.entrypoints.web import redaction
from visitplanner.entrypoints.web.redaction import redacted

SECRET = "s3cret-Token_0123456789"


@pytest.mark.parametrize(
    "line",
    [
        f'127.0.0.1 - - "GET /feed/{SECRET}/en/a.ics HTTP/1.1" 200',
        f"https://visits.example.org/feed/{SECRET}",
        f"first /feed/{SECRET}/en/a.ics then /feed/{SECRET}/ar/a.ics",
        f"webcal://host/feed/{SECRET}?x=1",
    ],
)
def test_a_secret_becomes_a_short_hash_that_is_always_the_same(line: str) -> None:
    assert SECRET in line

    said = redacted(line)

    assert SECRET not in said
    assert said.count("[6ac731b9]") == line.count(SECRET)
    assert redacted("GET /visits") == "GET /visits"


def test_every_logger_is_covered_whatever_the_values_are(caplog: pytest.LogCaptureFixture) -> None:
    redaction.install()
    redaction.install()

    logging.getLogger("anybody").warning("%s %d", f"/feed/{SECRET}/en", 7)
    logging.getLogger("anybody").warning("nothing to hide: %s", "here")

    assert SECRET not in caplog.text
    assert [record.getMessage() for record in caplog.records][1] == "nothing to hide: here"


def test_words_that_do_not_fit_their_values_are_left_to_logging() -> None:
    redaction.install()

    record = logging.getLogRecordFactory()("name", logging.INFO, "path", 1, "%d", ("x",), None)

    assert record.args == ("x",)
