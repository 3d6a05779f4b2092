"""After an answer the planner proposes repairs by itself; one deed applies one, and disturbs nobody else."""

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import save_itinerary
from tests.fakes import CountedCalendars, ScriptedReplanner
from tests.hosting import BY, asked, statuses
from tests.repairing import (
    OPEN,
    OTHER,
    SURE,
    VISIT,
    an_offer,
    answer,
    apply,
    look,
    of,
    repaired,
    sent,
    the_plan,
    times,
    visit_with_hosts_asked,
    work,
)
from visitplanner.planning.disturbance import Repair
from visitplanner.programme.replies import Reply
from visitplanner.storage.database import db, transaction
from visitplanner.storage.itineraries import load_itinerary
from visitplanner.storage.models import AuditEventRow, BookedSlotRow, LetterRow
from visitplanner.storage.queries.planning_runs import newest_run
from visitplanner.storage.queries.repairs import overdue_by_visit, repairs_for
from visitplanner.storage.visits import visit_row
from visitplanner.use_cases.apply_repair import RepairIsOutdated
from visitplanner.use_cases.draft_reminders import draft_reminders
from visitplanner.use_cases.refuse_offer import refuse_offer
from visitplanner.use_cases.search_again import search_again


@pytest.fixture
def visit_id(app: Flask, now: datetime) -> str:
    return visit_with_hosts_asked(app, now)


def test_a_refusal_brings_repairs_ranked_by_whom_they_disturb(app: Flask, now: datetime, visit_id: str) -> None:
    answer(visit_id, SURE, now, Reply("confirm"))
    answer(visit_id, OPEN, now, Reply("decline"))

    found = repaired(app, visit_id, now)

    assert [(each.kind, each.occurrences) for each in found.causes] == [("declined", ("S004#1",))]
    assert found.is_fresh
    assert [each.number for each in found.proposed] == list(range(1, len(found.proposed) + 1))
    assert [each.disturbed for each in found.proposed] == sorted(each.disturbed for each in found.proposed)
    assert found.proposed[0].disturbed == 0


def test_several_answers_are_one_search_and_what_was_looked_for_is_not_looked_for_again(
    app: Flask, now: datetime, visit_id: str
) -> None:
    answer(visit_id, OPEN, now, Reply("decline"))
    answer(visit_id, OTHER, now, Reply("decline"))

    assert len(look(now)) == 1
    assert look(now) == []


def test_an_answer_during_the_search_is_looked_at_afterwards(app: Flask, now: datetime, visit_id: str) -> None:
    answer(visit_id, OPEN, now, Reply("decline"))
    (run_id,) = look(now)
    answer(visit_id, OTHER, now, Reply("decline"))
    work(app, run_id, now, ScriptedReplanner(()))

    found = repaired(app, visit_id, now, ScriptedReplanner(()))

    assert [each.occurrences for each in found.causes] == [("S003#1", "S004#1")]
    assert found.is_fresh


def test_one_deed_applies_a_repair_and_nobody_else_is_disturbed(either: Flask, now: datetime) -> None:
    visit_id = visit_with_hosts_asked(either, now)
    answer(visit_id, SURE, now, Reply("confirm"))
    answer(visit_id, OPEN, now, Reply("decline"))
    before = times(visit_id)
    least = repaired(either, visit_id, now).proposed[0]
    letters = set(db.session.scalars(select(LetterRow.id)))

    applied = apply(either, visit_id, least.id, now)

    after = times(visit_id)
    assert "S004#1" not in after
    assert {name: after[name] for name in before if name != "S004#1"} == {
        name: start for name, start in before.items() if name != "S004#1"
    }
    new = [row.host_id for row in db.session.scalars(select(LetterRow)) if row.id not in letters]
    assert sorted(new) == sorted(applied.hosts)
    assert {OPEN, SURE}.isdisjoint(applied.hosts)
    assert asked(visit_id, SURE).state == "accepted"
    assert repairs_for(visit_id, now.date()).causes == ()


def test_no_confirmed_meeting_moves_in_any_repair(app: Flask, now: datetime, visit_id: str) -> None:
    for host in (SURE, OTHER):
        answer(visit_id, host, now, Reply("confirm"))
    answer(visit_id, OPEN, now, Reply("decline"))
    kept = {each.occurrence: each.start for host in (SURE, OTHER) for each in of(host)}

    found = repaired(app, visit_id, now)

    plans = [each.plan for each in found.proposed if each.plan]
    assert plans
    for each in plans:
        there = {placed.occurrence: placed.start for placed in each.placements}
        assert {name: there[name] for name in kept} == kept


def test_a_repair_for_a_plan_that_has_changed_is_refused(app: Flask, now: datetime, visit_id: str) -> None:
    answer(visit_id, OPEN, now, Reply("decline"))
    least = repaired(app, visit_id, now, ScriptedReplanner((Repair("best_repair", the_plan(), (), 0),))).proposed[0]
    with transaction():
        save_itinerary(the_plan(), visit_id, visit_row(visit_id).version, now)

    with pytest.raises(RepairIsOutdated):
        apply(app, visit_id, least.id, now)

    db.session.rollback()
    assert not repairs_for(visit_id, now.date()).is_fresh


