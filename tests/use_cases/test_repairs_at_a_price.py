"""Where no repair keeps every promise: what is said, what is chosen on purpose, and what is left for later."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import save_itinerary
from tests.fakes import ScriptedReplanner
from tests.hosting import asked, invite, statuses
from tests.repairing import (
    OPEN,
    SURE,
    VISIT,
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
from visitplanner.planning import Itinerary, Limits
from visitplanner.planning.disturbance import Repair, moves
from visitplanner.planning.planner import plan
from visitplanner.planning.tolerance import breaches, breaks_no_more
from visitplanner.programme.replies import Reply
from visitplanner.storage.database import db, transaction
from visitplanner.storage.models import BookedSlotRow, LetterRow
from visitplanner.storage.queries.repairs import repairs_for
from visitplanner.storage.visits import load_visit, save_visit
from visitplanner.use_cases.apply_repair import ConfirmedWouldMove
from visitplanner.use_cases.propose_repairs import MOST_CAUSES
from visitplanner.visit.entities import OfferedWindow
from visitplanner.visit.generator import Size, generate
from visitplanner.visit.problem import build_problem

TAKEN = Reply("offer", windows=(OfferedWindow(VISIT.header.start_date, "13:00", "14:00"),))
"""The very hour at which the meeting of ``SURE`` stands in the plan."""
A_LITTLE_LATER = Reply("offer", windows=(OfferedWindow(VISIT.header.end_date, "11:15", "12:15"),))
"""For the meeting of ``OPEN``, with nothing of the plan in its way."""


def only_at_the_price_of_a_promise(app: Flask, now: datetime) -> str:
    visit_id = visit_with_hosts_asked(app, now)
    answer(visit_id, SURE, now, Reply("confirm"))
    answer(visit_id, OPEN, now, TAKEN)
    return visit_id


def booking_of(occurrence: str) -> str | None:
    db.session.rollback()
    return db.session.scalar(select(BookedSlotRow.state).where(BookedSlotRow.occurrence_id == occurrence))


def test_confirmed_meetings_move_only_where_there_is_no_other_way_and_somebody_says_so(
    either: Flask, now: datetime
) -> None:
    visit_id = only_at_the_price_of_a_promise(either, now)
    (way, *_) = repaired(either, visit_id, now).proposed
    before = times(visit_id)

    with pytest.raises(ConfirmedWouldMove):
        apply(either, visit_id, way.id, now)

    assert (way.cause, way.reopened) == ("offer", 1)
    assert times(visit_id) == before
    assert (asked(visit_id, SURE).state, booking_of("S001#1")) == ("accepted", "confirmed")


def test_a_confirmed_meeting_that_moves_on_purpose_is_tentative_and_its_host_is_asked_again(
    either: Flask, now: datetime
) -> None:
    visit_id = only_at_the_price_of_a_promise(either, now)
    (way, *_) = repaired(either, visit_id, now).proposed
    letters = set(db.session.scalars(select(LetterRow.id)))

    applied = apply(either, visit_id, way.id, now, reopening=True)

    assert {OPEN, SURE} <= set(applied.hosts)
    new = {row.host_id for row in db.session.scalars(select(LetterRow)) if row.id not in letters}
    assert {OPEN, SURE} <= new <= set(applied.hosts)
    assert [each.state for each in asked(visit_id, SURE).slots] == ["asked"]
    assert (statuses(visit_id)["S001"], booking_of("S001#1")) == ("tentative", "held")
    assert (statuses(visit_id)["S004"], booking_of("S004#1")) == ("confirmed", "confirmed")


def test_what_was_entered_as_confirmed_without_a_letter_is_tentative_when_it_moves(app: Flask, now: datetime) -> None:
    entered = tuple(replace(each, status="confirmed") if each.id == "S001" else each for each in VISIT.sessions)
    with transaction():
        version = save_visit(replace(VISIT, sessions=entered), now)
        save_itinerary(the_plan(), VISIT.header.id, version, now)
    visit_id = VISIT.header.id
    invite(app, visit_id, now, OPEN)
    answer(visit_id, OPEN, now, TAKEN)
    (way, *_) = repaired(app, visit_id, now).proposed

    applied = apply(app, visit_id, way.id, now, reopening=True)

    assert way.reopened == 1
    assert SURE in applied.hosts
    assert statuses(visit_id)["S001"] == "tentative"


def test_people_are_counted_not_hosts(app: Flask, now: datetime) -> None:
    visit_id = visit_with_hosts_asked(app, now)
    answer(visit_id, OPEN, now, Reply("decline"))
    problem, old = build_problem(VISIT), the_plan()
    left = replace(old, placements=tuple(each for each in old.placements if each.session != "S004"))
    moved = replace(
        left,
        placements=tuple(
            replace(each, start=each.start + 30, end=each.end + 30) if each.session in ("S002", "S003") else each
            for each in left.placements
        ),
    )
    found = repaired(
        app,
        visit_id,
        now,
        ScriptedReplanner(tuple(Repair("best_repair", each, moves(problem, old, each), 0) for each in (moved, left))),
    )

    shown = [(each.hosts, each.delegates, each.disturbed) for each in found.proposed]
    size = VISIT.subgroups[0].size
    assert shown[1] == (2, size, 2 + size)
    assert shown[0][2] < shown[1][2]


def overlapping() -> Itinerary:
    """Two confirmed meetings at one time: a rule without a name, so that none can be left out."""
    (first,) = of(SURE)
    return shifted("S002", lambda: first.start)


def outside_its_windows() -> Itinerary:
    (first,) = of(SURE)
    return shifted("S001", lambda: first.start - 30)


def shifted(session: str, to: object) -> Itinerary:
    start = to()  # type: ignore[operator]  # one of the two above
    placements = (
        replace(each, start=start, end=start + each.end - each.start) if each.session == session else each
        for each in the_plan().placements
    )
    return replace(the_plan(), placements=tuple(placements))


@pytest.mark.parametrize("broken", [overlapping, outside_its_windows])
@pytest.mark.parametrize("reply", [Reply("decline"), A_LITTLE_LATER])
def test_a_plan_that_breaks_a_rule_is_repaired_without_breaking_more(
    app: Flask, now: datetime, broken: object, reply: Reply
) -> None:
    itinerary = broken()  # type: ignore[operator]  # one of the two above
    visit_id = visit_with_hosts_asked(app, now, itinerary)
    for host in (SURE, "H002"):
        answer(visit_id, host, now, Reply("confirm"))
    answer(visit_id, OPEN, now, reply)
    problem = build_problem(load_visit(visit_id))
    before = breaches(problem, itinerary)
    db.session.rollback()

    proposed = repaired(app, visit_id, now).proposed

    assert before
    assert [each.reopened for each in proposed] == [0] * len(proposed)
    plans = [each.plan for each in proposed if each.plan]
    assert plans
    if reply.answer == "decline":
        assert all(breaks_no_more(problem, each, before) for each in plans)


def test_an_offer_that_cannot_be_planned_is_said_to_be_so(app: Flask, now: datetime) -> None:
    visit_id = visit_with_hosts_asked(app, now)
    answer(visit_id, OPEN, now, Reply("offer", windows=(OfferedWindow(VISIT.header.start_date, "15:00", "14:00"),)))

    found = repaired(app, visit_id, now)

    assert [each.plan for each in found.proposed] == [None]
    assert found.proposed[0].remark
    assert "fault" in found.proposed[0].remark.values
    assert (found.is_fresh, found.is_running) == (True, False)


def test_what_one_run_does_not_come_to_is_looked_for_in_the_next(app: Flask, now: datetime) -> None:
    made = generate(Size(days=4, hosts=14, sessions=18), seed=3)
    visit = replace(made, sessions=tuple(replace(each, status="idea") for each in made.sessions))
    visit_id, later = visit.header.id, now + timedelta(days=15)
    with transaction():
        version = save_visit(visit, now)
        save_itinerary(plan(build_problem(visit), Limits(seconds=2.0, workers=1, seed=7)), visit_id, version, now)
    for host in invite(app, visit_id, now).hosts:
        sent(visit_id, host, now)
    (first,) = look(later)
    work(app, first, later, ScriptedReplanner(()))
    half = repairs_for(visit_id, later.date())
    db.session.rollback()

    found = repaired(app, visit_id, later, ScriptedReplanner(()))

    assert (len(half.causes) > MOST_CAUSES, len(half.proposed), half.is_running) == (True, MOST_CAUSES, True)
    assert {each.about for each in found.proposed} == {each.about for each in found.causes}
    assert not found.is_running
    assert look(later) == []
