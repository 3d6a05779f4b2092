"""Ask some hosts of a plan for what they do not know yet: one step of every deed that does, in its transaction."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from visitplanner.planning import Placement
from visitplanner.programme.invitation import held_until
from visitplanner.programme.letter import LetterKind
from visitplanner.storage import bookings
from visitplanner.storage.audit import record
from visitplanner.storage.bookings import SlotIsTaken
from visitplanner.storage.database import db
from visitplanner.storage.invitations import extend_link, invitation_to, link_token, new_invitation, take_stock
from visitplanner.storage.letters import told_meetings
from visitplanner.storage.models import AskedSlotRow, InvitationRow
from visitplanner.use_cases.draft_letters import draft_letters
from visitplanner.use_cases.follow_plan import settle_sessions, untold
from visitplanner.use_cases.plan_in_use import PlanInUse

AGREED = frozenset({"confirmed", "done"})
FIRST_LANGUAGE = "en"


@dataclass(frozen=True)
class Invited:
    """The hosts to whom something new is to be told, and the meetings whose time another visit has taken."""

    hosts: tuple[str, ...]
    taken: tuple[str, ...]


@dataclass(frozen=True)
class _Asking:
    """What is the same for every host that is asked."""

    plan: PlanInUse
    language: str | None
    answer_by: date
    link: Callable[[str], str]
    by: str
    now: datetime


def ask_hosts(
    plan: PlanInUse,
    hosts: Iterable[str],
    *,
    language: str | None,
    answer_by: date,
    link: Callable[[str], str],
    by: str,
    now: datetime,
) -> Invited:
    """Their times are held and a letter is drafted for each; whoever knows everything already is not touched.

    Without a ``language`` each host is written to in the one it was written to before. Whoever calls this has let
    agreements follow the plan, and publishes calendars afterwards.
    """
    asking = _Asking(plan, language, answer_by, link, by, now)
    taken: list[str] = []
    # Everybody books in the same order, so that two who do so at once wait for each other and not in a circle.
    rows = [_ask(asking, host, taken) for host in sorted(hosts, key=plan.host_key)]
    asked = [row for row in rows if row is not None]
    for row in asked:
        _tell(asking, row)
    return Invited(tuple(row.organisation_id for row in asked), tuple(taken))


def _ask(asking: _Asking, host: str, taken: list[str]) -> InvitationRow | None:
    """The host's invitation if there is something that the host does not know yet."""
    plan, visit_id = asking.plan, asking.plan.visit.header.id
    row = invitation_to(visit_id, host)
    known = set() if row is None else {slot.occurrence_id for slot in row.slots}
    new = [each for each in plan.placements_at(host) if each.occurrence not in known]
    if row is None:
        if all(plan.sessions[each.session].status in AGREED for each in new):
            return None
        language = asking.language or FIRST_LANGUAGE
        row = new_invitation(visit_id, host, language=language, answer_by=asking.answer_by, now=asking.now)
    for placement in new:
        try:
            _add(asking, row, placement)
        except SlotIsTaken:
            taken.append(placement.occurrence)
    if not row.slots:
        db.session.delete(row)
    return row if any(untold(row)) else None


def _add(asking: _Asking, row: InvitationRow, placement: Placement) -> None:
    """A meeting on which both sides agreed before is asked for no more. Raises ``SlotIsTaken``."""
    plan, now = asking.plan, asking.now
    begins_at, ends_at = plan.times(placement)
    span = plan.span(placement.session, begins_at, ends_at, placement.site)
    agreed = plan.sessions[placement.session].status in AGREED
    if agreed:
        bookings.confirm(row.visit_id, placement.occurrence, span, now=now)
    else:
        bookings.hold(row.visit_id, placement.occurrence, span, until=held_until(asking.answer_by), now=now)
    row.slots.append(
        AskedSlotRow(
            occurrence_id=placement.occurrence,
            session_id=placement.session,
            subgroup_ids=tuple(placement.subgroups),
            begins_at=begins_at,
            ends_at=ends_at,
            round=1,
            state="confirmed" if agreed else "asked",
            state_since=now,
            asked_at=now if agreed else None,
        )
    )


def _tell(asking: _Asking, row: InvitationRow) -> None:
    """From now on the host's page shows it; the letter that says so is drafted here, and sent by a person."""
    now = asking.now
    told = list(untold(row))
    for slot in told:
        slot.asked_at = now
    row.answer_by, row.language = asking.answer_by, asking.language or row.language
    row.sent_at = row.reminded_at = None
    extend_link(row, now=now)
    take_stock(row, now)
    settle_sessions(asking.plan, row)
    record(
        row.visit_id,
        actor=asking.by,
        channel="web",
        operation="hosts_invited",
        after={
            "host": row.organisation_id,
            "occurrences": [slot.occurrence_id for slot in told],
            "answer_by": asking.answer_by.isoformat(),
        },
        now=now,
    )
    _draft(asking, row)


def _draft(asking: _Asking, row: InvitationRow) -> None:
    known = bool(told_meetings(row.visit_id, row.organisation_id))
    if row.state == "withdrawn" and not known:
        return
    kind: LetterKind = "withdrawal" if row.state == "withdrawn" else "change" if known else "invitation"
    links = {row.id: asking.link(link_token(row.id))}
    draft_letters(asking.plan.visit, [row.id], links=links, kind=kind, by=asking.by, now=asking.now)
