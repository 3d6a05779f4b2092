"""The words a letter begins with are whole in every language and hold what a host needs to decide."""

from dataclasses import replace

import pytest

from tests.letters import SHELTER, facts_for
from visitplanner.language.languages import LANGUAGES
from visitplanner.language.localise import Localiser
from visitplanner.programme.letter import LetterKind
from visitplanner.programme.letter_words import words_in

KINDS: tuple[LetterKind, ...] = ("invitation", "change", "reminder", "withdrawal", "thanks")
STEERING = "\u2066\u2067\u2068\u2069\u200e\u200f"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_letter_is_whole_in_every_language(kind: LetterKind, language: str) -> None:
    words = words_in(Localiser(language), kind, facts_for())

    for part in (words.subject, words.opening, words.closing):
        assert part
        assert "%(" not in part
        assert not set(part) & set(STEERING)
    assert "\n" not in words.subject


def test_an_invitation_says_who_when_why_and_in_which_language() -> None:
    words = words_in(Localiser("en"), "invitation", facts_for())

    assert words.opening == (
        "Dear Sir or Madam,\n\n"
        "International Organization for Migration (IOM), country office has the honour of writing to Parliamentary"
        " Committee on Labour and Social Welfare about the visit “Study visit on victim assistance and investigation:"
        " Jordan to Kenya”, which takes place from Monday, 12 April 2027 to Friday, 16 April 2027. The delegation of 18"
        " persons comes from Jordan: Eighteen officials and civil-society representatives.\n\n"
        "The purpose of the visit is: Learn from Kenya's assistance fund, police unit and coastal cooperation and"
        " present Jordan's referral and shelter model.\n\n"
        "We would be grateful if you could receive the delegation at the time proposed below. A proposed time is held"
        " for you until you have answered; any other time that suits you better is welcome.\n\n"
        "The delegation would especially like to hear about: Counter-trafficking legislation.\n\n"
        "It hopes to find answers to the following:\n"
        "– Understand policy, law and coordination in the host country\n\n"
        "The delegation works in Arabic and English. We provide the interpretation; the time that it takes is contained"
        " in the times below."
    )


def test_what_there_is_nothing_to_say_about_is_left_out() -> None:
    bare = replace(facts_for(), topics=(), questions=(), presents=(), meetings=())

    words = words_in(Localiser("en"), "invitation", bare)

    assert "would especially like" in words_in(Localiser("en"), "invitation", facts_for()).opening
    assert "would especially like" not in words.opening
    assert "interpretation" not in words.opening


def test_a_shelter_is_not_called_by_its_name() -> None:
    facts = facts_for(SHELTER)

    for language in LANGUAGES:
        words = words_in(Localiser(language), "invitation", facts)
        assert Localiser(language).name(facts.host) in words.opening
        assert "run by civil society" not in words.opening
