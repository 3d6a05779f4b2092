"""Release letters: from now on the worker sends them. Nothing else ever makes a letter go out."""

from collections.abc import Mapping
from datetime import datetime

from visitplanner.programme.letter import UNCHANGEABLE
from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction
from visitplanner.storage.letter_rows import letter_of
from visitplanner.storage.letters import locked_letter, release
from visitplanner.use_cases.edit_letter import LetterHasChanged


class LetterHasNoAddress(Exception):
    """Nobody has said where to the letter is to be sent."""

    def __init__(self, letter_id: int) -> None:
        super().__init__(letter_id)
        self.letter_id = letter_id


def send_letters(versions: Mapping[int, int], *, visit_id: str, now: datetime, by: str) -> int:
    """All of them or none; how many. ``versions`` says of each letter which version of it was looked at.

    A letter that waits or was sent already is passed over, so that the same click twice sends it once. Raises
    ``LetterIsUnknown``, ``LetterHasChanged`` and ``LetterHasNoAddress``.
    """
    released = 0
    with transaction():
        for letter_id, version in sorted(versions.items()):
            row = locked_letter(visit_id, letter_id)
            if row.state in UNCHANGEABLE:
                continue
            if row.version != version:
                raise LetterHasChanged(letter_of(row))
            if not row.to_address:
                raise LetterHasNoAddress(letter_id)
            release(row, now)
            record(visit_id, actor=by, channel="web", operation="letter_sent", after={"letter": letter_id}, now=now)
            released += 1
    return released
