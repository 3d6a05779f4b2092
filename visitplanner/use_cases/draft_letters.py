"""Draft a letter for each of some invitations: one step of every deed that asks hosts something, in its transaction."""

import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from visitplanner.language.languages import LANGUAGES
from visitplanner.language.localise import Localiser
from visitplanner.programme.letter import ASKS, CALENDAR, LetterFacts, LetterKind, Meeting
from visitplanner.programme.letter_facts import Proposal, facts_of
from visitplanner.programme.letter_words import words_in
from visitplanner.storage.audit import record
from visitplanner.storage.invitations import AskedSlot, Invitation, invitation, invitation_row
from visitplanner.storage.letters import NewLetter, draft_letter, drafts_about, told_meetings
from visitplanner.storage.recipients import recipient_of
from visitplanner.visit.entities import Visit

_DOMAIN = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\Z")
_NO_DOMAIN = "visitplanner.invalid"
_STANDING = frozenset({"asked", "confirmed", "counter_offer"})
SPOKEN_OF: Mapping[LetterKind, frozenset[str]] = {
    "invitation": _STANDING,
    "change": _STANDING,
    "reminder": frozenset({"asked"}),
    "withdrawal": frozenset(),
    "thanks": frozenset({"confirmed"}),
}
"""The meetings that a letter speaks of, by where the agreement on them stands."""


def draft_letters(
    visit: Visit,
    invitation_ids: Sequence[int],
    *,
    links: Mapping[int, str],
    now: datetime,
    by: str,
    kind: LetterKind = "invitation",
    in_english_too: bool = True,
) -> tuple[int, ...]:
    """The letters' identifiers, in the order of the invitations. Inside a ``transaction()``; nothing is sent by it.

    ``visit`` is the one that asks, as it stands now; whoever drafts many letters has loaded it once for all of them.
    ``links`` are the whole addresses of the hosts' own pages; letters keep them sealed. Each letter is in the host's
    language, and in English beside it; its words in the others are there should somebody want them.

    It takes the place of earlier drafts about the same; a host who was told nothing yet gets an invitation where
    others get a change, and no withdrawal. Raises ``InvitationIsUnknown``.
    """
    drafted = (
        _draft(visit, invitation(invitation_row(each)), links.get(each), kind, in_english_too, now, by)
        for each in invitation_ids
    )
    return tuple(each for each in drafted if each is not None)


def _draft(
    visit: Visit,
    asked: Invitation,
    link: str | None,
    kind: LetterKind,
    in_english_too: bool,
    now: datetime,
    by: str,
) -> int | None:
    told = told_meetings(asked.visit_id, asked.organisation)
    if kind in CALENDAR:
        _take_back_drafts(asked, now, by)
    if not told and kind == "withdrawal":
        return None
    if not told and kind == "change":
        kind = "invitation"
    facts = _facts(visit, asked, kind, told)
    languages = tuple(dict.fromkeys([asked.language, *(["en"] if in_english_too else [])]))
    languages = tuple(each for each in languages if each in LANGUAGES) or ("en",)
    entries = tuple(_entries(kind, facts, told))
    name, address = recipient_of(visit, asked.organisation, asked.language)
    new = NewLetter(
        kind=kind,
        host_id=asked.organisation,
        invitation_id=asked.id,
        languages=languages,
        to_name=name,
        to_address=address,
        words={each: words_in(Localiser(each), kind, facts) for each in LANGUAGES},
        facts=facts,
        link=link if kind in ASKS else None,
        message_ids=tuple(_message_id(by) for _ in entries or [None]),
        entries=entries,
    )
    letter_id = draft_letter(asked.visit_id, new, by=by, now=now)
    after = {"letter": letter_id, "kind": kind, "host": asked.organisation}
    record(asked.visit_id, actor=by, channel="web", operation="letter_drafted", after=after, now=now)
    return letter_id


def _take_back_drafts(asked: Invitation, now: datetime, by: str) -> None:
    """What they say of times is said anew."""
    for row in drafts_about(asked.id):
        row.state = "discarded"
        after = {"letter": row.id, "host": asked.organisation}
        record(asked.visit_id, actor=by, channel="web", operation="letter_discarded", after=after, now=now)


def _facts(visit: Visit, asked: Invitation, kind: LetterKind, told: Mapping[str, Meeting]) -> LetterFacts:
    """What was taken back is told as it was told before, wherever the plan has put it meanwhile."""
    spoken_of = SPOKEN_OF[kind]
    proposals = [_proposal(slot) for slot in asked.slots if slot.state in spoken_of]
    gone = {slot.occurrence for slot in asked.slots if slot.state not in spoken_of}
    taken_back = [
        replace(each, cancelled=True, confirmed=False)
        for occurrence, each in told.items()
        if occurrence in gone and not each.cancelled and kind in ("change", "withdrawal")
    ]
    answer_by = asked.answer_by if kind in ASKS else None
    return facts_of(visit, asked.organisation, proposals, answer_by, taken_back)


def _proposal(slot: AskedSlot) -> Proposal:
    return Proposal(
        occurrence=slot.occurrence,
        session=slot.session,
        subgroups=slot.subgroups,
        begins_at=slot.begins_at,
        ends_at=slot.ends_at,
        confirmed=slot.state == "confirmed",
    )


def _entries(kind: LetterKind, facts: LetterFacts, told: Mapping[str, Meeting]) -> Iterator[Meeting]:
    """The meetings whose calendar entry has to be sent: what is new, changed or taken back."""
    if kind not in CALENDAR:
        return
    for meeting in facts.meetings:
        before = told.get(meeting.occurrence)
        if before is None or replace(before, confirmed=meeting.confirmed) != meeting:
            yield meeting


def _message_id(by: str) -> str:
    domain = by.rpartition("@")[2]
    return f"<{uuid.uuid4().hex}@{domain if _DOMAIN.match(domain) else _NO_DOMAIN}>"
