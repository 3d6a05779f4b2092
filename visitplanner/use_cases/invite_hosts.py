"""Ask the hosts of a plan to confirm: one invitation for each host, with all of its meetings."""

from collections.abc import Callable, Collection
from datetime import date, datetime

from visitplanner.storage.database import transaction
from visitplanner.storage.invitations import invitations_of
from visitplanner.storage.session_changes import count_change
from visitplanner.storage.visits import locked_visit
from visitplanner.use_cases.ask_hosts import Invited, ask_hosts
from visitplanner.use_cases.follow_plan import follow_plan
from visitplanner.use_cases.plan_in_use import PlanInUse, plan_in_use
from visitplanner.use_cases.ports import Calendars
from visitplanner.use_cases.publish_calendar import publish_calendar

__all__ = ["Invited", "NothingIsPlanned", "invite_hosts"]


class NothingIsPlanned(Exception):
    """The visit has no plan, so there is nothing to ask for."""


def invite_hosts(
    visit_id: str,
    *,
    hosts: Collection[str] | None,
    language: str,
    answer_by: date,
    link: Callable[[str], str],
    calendars: Calendars,
    now: datetime,
    by: str,
) -> Invited:
    """Ask these hosts, or all to whom there is something to say. Times are held; a letter is drafted for each.

    Whoever was asked for exactly this already is not touched. Without a choice the organiser, who is the asker, is
    left out. ``link`` makes of a token the address of the page on which its host answers.
    Raises ``VisitIsUnknown`` and ``NothingIsPlanned``.
    """
    with transaction():
        visit = locked_visit(visit_id)
        follow_plan(visit_id, by=by, now=now)
        plan = plan_in_use(visit_id)
        if plan.itinerary is None:
            raise NothingIsPlanned(visit_id)
        invited = ask_hosts(
            plan, _chosen(plan, hosts), language=language, answer_by=answer_by, link=link, by=by, now=now
        )
        if invited.hosts and visit.status in ("draft", "planning"):
            visit.status = "invited"
            count_change(visit_id, plans_hold=True)
        publish_calendar(visit_id, calendars=calendars, now=now)
        return invited


def _chosen(plan: PlanInUse, hosts: Collection[str] | None) -> set[str]:
    concerned = {plan.sessions[each.session].host_id for each in plan.placements.values()}
    concerned |= {row.organisation_id for row in invitations_of(plan.visit.header.id)}
    if hosts is None:
        concerned -= {plan.visit.header.organiser_id}
    else:
        concerned &= set(hosts)
    return concerned
