"""Several plans side by side, each with a history: what is current, what can be undone, and whose plan counts."""

from dataclasses import replace
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.factories import REFERENCE, a_plan, kept_visit, save_itinerary
from visitplanner.planning import Itinerary
from visitplanner.storage.database import db, transaction
from visitplanner.storage.histories import LONGEST_HISTORY
from visitplanner.storage.itineraries import forget_itineraries, load_itinerary
from visitplanner.storage.models import PlacementRow
from visitplanner.storage.scenarios import (
    NameIsTaken,
    ScenarioIsUnknown,
    add_itinerary,
    can_step,
    create_scenario,
    current_itinerary,
    kept_itinerary,
    promote_scenario,
    promoted_scenario,
    remove_scenario,
    rename_scenario,
    scenario_of,
    scenarios_of,
    step_back,
    step_forward,
)


def worth(value: int) -> Itinerary:
    return replace(a_plan("feasible"), value=value)


def three_plans(now: datetime) -> int:
    """The number of a scenario with three plans, worth 1, 2 and 3; it stands at the last."""
    kept_visit(now)
    with transaction():
        scenario_id = create_scenario(REFERENCE, now)
        for value in (1, 2, 3):
            add_itinerary(scenario_id, worth(value), visit_version=1, made_by="move", author="a@example.org", now=now)
    return scenario_id


def value_at(scenario_id: int) -> int | None:
    kept = current_itinerary(scenario_id)
    assert kept is not None
    return kept.itinerary.value


def test_the_first_plan_of_a_visit_makes_the_scenario_a_and_promotes_it(either: Flask, now: datetime) -> None:
    kept_visit(now)

    with transaction():
        save_itinerary(a_plan(), REFERENCE, 1, now)

    assert [(each.name, each.is_promoted) for each in scenarios_of(REFERENCE)] == [("A", True)]
    assert load_itinerary(REFERENCE) == a_plan()


def test_a_scenario_stands_at_its_newest_plan_and_remembers_whence_it_came(either: Flask, now: datetime) -> None:
    scenario_id = three_plans(now)

    kept = current_itinerary(scenario_id)

    assert kept is not None
    assert (kept.itinerary.value, kept.made_by, kept.author, kept.visit_version) == (3, "move", "a@example.org", 1)
    assert can_step(scenario_id) == (True, False)


def test_one_can_step_back_to_the_beginning_and_forward_to_the_end(either: Flask, now: datetime) -> None:
    scenario_id = three_plans(now)

    with transaction():
        back = [step_back(scenario_id) for _ in range(3)]
    at_the_beginning = value_at(scenario_id)
    with transaction():
        forward = [step_forward(scenario_id) for _ in range(3)]

    assert [each.itinerary.value if each else None for each in back] == [2, 1, None]
    assert at_the_beginning == 1
    assert [each.itinerary.value if each else None for each in forward] == [2, 3, None]


def test_what_was_done_after_an_undo_is_what_a_redo_finds(app: Flask, now: datetime) -> None:
    scenario_id = three_plans(now)
    with transaction():
        step_back(scenario_id)
        add_itinerary(scenario_id, worth(9), visit_version=1, made_by="move", now=now)

        step_back(scenario_id)
        step_forward(scenario_id)

    assert value_at(scenario_id) == 9


def test_the_plan_of_a_visit_is_that_of_the_promoted_scenario(either: Flask, now: datetime) -> None:
    three_plans(now)
    with transaction():
        second = create_scenario(REFERENCE, now)
        add_itinerary(second, worth(7), visit_version=1, made_by="alternative", now=now)
    before = load_itinerary(REFERENCE)

    with transaction():
        promote_scenario(REFERENCE, second)

    assert before == worth(3)
    assert load_itinerary(REFERENCE) == worth(7)
    assert [each.is_promoted for each in scenarios_of(REFERENCE)] == [False, True]


def test_scenarios_are_named_by_letters_unless_they_are_given_a_name_of_their_own(app: Flask, now: datetime) -> None:
    three_plans(now)
    with transaction():
        create_scenario(REFERENCE, now)
        fourth = create_scenario(REFERENCE, now, "Rainy days")
        create_scenario(REFERENCE, now)
        rename_scenario(REFERENCE, fourth, "Sunny days")

        with pytest.raises(NameIsTaken):
            rename_scenario(REFERENCE, fourth, "A")
        with pytest.raises(NameIsTaken):
            create_scenario(REFERENCE, now, "B")

    assert [each.name for each in scenarios_of(REFERENCE)] == ["A", "B", "Sunny days", "C"]


def test_a_removed_scenario_takes_its_history_along(either: Flask, now: datetime) -> None:
    three_plans(now)
    with transaction():
        second = create_scenario(REFERENCE, now)
        add_itinerary(second, worth(7), visit_version=1, made_by="copy", now=now)

        remove_scenario(REFERENCE, second)

    assert [each.name for each in scenarios_of(REFERENCE)] == ["A"]
    assert current_itinerary(second) is None
    with pytest.raises(ScenarioIsUnknown):
        scenario_of(REFERENCE, second)


def test_another_visit_does_not_know_the_scenario(app: Flask, now: datetime) -> None:
    scenario_id = three_plans(now)

    with pytest.raises(ScenarioIsUnknown):
        scenario_of("V-OTHER", scenario_id)


def test_a_visit_whose_plans_are_forgotten_has_no_scenario(either: Flask, now: datetime) -> None:
    three_plans(now)

    with transaction():
        forget_itineraries(REFERENCE)

    assert scenarios_of(REFERENCE) == ()
    assert promoted_scenario(REFERENCE) is None
    assert load_itinerary(REFERENCE) is None


def test_of_a_long_history_the_newest_plans_stay_and_stepping_back_ends_at_the_oldest(
    either: Flask, now: datetime
) -> None:
    kept_visit(now)
    with transaction():
        scenario_id, other = create_scenario(REFERENCE, now), create_scenario(REFERENCE, now)
        add_itinerary(other, worth(0), visit_version=1, made_by="move", now=now)
        numbers = [
            add_itinerary(scenario_id, worth(value), visit_version=1, made_by="move", now=now)
            for value in range(LONGEST_HISTORY + 2)
        ]

    assert [kept_itinerary(each) is None for each in numbers[:3]] == [True, True, False]
    with transaction():
        steps = sum(step_back(scenario_id) is not None for _ in numbers)
    assert (steps, value_at(scenario_id), value_at(other)) == (LONGEST_HISTORY - 1, 2, 0)
    assert db.session.scalar(select(func.count()).select_from(PlacementRow)) == LONGEST_HISTORY + 1


def test_the_plan_that_others_are_made_from_stays_however_old_it_is(either: Flask, now: datetime) -> None:
    scenario_id = three_plans(now)
    with transaction():
        step_back(scenario_id)
        for value in range(LONGEST_HISTORY):
            add_itinerary(scenario_id, worth(value), visit_version=1, made_by="move", now=now)
            step_back(scenario_id)

    assert value_at(scenario_id) == 2
