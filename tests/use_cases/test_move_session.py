"""A plan changed by hand: moved, pinned, undone; never over somebody else's change, and no breach without a reason."""

from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import REFERENCE, a_plan, kept_visit, load_problem, save_itinerary
from tests.fakes import CountedCalendars
from visitplanner.planning import OccurrenceId, SubgroupId
from visitplanner.planning.checker import check
from visitplanner.planning.moving import Target, breach
from visitplanner.storage.database import db, transaction
from visitplanner.storage.itineraries import load_itinerary
from visitplanner.storage.models import AuditEventRow, OverrideRow
from visitplanner.storage.overrides import overrides_of
from visitplanner.storage.scenarios import (
    Kept,
    ScenarioIsUnknown,
    add_itinerary,
    create_scenario,
    current_itinerary,
    promoted_scenario,
)
from visitplanner.use_cases.move_session import ReasonIsMissing, move_session
from visitplanner.use_cases.override_breach import BreachIsGone, NoReasonGiven, override_breach
from visitplanner.use_cases.pin_session import pin_session
from visitplanner.use_cases.step_plan import step_plan
from visitplanner.use_cases.take_scenario import NoPlanYet, OccurrenceIsUnknown, PlanHasChanged

S01, S02 = OccurrenceId("S01#1"), OccurrenceId("S02#1")
EVERYBODY = frozenset({SubgroupId("G1")})
REASON = "The minister asked for it."


@pytest.fixture
def planned(app: Flask, now: datetime) -> Kept:
    """The reference visit with a plan of one session, pinned."""
    return plan_kept(now)


def plan_kept(now: datetime) -> Kept:
    kept_visit(now)
    with transaction():
        save_itinerary(a_plan(), REFERENCE, 1, now)
    return standing()


def standing() -> Kept:
    promoted = promoted_scenario(REFERENCE)
    assert promoted
    kept = current_itinerary(promoted.id)
    assert kept
    return kept


def at(hour: int, minute: int = 0) -> Target:
    """A start on the first day, 22 April 2018; Amman is three hours ahead of the origin's clock."""
    return Target(date(2018, 4, 22), 24 * 60 + (hour - 3) * 60 + minute, EVERYBODY)


def deed(shown: Kept, now: datetime, by: str = "a@example.org") -> dict[str, Any]:
    return {
        "scenario_id": shown.scenario_id,
        "itinerary_id": shown.id,
        "calendars": CountedCalendars(),
        "now": now,
        "by": by,
    }


def put_in(shown: Kept, now: datetime, target: Target | None = None, **changes: Any) -> int:
    return move_session(REFERENCE, S02, target or at(13), **{"reason": REASON} | deed(shown, now) | changes)


def operations() -> list[str]:
    return list(db.session.scalars(select(AuditEventRow.operation).order_by(AuditEventRow.id)))


def starts() -> dict[str, int]:
    itinerary = load_itinerary(REFERENCE)
    assert itinerary
    return {each.occurrence: each.start for each in itinerary.placements}


def test_a_session_is_put_into_the_plan_and_the_step_is_written_down(either: Flask, now: datetime) -> None:
    shown = plan_kept(now)

    number = put_in(shown, now)

    kept = standing()
    assert starts() == {S01: 1800, S02: at(13).start}
    assert (kept.id, kept.parent_id, kept.made_by, kept.author) == (number, shown.id, "move", "a@example.org")
    assert kept.note
    assert kept.note.message == "“%(session)s” was put into the plan on %(after)s."
    assert operations().count("session_moved") == 1


def test_what_breaks_a_rule_is_refused_without_a_reason_and_nothing_is_kept(planned: Kept, now: datetime) -> None:
    with pytest.raises(ReasonIsMissing) as refusal:
        put_in(planned, now, at(20), reason="  ")

    assert {each.rule for each in refusal.value.effect.broken} >= {"day_hours"}
    assert starts() == {S01: 1800}
    assert operations() == []


def test_the_reason_is_kept_for_every_breach_it_answers_for(planned: Kept, now: datetime) -> None:
    put_in(planned, now, at(20))

    rows = db.session.scalars(select(OverrideRow)).all()
    problem, itinerary = load_problem(REFERENCE), load_itinerary(REFERENCE)
    assert itinerary
    assert {(row.reason, row.author) for row in rows} == {(REASON, "a@example.org")}
    assert {"day_hours"} <= {row.code for row in rows}
    assert {row.breach for row in rows} <= {breach(each) for each in check(problem, itinerary)}
    assert operations().count("rule_overridden") == len(rows)


def test_a_change_made_for_an_older_plan_is_refused(planned: Kept, now: datetime) -> None:
    put_in(planned, now)

    with pytest.raises(PlanHasChanged) as refusal:
        move_session(REFERENCE, S01, at(10), reason=REASON, **deed(planned, now, by="b@example.org"))

    assert refusal.value.kept == standing()
    assert starts()[S01] == 1800


def test_the_same_form_sent_twice_is_carried_out_once(planned: Kept, now: datetime) -> None:
    first = put_in(planned, now)

    assert put_in(planned, now) == first
    assert operations().count("session_moved") == 1


