"""Every code a visit file may hold has a word."""

import json
from pathlib import Path
from typing import Any

import pytest

from visitplanner.entrypoints.web.words import tone, word

SCHEMA = Path(__file__).resolve().parents[2] / "visitplanner" / "adapters" / "studyvisit-1.schema.json"
PLACES = {
    "session_status": ("sessions", "status"),
    "session_type": ("sessions", "type"),
    "organisation_type": ("organisations", "type"),
    "confidentiality": ("sites", "confidentiality"),
    "photo_policy": ("sites", "photo_policy"),
}


def codes(table: str, field: str) -> list[str]:
    schema: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    found: list[str] = schema["properties"][table]["items"]["properties"][field]["enum"]
    return found


@pytest.mark.parametrize("subject", sorted(PLACES))
def test_every_code_has_a_word(subject: str) -> None:
    assert all(word(subject, code).message for code in codes(*PLACES[subject]))


def test_every_status_of_a_visit_has_a_word() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    codes = schema["properties"]["visit"]["properties"]["status"]["enum"]

    assert all(word("visit_status", code).message for code in codes)


def test_a_code_without_a_colour_of_its_own_is_plain() -> None:
    assert tone("session_status", "confirmed") == "good"
    assert tone("session_status", "idea") == "plain"
