"""Draft a letter for each of some invitations: one step of every deed that asks hosts something, in its transaction."""

import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from visitplanner.language.languages import LANGUAGES
from visitplanner.language.localise import Localiser
from visitplanner.programme.letter import ASKS, CALENDAR, LetterFacts, LetterKind, Meeting, Words
from visitplanner.programme.letter_facts import Proposal, facts_of
from visitplanner.programme.letter_text import LONGEST_SUBJECT, tidy, tidy_line
from visitplanner.programme.letter_words import Paragraph, closing, opening, subject
from visitplanner.storage.audit import record
from visitplanner.storage.invitations import AskedSlot, Invitation, invitation, invitation_row
from visitplanner.storage.letters import NewLetter, draft_letter, last_recipient, told_meetings
from visitplanner.storage.visits import load_visit

_DOMAIN = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\Z")
_NO_DOMAIN = "visitplanner.invalid"


def draft_letters(
    invitation_ids: Sequence[int],
    *,
    links: Mapping[int, str],
    now: datetime,
    by: str,
    kind: LetterKind = "invitation",
    in_english_too: bool = True,
) -> tuple[int, ...]:
    """The letters' numbers, in the order of the invitations. Inside a ``transaction()``; nothing is sent by it.

    ``links`` are the whole addresses of the hosts' own pages; letters keep them sealed. Each letter is in the host's
    language, and in English beside it. Raises ``InvitationIsUnknown``.
    """
    return tuple(
        _draft(invitation(invitation_row(each)), links.get(each), kind, in_english_too, now, by)
        for each in invitation_ids
    )


def _draft(asked: Invitation, link: str | None, kind: LetterKind, in_english_too: bool, now: datetime, by: str) -> int:
    told = told_meetings(asked.visit_id, asked.organisation)
    facts = _facts(asked, kind, told)
    languages = tuple(dict.fromkeys([asked.language, *(["en"] if in_english_too else [])]))
    languages = tuple(each for each in languages if each in LANGUAGES) or ("en",)
    entries = tuple(_entries(kind, facts, told))
    name, address = last_recipient(asked.visit_id, asked.organisation)
    new = NewLetter(
        kind=kind,
        host_id=asked.organisation,
        invitation_id=asked.id,
        languages=languages,
        to_name=name,
        to_address=address,
        words={each: _words(kind, facts, Localiser(each)) for each in languages},
        facts=facts,
        link=link if kind in ASKS else None,
        message_ids=tuple(_message_id(by) for _ in entries or [None]),
        entries=entries,
    )
    letter_id = draft_letter(asked.visit_id, new, by=by, now=now)
    after = {"letter": letter_id, "kind": kind, "host": asked.organisation}
    record(asked.visit_id, actor=by, channel="web", operation="letter_drafted", after=after, now=now)
    return letter_id


def _facts(asked: Invitation, kind: LetterKind, told: Mapping[str, Meeting]) -> LetterFacts:
    visit = load_visit(asked.visit_id)
    answer_by = asked.answer_by if kind in ASKS else None
    facts = facts_of(visit, asked.organisation, tuple(_proposals(asked.slots, kind, told)), answer_by)
    if kind == "withdrawal":
        # What was taken back is told as it was told before, wherever the plan has put it meanwhile.
        kept = (told.get(each.occurrence, each) for each in facts.meetings)
        return replace(facts, meetings=tuple(replace(each, cancelled=False) for each in kept))
    return facts


def _proposals(slots: Iterable[AskedSlot], kind: LetterKind, told: Mapping[str, Meeting]) -> Iterator[Proposal]:
    """The meetings a letter speaks of: those asked for, and those that were told and are so no longer."""
    for slot in slots:
        gone = slot.state in ("withdrawn", "declined")
        known = slot.occurrence in told and not told[slot.occurrence].cancelled
        if kind == "withdrawal" or not gone or (kind == "change" and known):
            yield Proposal(
                occurrence=slot.occurrence,
                session=slot.session,
                subgroups=slot.subgroups,
                begins_at=slot.begins_at,
                ends_at=slot.ends_at,
                confirmed=slot.state == "confirmed",
                cancelled=gone and kind != "withdrawal",
            )


def _entries(kind: LetterKind, facts: LetterFacts, told: Mapping[str, Meeting]) -> Iterator[Meeting]:
    """The meetings whose calendar entry has to be sent: what is new or changed, or what a withdrawal takes out."""
    if kind not in CALENDAR:
        return
    for meeting in facts.meetings:
        before = told.get(meeting.occurrence)
        if kind == "withdrawal":
            wanted = before is not None and not before.cancelled
        else:
            wanted = replace(meeting, confirmed=False) != (before and replace(before, confirmed=False))
        if wanted:
            yield meeting


def _words(kind: LetterKind, facts: LetterFacts, localiser: Localiser) -> Words:
    return Words(
        subject=tidy_line(localiser.text(subject(kind, facts)))[:LONGEST_SUBJECT],
        opening=_text(opening(kind, facts), localiser),
        closing=_text(closing(kind, facts), localiser),
    )


def _text(paragraphs: Iterable[Paragraph], localiser: Localiser) -> str:
    return tidy("\n\n".join(_paragraph(each, localiser) for each in paragraphs))


def _paragraph(sentences: Paragraph, localiser: Localiser) -> str:
    """Sentences follow each other; what begins with a dash begins a line."""
    said = [localiser.value(each) for each in sentences]
    return "".join(f"\n{each}" if each.startswith("–") else f" {each}" for each in said).strip()


def _message_id(by: str) -> str:
    domain = by.rpartition("@")[2]
    return f"<{uuid.uuid4().hex}@{domain if _DOMAIN.match(domain) else _NO_DOMAIN}>"
