"""Which persons a site wants to know of beforehand, until when, and whether it has let them in."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

from visitplanner.language.text import Name
from visitplanner.visit.clearance import asks_for_names, cleared_from
from visitplanner.visit.entities import Member, Session, Site, Visit

ClearanceState: TypeAlias = Literal["submitted", "approved", "rejected"]
States: TypeAlias = Mapping[tuple[str, str], ClearanceState]
"""By site and member; who is not in it has not been submitted."""

LONGEST_LEAD = timedelta(days=120)


@dataclass(frozen=True)
class Person:
    """A member as a list for a site names them: the passport stands in no page."""

    id: str
    role: Name
    country: str | None
    state: ClearanceState | None


@dataclass(frozen=True)
class SiteClearance:
    """``submit_by`` is the last day on which names still reach the site in time for its first session."""

    site: str
    lead_working_days: int
    passports: bool
    first: date | None
    submit_by: date | None
    persons: tuple[Person, ...]

    @property
    def is_complete(self) -> bool:
        return bool(self.persons) and all(each.state == "approved" for each in self.persons)

    @property
    def counts(self) -> dict[ClearanceState | None, int]:
        """How many persons stand where; those that were not submitted under ``None``."""
        return dict(Counter(each.state for each in self.persons))

    @property
    def is_to_submit(self) -> bool:
        return any(each.state is None for each in self.persons)


def is_cleared(visit: Visit, session: Session, states: States, waived: frozenset[str]) -> bool:
    """Whether nothing stands in the way of confirming a session; ``waived`` are sites that need not wait.

    While nobody is entered who goes there, the site has let nobody in.
    """
    site = next(each for each in visit.sites if each.id == session.site_id)
    if not asks_for_names(site) or site.id in waived:
        return True
    going = _going(visit, session)
    return bool(going) and all(states.get((site.id, each.id)) == "approved" for each in going)


def cleared_sessions(visit: Visit, states: States, waived: frozenset[str]) -> frozenset[str]:
    """The sessions of a visit that clearance does not keep from being confirmed."""
    return frozenset(each.id for each in visit.sessions if is_cleared(visit, each, states, waived))


def clearances_of(visit: Visit, dates: Mapping[str, date], states: States) -> tuple[SiteClearance, ...]:
    """Every site of a session that asks for names, the most urgent first, those that are done with last.

    ``dates`` are the days of sessions that are planned.
    """
    found = (_clearance(visit, site, dates, states) for site in visit.sites if _concerns(visit, site))
    return tuple(sorted(found, key=lambda each: (each.is_complete, each.submit_by or date.max)))


def _concerns(visit: Visit, site: Site) -> bool:
    return asks_for_names(site) and any(each.site_id == site.id for each in visit.sessions)


def _clearance(visit: Visit, site: Site, dates: Mapping[str, date], states: States) -> SiteClearance:
    sessions = [each for each in visit.sessions if each.site_id == site.id]
    going = {member.id for each in sessions for member in _going(visit, each)}
    first = min((dates[each.id] for each in sessions if each.id in dates), default=None)
    return SiteClearance(
        site=site.id,
        lead_working_days=site.clearance.lead_working_days,
        passports=site.clearance.passport_required,
        first=first,
        submit_by=first and _submit_by(visit, site, first),
        persons=tuple(
            Person(each.id, each.role, each.country, states.get((site.id, each.id)))
            for each in visit.delegation.members
            if each.id in going
        ),
    )


def _going(visit: Visit, session: Session) -> list[Member]:
    groups = set(session.audience.subgroup_ids)
    return [each for each in visit.delegation.members if not groups or each.subgroup_id in groups]


def _submit_by(visit: Visit, site: Site, first: date) -> date:
    sent = first
    while first - sent < LONGEST_LEAD:
        cleared = cleared_from(visit, site, sent)
        if cleared is None or cleared <= first:
            break
        sent -= timedelta(days=1)
    return sent