def test_a_session_that_stays_where_it_is_makes_no_step(planned: Kept, now: datetime) -> None:
    assert move_session(
        REFERENCE, S01, Target(date(2018, 4, 22), 1800, EVERYBODY), reason="", **deed(planned, now)
    ) == (planned.id)


def test_a_session_is_taken_out(planned: Kept, now: datetime) -> None:
    move_session(REFERENCE, S01, None, reason=REASON, **deed(planned, now))

    assert starts() == {}


def test_nobody_moves_what_is_not_there(planned: Kept, now: datetime) -> None:
    with pytest.raises(OccurrenceIsUnknown):
        move_session(REFERENCE, OccurrenceId("S99#1"), at(9), reason="", **deed(planned, now))
    with pytest.raises(OccurrenceIsUnknown):
        pin_session(REFERENCE, S02, pinned=True, **deed(planned, now))
    with pytest.raises(ScenarioIsUnknown):
        move_session(REFERENCE, S01, at(9), reason="", **deed(planned, now) | {"scenario_id": 99})
    with transaction():
        empty = create_scenario(REFERENCE, now)
    with pytest.raises(NoPlanYet):
        move_session(REFERENCE, S01, at(9), reason="", **deed(planned, now) | {"scenario_id": empty})


def test_a_pin_is_set_and_taken_away(planned: Kept, now: datetime) -> None:
    pin_session(REFERENCE, S01, pinned=False, **deed(planned, now))
    free = standing()
    pin_session(REFERENCE, S01, pinned=True, **deed(free, now))

    assert [each.pinned for each in free.itinerary.placements] == [False]
    assert [each.pinned for each in standing().itinerary.placements] == [True]
    assert operations() == ["session_unpinned", "session_pinned"]


def test_a_plan_with_a_pin_less_is_no_longer_proven(planned: Kept, now: datetime) -> None:
    pin_session(REFERENCE, S01, pinned=False, **deed(planned, now))
    free = standing()
    pin_session(REFERENCE, S01, pinned=True, **deed(free, now))

    assert (planned.itinerary.status, planned.itinerary.bound) == ("optimal", 42)
    assert (free.itinerary.status, free.itinerary.bound) == ("feasible", None)


def test_pinning_twice_is_pinning_once_and_a_stale_pin_is_refused(planned: Kept, now: datetime) -> None:
    assert pin_session(REFERENCE, S01, pinned=True, **deed(planned, now)) == planned.id

    put_in(planned, now)

    with pytest.raises(PlanHasChanged):
        pin_session(REFERENCE, S01, pinned=False, **deed(planned, now))


def test_undo_and_redo_go_back_and_forth_and_calendars_follow(planned: Kept, now: datetime) -> None:
    put_in(planned, now)
    calendars = CountedCalendars()

    step_plan(REFERENCE, "undo", **deed(standing(), now) | {"calendars": calendars})
    undone = starts()
    step_plan(REFERENCE, "redo", **deed(standing(), now))

    assert undone == {S01: 1800}
    assert starts() == {S01: 1800, S02: at(13).start}
    assert calendars.written > 0
    assert operations()[-2:] == ["plan_undone", "plan_redone"]


def test_a_step_asked_for_twice_is_made_once(planned: Kept, now: datetime) -> None:
    put_in(planned, now)
    put_in(standing(), now, at(14))
    last = standing()

    step_plan(REFERENCE, "undo", **deed(last, now))
    step_plan(REFERENCE, "undo", **deed(last, now))
    undone = standing()
    step_plan(REFERENCE, "redo", **deed(undone, now))
    step_plan(REFERENCE, "redo", **deed(undone, now))

    assert undone.parent_id == planned.id
    assert standing() == last


def test_there_is_nothing_to_undo_at_the_beginning_and_a_stale_step_is_refused(planned: Kept, now: datetime) -> None:
    assert step_plan(REFERENCE, "undo", **deed(planned, now)) == planned.id

    put_in(planned, now)

    with pytest.raises(PlanHasChanged):
        step_plan(REFERENCE, "undo", **deed(planned, now) | {"itinerary_id": 12345})


def test_a_scenario_that_is_not_promoted_concerns_no_calendar(planned: Kept, now: datetime) -> None:
    with transaction():
        other = create_scenario(REFERENCE, now)
        add_itinerary(other, a_plan(), visit_version=1, made_by="copy", now=now)
    kept = current_itinerary(other)
    assert kept
    calendars = CountedCalendars()

    put_in(kept, now, calendars=calendars)

    assert calendars.written == 0
    assert starts() == {S01: 1800}


def test_a_breach_that_is_there_is_let_stand_once_and_with_a_reason(planned: Kept, now: datetime) -> None:
    name = breach(check(load_problem(REFERENCE), planned.itinerary)[0])
    accept: dict[str, Any] = {"scenario_id": planned.scenario_id, "now": now, "by": "a@example.org"}

    for _ in range(2):
        override_breach(REFERENCE, name, reason=REASON, **accept)

    assert overrides_of(REFERENCE)[name].reason == REASON
    assert operations() == ["rule_overridden"]
    with pytest.raises(NoReasonGiven):
        override_breach(REFERENCE, name, reason=" ", **accept)
    with pytest.raises(BreachIsGone):
        override_breach(REFERENCE, "lunch|nowhere|", reason=REASON, **accept)
