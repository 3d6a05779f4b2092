"""Ask hosts which times suit them, before there is a plan; a letter with the link is drafted for each."""

import uuid
from collections.abc import Callable, Collection
from datetime import date, datetime

from visitplanner.language.languages import LANGUAGES
from visitplanner.language.localise import Localiser
from visitplanner.programme.host_times import grid_of, sessions_of
from visitplanner.programme.letter_facts import facts_of
from visitplanner.programme.letter_words import words_asking_for_times
from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction
from visitplanner.storage.letters import NewLetter, draft_letter
from visitplanner.storage.recipients import recipient_of
from visitplanner.storage.times_requests import ask
from visitplanner.storage.visits import load_visit, locked_visit
from visitplanner.visit.entities import Visit

_DOMAIN = "visitplanner.invalid"


def ask_for_times(
    visit_id: str,
    *,
    hosts: Collection[str],
    language: str,
    answer_by: date,
    link: Callable[[str], str],
    now: datetime,
    by: str,
) -> tuple[str, ...]:
    """The hosts that are asked; whoever has nothing open, or is met on no day, is left out.

    ``link`` makes of a token the address of the host's page. Asking again makes another link; the last answer stays.
    Raises ``VisitIsUnknown``.
    """
    with transaction():
        locked_visit(visit_id)
        visit = load_visit(visit_id)
        known = [each.id for each in visit.organisations if each.id in set(hosts)]
        asked = tuple(each for each in known if sessions_of(visit, each) and grid_of(visit, each))
        for host in asked:
            token = ask(visit_id, host, language=language, answer_by=answer_by, now=now)
            letter = _draft(visit, host, language, answer_by, link(token), now=now, by=by)
            after = {"host": host, "answer_by": answer_by.isoformat(), "letter": letter}
            record(visit_id, actor=by, channel="web", operation="times_asked", after=after, now=now)
    return asked


def _draft(visit: Visit, host: str, language: str, answer_by: date, link: str, *, now: datetime, by: str) -> int:
    facts = facts_of(visit, host, (), answer_by)
    name, address = recipient_of(visit, host, language)
    domain = by.rpartition("@")[2] or _DOMAIN
    new = NewLetter(
        kind="times",
        host_id=host,
        invitation_id=None,
        languages=tuple(dict.fromkeys([language, "en"])),
        to_name=name,
        to_address=address,
        words={each: words_asking_for_times(Localiser(each), facts) for each in LANGUAGES},
        facts=facts,
        link=link,
        message_ids=(f"<{uuid.uuid4().hex}@{domain}>",),
        entries=(),
    )
    return draft_letter(visit.header.id, new, by=by, now=now)
