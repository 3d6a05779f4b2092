"""Draft reminders for hosts that have not answered, some working days before the date by which they should."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta

from visitplanner.programme.invitation import takes_answers
from visitplanner.storage.database import transaction
from visitplanner.storage.invitations import invitations_of, link_token
from visitplanner.storage.models import InvitationRow
from visitplanner.storage.reminders import last_author, note_reminder, visits_with_silent_hosts, was_reminded
from visitplanner.storage.visits import load_visit, locked_visit
from visitplanner.use_cases.draft_letters import draft_letters
from visitplanner.use_cases.take_back_reminders import is_silent, take_back_reminders
from visitplanner.visit.day_pattern import is_working_day
from visitplanner.visit.entities import Visit


def draft_reminders(stages: Sequence[int], *, link: Callable[[str], str], now: datetime) -> None:
    """To be done daily, or as often as one likes: one for each invitation, date and stage. Nothing is sent.

    ``stages`` are working days of the host's country left before the date. A draft that an answer has overtaken is
    discarded. After the date nobody is reminded any more by this: the coordinator is told instead.
    """
    for visit_id in visits_with_silent_hosts():
        with transaction():
            locked_visit(visit_id)
            visit = load_visit(visit_id)
            for row in invitations_of(visit_id):
                take_back_reminders(row, now)
                if is_silent(row) and takes_answers(visit.header.status):
                    _remind(row, visit, stages, link, now)


def _remind(row: InvitationRow, visit: Visit, stages: Sequence[int], link: Callable[[str], str], now: datetime) -> None:
    stage = _due(row, visit, stages, now.date())
    if stage is not None and not was_reminded(row, stage):
        note_reminder(row, stage, now)
        links = {row.id: link(link_token(row.id))}
        draft_letters(visit, [row.id], links=links, kind="reminder", by=last_author(row.id), now=now)


def _due(row: InvitationRow, visit: Visit, stages: Sequence[int], today: date) -> int | None:
    """The stage that has been reached since the letter was sent; nothing once the date is over."""
    if row.sent_at is None or today > row.answer_by:
        return None
    left, at_first = (_working_days(visit, row, since) for since in (today, row.sent_at.date()))
    reached = [stage for stage in stages if left <= stage < at_first]
    return min(reached, default=None)


def _working_days(visit: Visit, row: InvitationRow, since: date) -> int:
    """How many of the host's own are left after a day until the date, which counts itself."""
    country = next((each.country for each in visit.organisations if each.id == row.organisation_id), "")
    off = {each.date for each in visit.holidays if each.country == country}
    return sum(is_working_day(each, country, off) for each in _days(since, row.answer_by))


def _days(since: date, until: date) -> Iterator[date]:
    for count in range(1, (until - since).days + 1):
        yield since + timedelta(days=count)
