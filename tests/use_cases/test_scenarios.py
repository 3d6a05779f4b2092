"""Scenarios promoted, renamed, copied and removed, each once, and written down."""

from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import REFERENCE, a_plan, kept_visit, save_itinerary
from tests.fakes import CountedCalendars
from visitplanner.storage.database import db, transaction
from visitplanner.storage.itineraries import load_itinerary
from visitplanner.storage.models import AuditEventRow
from visitplanner.storage.scenarios import (
    MOST_SCENARIOS,
    NameIsTaken,
    ScenarioIsUnknown,
    TooManyScenarios,
    add_itinerary,
    create_scenario,
    current_itinerary,
    scenarios_of,
)
from visitplanner.use_cases.copy_scenario import copy_scenario
from visitplanner.use_cases.promote_scenario import promote_scenario
from visitplanner.use_cases.remove_scenario import ScenarioIsPromoted, remove_scenario
from visitplanner.use_cases.rename_scenario import NameIsUnusable, rename_scenario
from visitplanner.use_cases.take_scenario import NoPlanYet, PlanHasChanged

WHO = "a@example.org"


@pytest.fixture
def pair(app: Flask, now: datetime) -> tuple[int, int]:
    """The promoted scenario with an optimal plan, and another with a feasible one."""
    kept_visit(now)
    with transaction():
        save_itinerary(a_plan("optimal"), REFERENCE, 1, now)
        other = create_scenario(REFERENCE, now)
        add_itinerary(other, a_plan("feasible"), visit_version=1, made_by="alternative", now=now)
    return scenarios_of(REFERENCE)[0].id, other


def names() -> list[str]:
    return [each.name for each in scenarios_of(REFERENCE)]


def operations() -> list[str]:
    return list(db.session.scalars(select(AuditEventRow.operation).order_by(AuditEventRow.id)))


def standing(scenario_id: int) -> int:
    kept = current_itinerary(scenario_id)
    assert kept
    return kept.id


def test_a_promoted_scenario_is_the_plan_and_calendars_hear_of_it_once(pair: tuple[int, int], now: datetime) -> None:
    calendars = CountedCalendars()

    promote_scenario(REFERENCE, pair[1], calendars=calendars, now=now, by=WHO)
    written = calendars.written
    promote_scenario(REFERENCE, pair[1], calendars=calendars, now=now, by=WHO)

    assert load_itinerary(REFERENCE) == a_plan("feasible")
    assert calendars.written == written > 0
    assert operations() == ["plan_promoted"]


def test_a_scenario_without_a_plan_is_not_promoted(pair: tuple[int, int], now: datetime) -> None:
    with transaction():
        empty = create_scenario(REFERENCE, now)

    with pytest.raises(NoPlanYet):
        promote_scenario(REFERENCE, empty, calendars=CountedCalendars(), now=now, by=WHO)


def test_a_scenario_gets_another_name(pair: tuple[int, int], now: datetime) -> None:
    rename_scenario(REFERENCE, pair[1], "  Fewer hosts ", now=now, by=WHO)
    rename_scenario(REFERENCE, pair[1], "Fewer hosts", now=now, by=WHO)

    assert names() == ["A", "Fewer hosts"]
    assert operations() == ["scenario_renamed"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "two\nlines", "back\u202eward"])
def test_a_name_that_nobody_could_read_is_refused(pair: tuple[int, int], now: datetime, name: str) -> None:
    with pytest.raises(NameIsUnusable):
        rename_scenario(REFERENCE, pair[1], name, now=now, by=WHO)


def test_two_scenarios_do_not_share_a_name(pair: tuple[int, int], now: datetime) -> None:
    with pytest.raises(NameIsTaken):
        rename_scenario(REFERENCE, pair[1], "A", now=now, by=WHO)


def test_a_copy_begins_where_the_original_stands_and_is_made_once(pair: tuple[int, int], now: datetime) -> None:
    shown = standing(pair[1])

    first = copy_scenario(REFERENCE, pair[1], itinerary_id=shown, newest_id=pair[1], now=now, by=WHO)
    again = copy_scenario(REFERENCE, pair[1], itinerary_id=shown, newest_id=pair[1], now=now, by=WHO)

    kept = current_itinerary(first)
    assert first == again
    assert names() == ["A", "B", "C"]
    assert kept
    assert (kept.itinerary, kept.made_by) == (a_plan("feasible"), "copy")


def test_what_was_changed_meanwhile_is_not_copied_unseen(pair: tuple[int, int], now: datetime) -> None:
    with pytest.raises(PlanHasChanged):
        copy_scenario(REFERENCE, pair[1], itinerary_id=12345, newest_id=pair[1], now=now, by=WHO)


def test_a_visit_has_room_for_so_many_scenarios(pair: tuple[int, int], now: datetime) -> None:
    with transaction():
        for _ in range(MOST_SCENARIOS - 2):
            newest = create_scenario(REFERENCE, now)

    with pytest.raises(TooManyScenarios):
        copy_scenario(REFERENCE, pair[1], itinerary_id=standing(pair[1]), newest_id=newest, now=now, by=WHO)


def test_a_scenario_is_removed_but_not_the_plan_of_the_visit(pair: tuple[int, int], now: datetime) -> None:
    remove_scenario(REFERENCE, pair[1], now=now, by=WHO)

    assert names() == ["A"]
    with pytest.raises(ScenarioIsUnknown):
        remove_scenario(REFERENCE, pair[1], now=now, by=WHO)
    with pytest.raises(ScenarioIsPromoted):
        remove_scenario(REFERENCE, pair[0], now=now, by=WHO)
