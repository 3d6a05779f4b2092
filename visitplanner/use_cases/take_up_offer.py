"""Let the visit heed what a host offers instead: its times, length or size hold from now on, and planning follows."""

from datetime import datetime

from visitplanner.programme.replies import changes_after
from visitplanner.storage.database import db
from visitplanner.storage.invitations import InvitationIsUnknown, invitation_to
from visitplanner.storage.replies import latest_replies
from visitplanner.storage.visits import load_visit, visit_row
from visitplanner.use_cases.edit_visit import edit_visit
from visitplanner.use_cases.ports import Calendars, VisitFiles


class NothingIsOffered(Exception):
    """The host's latest answer for this meeting offers nothing."""


def take_up_offer(
    visit_id: str,
    host: str,
    occurrence: str,
    *,
    files: VisitFiles,
    calendars: Calendars,
    now: datetime,
    by: str,
) -> None:
    """The meeting stays where it is until somebody plans again or moves it; its host is asked then.

    Raises ``VisitIsUnknown``, ``InvitationIsUnknown``, ``NothingIsOffered``, ``VisitHasChanged``, and
    ``VisitFileIsFaulty`` where the visit could not be planned with it.
    """
    version, visit = visit_row(visit_id).version, load_visit(visit_id)
    row = invitation_to(visit_id, host)
    if row is None:
        raise InvitationIsUnknown(host)
    given = latest_replies(row.id).get(occurrence)
    session = next((each for each in visit.sessions if each.id == occurrence.partition("#")[0]), None)
    if given is None or session is None or given.reply.answer != "offer":
        raise NothingIsOffered(occurrence)
    db.session.rollback()
    changes = changes_after(given.reply, session, session.status)
    edit_visit(visit_id, changes, version=version, files=files, calendars=calendars, now=now, by=by)
