"""Where the agreements with a visit's hosts stand, as the status board shows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from visitplanner.entrypoints.web.opened import COORDINATOR, Opened
from visitplanner.language.text import N_, NN_, Name, Text
from visitplanner.programme.visibility import host_as_seen, title_as_seen
from visitplanner.storage.queries.invitations import GivenReply, HostAnswer, Invitation
from visitplanner.visit.problem import timezone_of

AGREED = frozenset({"confirmed", "done"})
PATIENCE_DAYS = 7
"""After so many days without an answer to a reminder, somebody should call."""


@dataclass(frozen=True)
class MeetingInRow:
    """``kept`` is ``held`` or ``confirmed``, or nothing where no time is kept for it."""

    occurrence: str
    title: Name
    begins: datetime
    ends: datetime
    state: str
    told: bool
    kept: str | None


@dataclass(frozen=True)
class AgreementRow:
    host: str
    name: Name
    invitation: Invitation
    since: Text
    next_step: Text
    meetings: tuple[MeetingInRow, ...]


@dataclass(frozen=True)
class HostToAsk:
    """A host to whom there is something to say: it was not asked yet, or something has changed.

    ``burden`` is how many meetings other visits have with it in the same year.
    """

    id: str
    name: Name
    again: bool
    burden: int


@dataclass(frozen=True)
class AnswerRow:
    host: Name
    title: Name
    given: GivenReply


def name_of(page: Opened, host: str) -> Name:
    """What a coordinator's page calls a host: by the public label where it receives at a confidential site."""
    organisation = page.organisation[host]
    sites = [page.site[each.site_id] for each in page.visit.sessions if each.host_id == host]
    protected = next((site for site in sites if site.confidentiality == "confidential"), None)
    return host_as_seen(protected, organisation, COORDINATOR) if protected else organisation.name


def rows_of(
    page: Opened, asked: Iterable[Invitation], booked: Mapping[str, str], now: datetime
) -> tuple[AgreementRow, ...]:
    """One for each host that was asked; those that wait for somebody to do something first."""
    rows = [_row(page, each, booked, now) for each in asked if each.organisation in page.organisation]
    order = ("counter_offer", "declined", "not_sent", "reminded", "sent", "accepted", "withdrawn")
    return tuple(sorted(rows, key=lambda row: (order.index(row.invitation.state), row.invitation.answer_by)))


def hosts_to_ask(page: Opened, asked: Iterable[Invitation], burden: Mapping[str, int]) -> tuple[HostToAsk, ...]:
    """In the order of their names' identifiers; without the organiser, who is the one who asks."""
    known = {each.organisation: each for each in asked}
    news = {host for host, each in known.items() if any(not slot.told for slot in each.slots)}
    open_hosts = {each.host_id for each in page.visit.sessions if each.id in page.placed and each.status not in AGREED}
    wanted = news | (open_hosts - set(known) - {page.visit.header.organiser_id})
    return tuple(HostToAsk(host, name_of(page, host), host in known, burden.get(host, 0)) for host in sorted(wanted))


def answers_on_page(page: Opened, answers: Iterable[HostAnswer]) -> tuple[AnswerRow, ...]:
    """Answers for sessions that the visit no longer has are left out here; the record keeps them."""
    rows = []
    for each in answers:
        session = page.session.get(each.given.occurrence.partition("#")[0])
        if session is not None and each.host in page.organisation:
            title = title_as_seen(page.site[session.site_id], session, COORDINATOR)
            rows.append(AnswerRow(name_of(page, each.host), title, each.given))
    return tuple(rows)


def share_confirmed(asked: Iterable[Invitation]) -> tuple[int, int]:
    """How many of the meetings that hosts were asked for are confirmed, and how many there are."""
    states = [slot.state for each in asked for slot in each.slots if slot.state != "withdrawn"]
    return states.count("confirmed"), len(states)


def _row(page: Opened, asked: Invitation, booked: Mapping[str, str], now: datetime) -> AgreementRow:
    meetings = []
    for slot in asked.slots:
        session = page.session.get(slot.session)
        if session is not None:
            site = page.site[session.site_id]
            zone = ZoneInfo(timezone_of(page.visit, site.city_id))
            title = title_as_seen(site, session, COORDINATOR)
            begins, ends = slot.begins_at.astimezone(zone), slot.ends_at.astimezone(zone)
            kept = booked.get(slot.occurrence)
            meetings.append(MeetingInRow(slot.occurrence, title, begins, ends, slot.state, slot.told, kept))
    days = (now - asked.state_since).days
    since = NN_("for %(count)s day", "for %(count)s days", count=days) if days else N_("since today")
    return AgreementRow(
        asked.organisation, name_of(page, asked.organisation), asked, since, next_step(asked, now), tuple(meetings)
    )


def next_step(asked: Invitation, now: datetime) -> Text:
    """What somebody should do for this agreement, in one sentence."""
    if any(not slot.told for slot in asked.slots):
        return N_("The plan has changed: ask this host again.")
    match asked.state:
        case "not_sent":
            return N_("Send the letter that is drafted.")
        case "sent" | "reminded":
            return _while_waiting(asked, now.date(), (now - asked.state_since).days)
        case "counter_offer":
            return N_("See what the host offers, and take it up or plan again.")
        case "declined":
            return N_("Plan again without this host, or ask for another time.")
    return N_("Nothing to do.")


def _while_waiting(asked: Invitation, today: date, days: int) -> Text:
    if today <= asked.answer_by:
        return N_("Wait for the answer until %(date)s.", date=asked.answer_by)
    if asked.state == "reminded" and days >= PATIENCE_DAYS:
        return N_("Call the host: the reminder has brought no answer.")
    return N_("The date for the answer has passed: remind the host.")
