"""What hosts were asked about their times, for the pages of hosts and coordinators."""

from sqlalchemy import select

from visitplanner.storage.database import db
from visitplanner.storage.invitations import hash_of
from visitplanner.storage.models import TimesRequestRow
from visitplanner.storage.times_requests import TimesRequest, one_request, request_of

__all__ = ["TimesRequest"]


def times_request_of_token(token: str) -> TimesRequest | None:
    """Whether or not the link still works."""
    return one_request(TimesRequestRow.token_hash == hash_of(token))


def times_request_of_number(number: int) -> TimesRequest | None:
    return one_request(TimesRequestRow.id == number)


def times_requests(visit_id: str) -> tuple[TimesRequest, ...]:
    """All of a visit, in the order in which they were first made."""
    rows = select(TimesRequestRow).where(TimesRequestRow.visit_id == visit_id).order_by(TimesRequestRow.id)
    return tuple(request_of(row) for row in db.session.scalars(rows))
