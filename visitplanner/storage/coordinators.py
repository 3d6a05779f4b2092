"""Who is assigned to which visit. The functions that write take part in a ``transaction()``."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Select, select

from visitplanner.storage.accounts import find_user
from visitplanner.storage.database import db
from visitplanner.storage.models import UserRow, VisitCoordinatorRow, VisitRow


def coordinates(email: str, visit_id: str) -> bool:
    """Whether the visit is this person's; ``False`` as well where there is no such visit."""
    query = select(VisitCoordinatorRow.visit_id).where(VisitCoordinatorRow.visit_id == visit_id)
    return db.session.scalar(query.where(VisitCoordinatorRow.user_id.in_(_account(email)))) is not None


def visits_of(email: str) -> Select[tuple[str]]:
    """The identifiers of a person's visits, for a query to be limited by."""
    return select(VisitCoordinatorRow.visit_id).where(VisitCoordinatorRow.user_id.in_(_account(email)))


def coordinators_of(visit_id: str) -> tuple[str, ...]:
    """The e-mail addresses of those who are assigned and may sign in."""
    query = select(UserRow.email).join(VisitCoordinatorRow, VisitCoordinatorRow.user_id == UserRow.id)
    query = query.where(VisitCoordinatorRow.visit_id == visit_id, UserRow.active.is_(True))
    return tuple(db.session.scalars(query.order_by(UserRow.email)))


def assign(visit_id: str, emails: Iterable[str], now: datetime) -> None:
    """Give a visit to people too; an address without an account is passed over."""
    for user in filter(None, map(find_user, emails)):
        if db.session.get(VisitCoordinatorRow, (visit_id, user.id)) is None:
            db.session.add(VisitCoordinatorRow(visit_id=visit_id, user_id=user.id, since=now))
    db.session.flush()


def withdraw(visit_id: str, email: str) -> None:
    """Take a visit from somebody."""
    user = find_user(email)
    row = user and db.session.get(VisitCoordinatorRow, (visit_id, user.id))
    if row is not None:
        db.session.delete(row)
        db.session.flush()


def everybody() -> tuple[str, ...]:
    """The e-mail addresses of all who may sign in."""
    return tuple(db.session.scalars(select(UserRow.email).where(UserRow.active.is_(True)).order_by(UserRow.email)))


def visits_of_nobody() -> tuple[str, ...]:
    """Visits that no account is assigned to; only the command line reaches them."""
    return tuple(
        db.session.scalars(select(VisitRow.id).where(VisitRow.id.not_in(select(VisitCoordinatorRow.visit_id))))
    )


def _account(email: str) -> Select[tuple[int]]:
    return select(UserRow.id).where(UserRow.email == email, UserRow.active.is_(True))
