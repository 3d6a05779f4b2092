"""What the codes of a visit are called on pages, and the colour that goes with a word."""

from collections.abc import Mapping

from visitplanner.entrypoints.web.words.agreements import (
    AGREEMENT,
    AGREEMENT_TONE,
    ANSWERS,
    ANSWERS_TONE,
    BOOKED,
    LETTER_KIND,
    LETTER_STATE,
    LETTER_TONE,
    MEETING,
    MEETING_TONE,
    WAY,
)
from visitplanner.entrypoints.web.words.visits import (
    AUDIENCE,
    CONFIDENTIALITY,
    HOLIDAY_STANDING,
    INTERPRETATION,
    ORGANISATION_TYPE,
    PHOTO_POLICY,
    PLAN_STATUS,
    PLAN_TONE,
    PREFERRED_WAY,
    SESSION_STATUS,
    SESSION_TONE,
    SESSION_TYPE,
    VISIT_STATUS,
    VISIT_TONE,
    WEEKDAYS,
)
from visitplanner.language.text import Text

WORDS: Mapping[str, Mapping[str, Text]] = {
    "letter_kind": LETTER_KIND,
    "letter_state": LETTER_STATE,
    "session_status": SESSION_STATUS,
    "visit_status": VISIT_STATUS,
    "session_type": SESSION_TYPE,
    "organisation_type": ORGANISATION_TYPE,
    "confidentiality": CONFIDENTIALITY,
    "photo_policy": PHOTO_POLICY,
    "interpretation": INTERPRETATION,
    "preferred_way": PREFERRED_WAY,
    "holiday_standing": HOLIDAY_STANDING,
    "audience": AUDIENCE,
    "weekday": WEEKDAYS,
    "plan_status": PLAN_STATUS,
    "agreement": AGREEMENT,
    "meeting": MEETING,
    "answer": ANSWERS,
    "booked": BOOKED,
    "way": WAY,
}
TONES: Mapping[str, Mapping[str, str]] = {
    "letter_state": LETTER_TONE,
    "session_status": SESSION_TONE,
    "visit_status": VISIT_TONE,
    "plan_status": PLAN_TONE,
    "agreement": AGREEMENT_TONE,
    "meeting": MEETING_TONE,
    "answer": ANSWERS_TONE,
}


def word(subject: str, code: str) -> Text:
    """The word for a code, as ``word("session_status", "idea")``. ``KeyError`` for a code that is not listed."""
    return WORDS[subject][code]


def tone(subject: str, code: str) -> str:
    """The colour that goes with it: ``good``, ``waiting``, ``asked``, ``bad`` or ``plain``."""
    return TONES[subject].get(code, "plain")
