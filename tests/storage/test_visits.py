"""A visit comes back from either database exactly as it went in."""

from dataclasses import replace
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import event, select, update
from sqlalchemy.exc import StatementError

from tests.factories import FIVE_DAYS, REFERENCE, example
from visitplanner.storage.database import db, transaction
from visitplanner.storage.models import SiteRow, VisitRow
from visitplanner.storage.visits import VisitIsUnknown, load_visit, save_visit


@pytest.mark.parametrize("name", ["kenya-jordan-2018", "jordan-kenya-5day"])
def test_a_visit_comes_back_as_it_was_kept(either: Flask, now: datetime, name: str) -> None:
    visit = example(name)

    with transaction():
        save_visit(visit, now)

    assert load_visit(visit.header.id) == visit


def test_the_rank_of_a_window_is_kept(either: Flask, now: datetime) -> None:
    visit = example("jordan-kenya-5day")
    first = next(each for each in visit.sessions if each.windows)
    ranked = replace(first, windows=tuple(replace(each, rank=2) for each in first.windows))
    visit = replace(visit, sessions=tuple(ranked if each is first else each for each in visit.sessions))

    with transaction():
        save_visit(visit, now)

    assert load_visit(visit.header.id) == visit


def test_keeping_a_visit_again_replaces_it_and_raises_its_version(either: Flask, now: datetime) -> None:
    visit = example("jordan-kenya-5day")
    smaller = replace(visit, sessions=visit.sessions[:-1], commitments=(), what_if=(), costs=None)
    with transaction():
        first = save_visit(visit, now)

    with transaction():
        second = save_visit(smaller, now)

    assert (first, second) == (1, 2)
    assert load_visit(FIVE_DAYS) == smaller


def test_an_unknown_visit_is_named(either: Flask) -> None:
    with pytest.raises(VisitIsUnknown, match="V-NOWHERE"):
        load_visit("V-NOWHERE")


def test_loading_takes_as_many_questions_for_many_rows_as_for_few(app: Flask, now: datetime) -> None:
    with transaction():
        save_visit(example("kenya-jordan-2018"), now)
        save_visit(example("jordan-kenya-5day"), now)

    assert questions_of(REFERENCE) == questions_of(FIVE_DAYS)


def test_a_transaction_that_breaks_off_keeps_nothing(either: Flask, now: datetime) -> None:
    def break_off() -> None:
        with transaction():
            save_visit(example(), now)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()

    assert db.session.scalars(select(VisitRow.id)).all() == []


def test_transactions_do_not_nest(app: Flask) -> None:
    with pytest.raises(RuntimeError, match="already open"), transaction(), transaction():
        pass


def test_a_clear_text_cannot_be_put_where_a_sealed_one_belongs(either: Flask, now: datetime) -> None:
    with transaction():
        save_visit(example(), now)

    with pytest.raises(StatementError, match="Only sealed bytes"), transaction() as session:
        session.execute(update(SiteRow).values(address_sealed="12 Rainbow Street"))


def questions_of(visit_id: str) -> int:
    asked: list[str] = []

    def count(*arguments: object) -> None:
        asked.append(str(arguments[2]))

    db.session.rollback()
    event.listen(db.engine, "before_cursor_execute", count)
    load_visit(visit_id)
    event.remove(db.engine, "before_cursor_execute", count)
    return len(asked)
