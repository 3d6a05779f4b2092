"""What may be changed in a letter, and why something that was typed cannot be kept."""

import re
from collections.abc import Iterable, Mapping

from flask import request
from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField, TextAreaField

from visitplanner.language.languages import LANGUAGES
from visitplanner.language.text import N_, Text
from visitplanner.programme.letter import Letter, Words
from visitplanner.programme.letter_text import LONGEST_NAME, LONGEST_PART, LONGEST_SUBJECT

_NUMBER = re.compile(r"[0-9]{1,9}\Z")

NO_ADDRESS = N_("This is no e-mail address of one person. An example: name@ministry.example")
FAULTS: Mapping[str, Text] = {
    "languages": N_("A letter needs at least one language. Choose one."),
    "to_name": N_("This name is too long: it may have %(most)s characters.", most=LONGEST_NAME),
    "subject": N_("A subject is needed, with at most %(most)s characters.", most=LONGEST_SUBJECT),
    "opening": N_("Some text is needed here, with at most %(most)s characters.", most=LONGEST_PART),
    "closing": N_("Some text is needed here, with at most %(most)s characters.", most=LONGEST_PART),
}


class LetterForm(FlaskForm):
    """The words are held in a field for each part and language: ``subject_en``."""

    version = HiddenField()
    to_name = StringField()
    to_address = StringField()

    def __init__(self) -> None:
        super().__init__()
        self.languages = request.form.getlist("languages")

    def take(self, letter: Letter) -> None:
        """Show what the letter says."""
        self.to_name.data, self.to_address.data = letter.to_name, letter.to_address
        self.languages = list(letter.languages)
        for language, words in letter.words.items():
            for part in ("subject", "opening", "closing"):
                self[f"{part}_{language}"].data = getattr(words, part)

    def words(self, languages: Iterable[str]) -> dict[str, Words]:
        return {
            language: Words(*(self[f"{part}_{language}"].data or "" for part in ("subject", "opening", "closing")))
            for language in languages
        }


for code in LANGUAGES:
    setattr(LetterForm, f"subject_{code}", StringField())
    setattr(LetterForm, f"opening_{code}", TextAreaField())
    setattr(LetterForm, f"closing_{code}", TextAreaField())


def version_in(text: str | None) -> int:
    """The version a form was made for; one that no letter has where it is no number."""
    return int(text) if text and _NUMBER.match(text) else 0
