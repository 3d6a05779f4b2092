"""Everything that is said is said in every language, completely and with the same values."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from scripts.translate import catalogues, extracted, is_translated, read
from visitplanner.language.languages import LANGUAGES as SPOKEN

ROOT = Path(__file__).resolve().parents[2]
ORDERED = re.compile(r"[0-9A-Za-z]+[-:/@.][0-9A-Za-z]+")
ISOLATED = re.compile("%\\(\\w+\\)[sd]|\u2066[^\u2069]*\u2069")
PLACE = re.compile(r"%\((\w+)\)[sd]")
FORMS = {"ar": 6}
MAY_OMIT_THE_COUNT = {"ar": (0, 1, 2)}
LANGUAGES = sorted(catalogues())


@pytest.fixture(scope="module")
def template() -> Catalog:
    return extracted()


def sentences(catalogue: Catalog) -> dict[str, Message]:
    return {
        message.id if isinstance(message.id, str) else message.id[0]: message for message in catalogue if message.id
    }


def places(text: str) -> set[str]:
    return set(PLACE.findall(text.replace("%%", "")))


def test_arabic_has_a_catalogue() -> None:
    assert "ar" in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_has_a_translation_nobody_guessed(language: str, template: Catalog) -> None:
    translated = {sentence for sentence, message in sentences(read(language)).items() if is_translated(message)}

    missing = sorted(set(sentences(template)) - translated)

    assert not missing, f"Run `make translate` and translate into {language}:\n" + "\n".join(missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_nothing_that_is_not_said_any_more(language: str, template: Catalog) -> None:
    superfluous = sorted(set(sentences(read(language))) - set(sentences(template)))

    assert not superfluous, "Run `make translate`:\n" + "\n".join(superfluous)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_uses_the_values_of_its_sentence(language: str) -> None:
    faults = [fault for message in read(language) if message.id for fault in _faults(language, message)]

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_with_a_count_has_all_plural_forms(language: str) -> None:
    plural = [message for message in read(language) if isinstance(message.id, list | tuple)]

    assert plural
    assert {len(message.string) for message in plural} == {FORMS[language]}


@pytest.mark.parametrize("language", [each for each in LANGUAGES if SPOKEN[each].direction == "rtl"])
def test_dates_times_and_codes_in_a_sentence_keep_their_order(language: str) -> None:
    """Between letters that run the other way, ``2027-04-12`` would be read ``12-04-2027``."""
    turned = [
        str(message.string)
        for message in read(language)
        if message.id and ORDERED.search(ISOLATED.sub("", str(message.string)))
    ]

    assert turned == []


def test_only_whole_written_sentences_are_made_into_texts() -> None:
    """A sentence that is put together at run time can be in no catalogue."""
    assembled = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in sorted((ROOT / "visitplanner").rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("N_", "NN_")
        for sentence in call.args[: 2 if call.func.id == "NN_" else 1]
        if not (isinstance(sentence, ast.Constant) and isinstance(sentence.value, str))
    ]

    assert assembled == []


def _faults(language: str, message: Message) -> list[str]:
    """What is wrong with the values of one translation."""
    if isinstance(message.id, str):
        return _difference(message.id, str(message.string), may_omit=False)
    return [
        fault
        for number, form in enumerate(message.string)
        for fault in _difference(message.id[1], form, may_omit=number in MAY_OMIT_THE_COUNT[language])
    ]


def _difference(sentence: str, translation: str, *, may_omit: bool) -> list[str]:
    if not translation or places(sentence) - ({"count"} if may_omit else set()) <= places(translation) <= places(
        sentence
    ):
        return []
    return [f"{sentence}\n  {translation}"]
