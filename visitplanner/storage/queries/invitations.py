"""What hosts were asked and answered, for reading: by the host behind a link, and by the coordinator."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from visitplanner.planning.problem import TimeWindow
from visitplanner.programme.free_times import free_times
from visitplanner.programme.real_places import host_key, site_key
from visitplanner.storage.bookings import Span, taken
from visitplanner.storage.database import db
from visitplanner.storage.invitations import (
    AskedSlot,
    Invitation,
    InvitationIsUnknown,
    hash_of,
    invitation,
    invitation_row,
    invitation_to,
    invitations_of,
)
from visitplanner.storage.models import BookedSlotRow, InvitationRow
from visitplanner.storage.replies import GivenReply, latest_replies, replies_to
from visitplanner.visit.entities import Visit
from visitplanner.visit.problem import build_problem, timezone_of

__all__ = ["AskedSlot", "GivenReply", "Invitation", "InvitationIsUnknown"]


@dataclass(frozen=True)
class HostAnswer:
    """One answer and whose it is."""

    host: str
    given: GivenReply


def invitation_of_token(token: str) -> Invitation | None:
    """The invitation whose link's secret this is, whether or not the link still works."""
    row = db.session.scalar(select(InvitationRow).where(InvitationRow.token_hash == hash_of(token)))
    return None if row is None else invitation(row)


def invitation_of_number(invitation_id: int) -> Invitation | None:
    try:
        return invitation(invitation_row(invitation_id))
    except InvitationIsUnknown:
        return None


def invitation_of_host(visit_id: str, host: str) -> Invitation | None:
    row = invitation_to(visit_id, host)
    return None if row is None else invitation(row)


def invitations(visit_id: str) -> tuple[Invitation, ...]:
    """All of a visit."""
    return tuple(invitation(row) for row in invitations_of(visit_id))


def answers_in(visit_id: str, most: int = 100) -> tuple[HostAnswer, ...]:
    """What hosts of a visit have answered, the latest first."""
    rows = {row.id: row.organisation_id for row in invitations_of(visit_id)}
    return tuple(HostAnswer(rows[given.invitation_id], given) for given in replies_to(*rows)[:most])


def answers_of(invitation_id: int) -> dict[str, GivenReply]:
    """The answer that counts for each meeting, by occurrence."""
    return latest_replies(invitation_id)


def booked(visit_id: str) -> dict[str, str]:
    """The meetings whose time is kept: ``held`` or ``confirmed``, by occurrence."""
    rows = select(BookedSlotRow.occurrence_id, BookedSlotRow.state).where(BookedSlotRow.visit_id == visit_id)
    return {row.occurrence_id: row.state for row in db.session.execute(rows)}


def burden_of(visit: Visit) -> dict[str, int]:
    """How many meetings other visits hold or have confirmed with each host in the year of this one; only where any."""
    keys = {host_key(each): each.id for each in visit.organisations}
    year = visit.header.start_date.year
    counts = (
        select(BookedSlotRow.host_key, func.count().label("meetings"))
        .where(
            BookedSlotRow.host_key.in_(keys),
            BookedSlotRow.visit_id != visit.header.id,
            BookedSlotRow.begins_at >= datetime(year, 1, 1, tzinfo=UTC),
            BookedSlotRow.begins_at < datetime(year + 1, 1, 1, tzinfo=UTC),
        )
        .group_by(BookedSlotRow.host_key)
    )
    return {keys[row.host_key]: row.meetings for row in db.session.execute(counts)}


def free_for(visit: Visit, slot: AskedSlot, now: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """When else the host of a meeting could receive the group, on the clocks of its city."""
    problem, session = build_problem(visit), next(each for each in visit.sessions if each.id == slot.session)
    host = next(each for each in visit.organisations if each.id == session.host_id)
    site = next(each for each in visit.sites if each.id == session.site_id)
    clock, zone = problem.horizon, ZoneInfo(timezone_of(visit, site.city_id))
    minutes = [minute for day in problem.days for minute in (day.hours.opens, day.hours.closes)]
    if not minutes:
        return ()
    whole = Span(host_key(host), site_key(visit, site), clock.moment(min(minutes)), clock.moment(max(minutes)))
    blocks = [TimeWindow(clock.minute_at(begins), clock.minute_at(ends)) for begins, ends in taken("", whole, now=now)]
    free = free_times(problem, slot.session, blocks)
    return tuple(
        (clock.moment(each.opens).astimezone(zone), clock.moment(each.closes).astimezone(zone)) for each in free
    )
