"""Every type of rule is described for people and forms: its sentence, its help and each of its choices."""

import re

import pytest

from tests.planning.random_problems import HARD, SOFT
from visitplanner.language.languages import LANGUAGES
from visitplanner.language.localise import Localiser
from visitplanner.planning.constraints import CONSTRAINTS
from visitplanner.planning.preferences import PREFERENCES
from visitplanner.visit.rule_kinds import KIND_OF, RULE_KINDS, RuleKind

PLACE = re.compile(r"%\((\w+)\)s")


def test_what_a_visit_may_name_is_described_and_nothing_else() -> None:
    described = {
        strength: {each.type for each in RULE_KINDS if each.strength == strength} for strength in ("hard", "soft")
    }

    assert len(KIND_OF) == len(RULE_KINDS)
    assert described == {"hard": set(HARD), "soft": set(SOFT)}


def test_every_kind_says_what_its_rule_says_in_the_planner() -> None:
    statements = {each.NAME: each.STATEMENT for each in (*CONSTRAINTS, *PREFERENCES)}

    assert {each.type: each.title for each in RULE_KINDS} == {each.type: statements[each.type] for each in RULE_KINDS}


@pytest.mark.parametrize("kind", RULE_KINDS, ids=lambda each: each.type)
def test_a_sentence_has_a_place_for_every_choice(kind: RuleKind) -> None:
    assert sorted(PLACE.findall(kind.sentence.message)) == sorted(each.name for each in kind.parameters)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("kind", RULE_KINDS, ids=lambda each: each.type)
def test_sentences_help_and_labels_are_said_in_every_language(kind: RuleKind, language: str) -> None:
    said = Localiser(language)

    texts = (kind.title, kind.sentence, kind.help, *(each.label for each in kind.parameters))

    for text in texts:
        assert said.gettext(text.message)
        assert language == "en" or said.gettext(text.message) != text.message


@pytest.mark.parametrize("kind", RULE_KINDS, ids=lambda each: each.type)
def test_what_counts_where_a_choice_is_left_out_lies_in_its_range(kind: RuleKind) -> None:
    for each in kind.parameters:
        assert each.least <= each.most
        assert each.optional or each.otherwise is None
        if isinstance(each.otherwise, int):
            assert each.least <= each.otherwise <= each.most
