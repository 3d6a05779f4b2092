"""A letter in one line, from the five-day visit."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from tests.factories import example
from visitplanner.language.localise import Localiser
from visitplanner.programme.letter import CALENDAR, Letter, LetterFacts, Mail
from visitplanner.programme.letter_facts import Proposal, facts_of
from visitplanner.programme.letter_words import words_in
from visitplanner.visit.entities import Visit

PARLIAMENT, SHELTER, FUND = "H12", "H13", "H03"
"""Hosts: of one meeting, of a confidential one with two subgroups in turn, and of two meetings."""
LINK = "https://visits.example.org/h/" + "t" * 43
SENDER = "visits@example.org"
WRITTEN = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ANSWER_BY = date(2026, 12, 8)


def visit() -> Visit:
    return example("jordan-kenya-5day")


def a_proposal(occurrence: str, begins: str, *groups: str, **members: Any) -> Proposal:
    """An hour and a half from this moment in UTC, ``2027-04-13 06:30``."""
    begins_at = datetime.strptime(begins, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)
    ends_at = begins_at.replace(hour=begins_at.hour + 1)
    session = occurrence.partition("#")[0]
    return Proposal(occurrence, session, groups or ("A",), begins_at, ends_at, **members)


PROPOSALS = {
    PARLIAMENT: (a_proposal("A01#1", "2027-04-13 06:30"),),
    SHELTER: (a_proposal("C01#1", "2027-04-12 06:00"), a_proposal("C01#2", "2027-04-12 08:00", "C")),
    FUND: (a_proposal("P06#1", "2027-04-13 08:00", "A", "B", "C"), a_proposal("A04#1", "2027-04-14 08:00")),
}


def facts_for(host: str = PARLIAMENT, proposals: Sequence[Proposal] | None = None) -> LetterFacts:
    return facts_of(visit(), host, PROPOSALS[host] if proposals is None else proposals, ANSWER_BY)


def a_letter(host: str = PARLIAMENT, **members: Any) -> Letter:
    """An invitation in both languages, with a mail for each of its meetings; some members may be others."""
    kind, languages = members.get("kind", "invitation"), members.get("languages", ("ar", "en"))
    facts = members.get("facts") or facts_for(host)
    entries = facts.meetings if kind in CALENDAR else ()
    mails = [
        Mail(at, f"<mail-{at}@example.org>", "draft", occurrence=each and each.occurrence, sequence=0)
        for at, each in enumerate(entries or (None,), start=1)
    ]
    letter = Letter(
        id=7,
        visit_id="V-JOKE-2027",
        reference="JOKE-2027-04/2026/007",
        kind="invitation",
        state="draft",
        version=1,
        host_id=host,
        languages=languages,
        to_name="Dr. Amina Otieno",
        to_address="amina@parliament.example",
        words={each: words_in(Localiser(each), kind, facts) for each in languages},
        facts=facts,
        author="coordinator@example.org",
        dated_at=WRITTEN,
        mails=tuple(mails),
        link=LINK,
        created_at=WRITTEN,
    )
    return replace(letter, **members)
