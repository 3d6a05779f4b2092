"""A shorter session, still of half its length at least."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from visitplanner.language.text import N_
from visitplanner.planning.problem import Session
from visitplanner.planning.remedies.case import Case, Remedy, set_field, with_session

STEP = 15
"""The visit file counts the length of sessions in quarters of an hour."""
SHARES = (0.75, 0.5)


def shorter(case: Case) -> Iterator[Remedy]:
    """Three quarters, then half of the length of a session that clashes."""
    for share in SHARES:
        for session in case.sessions:
            gross, net = _lengths(session, share)
            if gross < session.minutes:
                text = N_(
                    "Shorten “%(session)s” from %(before)s to %(after)s min.",
                    session=session.name,
                    before=session.minutes,
                    after=gross,
                )
                changes = (
                    set_field("sessions", session.id, "net_min", net),
                    set_field("sessions", session.id, "gross_min", gross),
                )
                after = with_session(case.problem, replace(session, minutes=gross))
                yield Remedy("shorter_session", text, changes, after)


def _lengths(session: Session, share: float) -> tuple[int, int]:
    """The length in all, and the net length from which the visit file reckons it."""
    net = int(max(0, ceil(session.minutes * share / STEP) * STEP - session.fixed_minutes) / session.stretch)
    minutes = round(net * session.stretch + session.fixed_minutes, 6)
    return max(STEP, ceil(minutes / STEP) * STEP), net