def test_an_offer_shows_its_price_and_is_confirmed_and_pinned_when_accepted(either: Flask, now: datetime) -> None:
    visit_id = visit_with_hosts_asked(either, now)
    offer = an_offer()
    answer(visit_id, OPEN, now, offer)
    price = repaired(either, visit_id, now).proposed[0]

    applied = apply(either, visit_id, price.id, now)

    assert (price.cause, price.about) == ("offer", "S004#1")
    assert OPEN in applied.hosts
    assert len(applied.hosts) <= price.hosts + 1
    itinerary = load_itinerary(visit_id)
    assert itinerary
    placed = next(each for each in itinerary.placements if each.occurrence == "S004#1")
    assert (placed.date, placed.pinned) == (offer.windows[0].date, True)
    assert asked(visit_id, OPEN).state == "accepted"
    assert statuses(visit_id)["S004"] == "confirmed"
    booked = db.session.scalar(select(BookedSlotRow.state).where(BookedSlotRow.occurrence_id == "S004#1"))
    assert booked == "confirmed"
    assert list(db.session.scalars(select(AuditEventRow.operation))).count("offer_accepted") == 1


def test_a_refused_offer_asks_again_for_the_time_in_the_plan(app: Flask, now: datetime, visit_id: str) -> None:
    answer(visit_id, OPEN, now, an_offer())
    before = times(visit_id)
    db.session.rollback()

    refuse_offer(visit_id, OPEN, "S004#1", link=str, calendars=CountedCalendars(), now=now, by=BY)

    (slot,) = asked(visit_id, OPEN).slots
    assert (slot.state, slot.round, slot.told) == ("asked", 2, True)
    assert times(visit_id) == before


def test_a_date_that_has_passed_brings_a_plan_without_the_silent_host(app: Flask, now: datetime, visit_id: str) -> None:
    sent(visit_id, OPEN, now)

    found = repaired(app, visit_id, now + timedelta(days=15))

    assert [(each.kind, each.about) for each in found.causes] == [("silent", OPEN)]
    assert found.proposed[0].plan
    assert "S004#1" not in {each.occurrence for each in found.proposed[0].plan.placements}
    assert overdue_by_visit(now.date() + timedelta(days=15)) == {visit_id: 1}


def test_the_search_can_be_asked_for_again(app: Flask, now: datetime, visit_id: str) -> None:
    answer(visit_id, OPEN, now, Reply("decline"))
    repaired(app, visit_id, now, ScriptedReplanner(()))

    search_again(visit_id)

    assert len(look(now)) == 1


def test_other_kinds_of_runs_are_left_alone(app: Flask, now: datetime, visit_id: str) -> None:
    answer(visit_id, OPEN, now, Reply("decline"))
    (run_id,) = look(now)

    work(app, run_id + 1, now)

    run = newest_run(visit_id)
    assert run
    assert run.state == "queued"


def test_a_visit_is_confirmed_when_all_its_hosts_have_agreed_and_not_before(
    app: Flask, now: datetime, visit_id: str
) -> None:
    hosts = [
        each for each in {each.host_id for each in VISIT.sessions} if each != VISIT.header.organiser_id and of(each)
    ]
    for host in sorted(hosts)[1:]:
        answer(visit_id, host, now, Reply("confirm"))
    assert visit_row(visit_id).status == "invited"

    answer(visit_id, min(hosts), now, Reply("confirm"))
    db.session.rollback()
    assert visit_row(visit_id).status == "confirmed"

    answer(visit_id, OPEN, now, Reply("decline"))
    db.session.rollback()
    assert visit_row(visit_id).status == "invited"


def drafts(visit_id: str, kind: str) -> list[str]:
    db.session.rollback()
    wanted = (LetterRow.visit_id == visit_id, LetterRow.kind == kind, LetterRow.state == "draft")
    return list(db.session.scalars(select(LetterRow.host_id).where(*wanted)))


def remind(now: datetime) -> None:
    draft_reminders((5, 2), link=lambda token: f"http://localhost/h/{token}", now=now)


def test_only_the_silent_are_reminded_once_for_each_date_and_stage(either: Flask, now: datetime) -> None:
    visit_id = visit_with_hosts_asked(either, now)
    sent(visit_id, OPEN, now)
    sent(visit_id, OTHER, now)
    answer(visit_id, OTHER, now, Reply("confirm"))
    day = timedelta(days=1)

    remind(now + day)
    at_first = drafts(visit_id, "reminder")
    for _ in range(2):
        remind(now + 10 * day)

    assert (at_first, drafts(visit_id, "reminder")) == ([], [OPEN])
    remind(now + 13 * day)
    remind(now + 13 * day)
    assert drafts(visit_id, "reminder") == [OPEN, OPEN]
    remind(now + 16 * day)
    assert drafts(visit_id, "reminder") == [OPEN, OPEN]


def test_a_reminder_that_an_answer_has_overtaken_is_no_draft_any_more(app: Flask, now: datetime, visit_id: str) -> None:
    sent(visit_id, OPEN, now)
    remind(now + timedelta(days=10))

    answer(visit_id, OPEN, now, Reply("confirm"))

    assert drafts(visit_id, "reminder") == []
