"""Change the words and the recipient of a letter that has not gone out."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from email_validator import EmailNotValidError, validate_email

from visitplanner.programme.letter import UNCHANGEABLE, Letter, Words
from visitplanner.programme.letter_text import LONGEST_NAME, LONGEST_PART, LONGEST_SUBJECT, tidy, tidy_line
from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction
from visitplanner.storage.letter_rows import letter_of, words_to_plain
from visitplanner.storage.letters import locked_letter


class LetterIsOnItsWay(Exception):
    """The letter waits to be sent, was sent or was discarded, and so can no longer be changed."""


class LetterHasChanged(Exception):
    """Somebody has edited the letter since it was read; ``letter`` is what it says now."""

    def __init__(self, letter: Letter) -> None:
        super().__init__(f"now at version {letter.version}")
        self.letter = letter


class AddressIsUnusable(Exception):
    """This is no e-mail address of one person."""


class WordsAreUnusable(Exception):
    """Something is empty or too long; ``field`` is subject, opening, closing, to_name or languages."""

    def __init__(self, field: str, language: str = "") -> None:
        super().__init__(field)
        self.field, self.language = field, language


def edit_letter(
    letter_id: int,
    *,
    visit_id: str,
    version: int,
    to_name: str,
    to_address: str,
    languages: Collection[str],
    words: Mapping[str, Words],
    now: datetime,
    by: str,
) -> None:
    """An empty address may be filled in later. What is in a language that the letter has not is passed over.

    Raises ``LetterIsUnknown``, ``LetterIsOnItsWay``, ``LetterHasChanged``, ``AddressIsUnusable`` and
    ``WordsAreUnusable``.
    """
    address = checked_address(to_address) if to_address.strip() else ""
    name = _fit("to_name", tidy_line(to_name), LONGEST_NAME)
    tidied = {language: _tidied(language, each) for language, each in words.items()}
    with transaction():
        row = locked_letter(visit_id, letter_id)
        if row.state in UNCHANGEABLE:
            raise LetterIsOnItsWay(letter_id)
        if row.version != version:
            raise LetterHasChanged(letter_of(row))
        row.words = {**row.words, **words_to_plain({each: tidied[each] for each in row.words if each in tidied})}
        row.languages = _chosen((*row.languages, *row.words), languages)
        row.to_name, row.to_address = name, address
        row.version, row.edited_at = version + 1, now
        record(visit_id, actor=by, channel="web", operation="letter_edited", after={"letter": letter_id}, now=now)


def _chosen(known: Iterable[str], languages: Collection[str]) -> tuple[str, ...]:
    """The host's language, which was the first, stays the first. Raises ``WordsAreUnusable`` where none is left."""
    chosen = tuple(dict.fromkeys(each for each in known if each in languages))
    if not chosen:
        raise WordsAreUnusable("languages")
    return chosen


def checked_address(text: str) -> str:
    """The address in its usual spelling. Raises ``AddressIsUnusable``."""
    try:
        found = validate_email(text.strip(), check_deliverability=False)
    except EmailNotValidError:
        raise AddressIsUnusable(text) from None
    if found.local_part.startswith("-"):
        # Some mail programs take it for an option.
        raise AddressIsUnusable(text)
    return found.normalized


def _tidied(language: str, words: Words) -> Words:
    return Words(
        subject=_fit("subject", tidy_line(words.subject), LONGEST_SUBJECT, language),
        opening=_fit("opening", tidy(words.opening), LONGEST_PART, language),
        closing=_fit("closing", tidy(words.closing), LONGEST_PART, language),
    )


def _fit(field: str, text: str, longest: int, language: str = "") -> str:
    if len(text) > longest or (language and not text):
        raise WordsAreUnusable(field, language)
    return text
