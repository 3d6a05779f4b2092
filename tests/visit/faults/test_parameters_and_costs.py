"""The newer rules' choices are of the right kind and in range; costs are only weighed where they can be."""

from typing import Any

import pytest

from tests.visit_documents import Document, document, faults_of, places

LAST = "$.constraints[21]"


def _with_rule(type_: str, params: Document, **more: Any) -> Document:
    visit = document()
    rule = {"id": "CON-99", "type": type_, "strength": "hard", "params": params, "text": "A rule.", **more}
    visit["constraints"].append({**rule, "provenance": "practice"})
    return visit


def _wish(type_: str, params: Document, weight: int = 1) -> Document:
    return _with_rule(type_, params, strength="soft", weight=weight)


HOURS = {"site_id": "SITE-H04", "start": "12:00", "end": "14:00"}


@pytest.mark.parametrize(
    "visit",
    [
        _with_rule("not_on_day", {"session_id": "P01", "dates": ["2027-04-13"]}),
        _with_rule("rest_days", {}),
        _with_rule("arrival_rest", {"hours": 3}),
        _with_rule("resident_hours", HOURS),
        _with_rule("resident_hours", {**HOURS, "weekdays": ["MON", "SUN"]}),
        _with_rule("vehicle_seats", {}),
        _with_rule("driver_duty", {"hours": 10}),
        _with_rule("day_load", {"dates": ["2027-04-12"], "n": 5}),
        _wish("topic_order", {"order": ["TOP-01", "shelter_visit"]}),
        _wish("load", {}),
        _wish("load", {"wanted": 3}),
        _wish("objective_coverage", {"percent": 100}),
        _wish("free_slot", {"minutes": 60, "days": 2}),
        _wish("edges", {"start": "09:00", "end": "18:00"}),
        _wish("gentle", {}),
        _wish("host_preference", {}),
        _wish("stability", {}),
        _wish("cost", {}),
    ],
    ids=lambda visit: visit["constraints"][-1]["type"],
)
def test_a_rule_with_all_that_it_needs_is_no_fault(visit: Document) -> None:
    assert faults_of(visit) == ()


@pytest.mark.parametrize(
    ("visit", "fault"),
    [
        (_with_rule("arrival_rest", {"hours": 49}), (f"{LAST}.params.hours", "rule_params")),
        (_with_rule("arrival_rest", {"hours": True}), (f"{LAST}.params.hours", "rule_params")),
        (_with_rule("driver_duty", {"hours": 0}), (f"{LAST}.params.hours", "rule_params")),
        (_with_rule("resident_hours", {**HOURS, "site_id": "SITE-99"}), (f"{LAST}.params.site_id", "unknown_id")),
        (_with_rule("resident_hours", {**HOURS, "start": "9:00"}), (f"{LAST}.params.start", "rule_params")),
        (_with_rule("resident_hours", {**HOURS, "end": "12:00"}), (f"{LAST}.params.end", "end_after_start")),
        (_with_rule("resident_hours", {**HOURS, "weekdays": ["Monday"]}), (f"{LAST}.params.weekdays", "rule_params")),
        (_with_rule("resident_hours", {**HOURS, "weekdays": []}), (f"{LAST}.params.weekdays", "rule_params")),
        (_wish("topic_order", {"order": ["TOP-01", "lunch"]}), (f"{LAST}.params.order[1]", "unknown_id")),
        (_wish("topic_order", {"order": "TOP-01"}), (f"{LAST}.params.order", "rule_params")),
        (_wish("objective_coverage", {"percent": 101}), (f"{LAST}.params.percent", "rule_params")),
    ],
)
def test_a_choice_of_the_wrong_kind_or_out_of_range_is_a_fault(visit: Document, fault: tuple[str, str]) -> None:
    assert fault in places(faults_of(visit))


def test_costs_that_nobody_states_are_worth_a_note() -> None:
    visit = _wish("cost", {})

    visit["costs"] = None

    assert [(each.path, each.rule, each.fatal) for each in faults_of(visit)] == [(LAST, "costs_unknown", False)]


def test_costs_may_be_weighed_until_they_outweigh_everything() -> None:
    # 5 days x (18 people x 180 + 3 groups x 160) + 25 sessions x 3 x (2 x 350 + 200) = 86,100.
    # 10^11 / 86,100 is far more than the greatest weight; with allowances of a million it is less.
    light, heavy = _wish("cost", {}, 10_000), _wish("cost", {}, 10_000)

    heavy["costs"]["dsa_per_person_day"] = 1_000_000

    assert faults_of(light) == ()
    assert places(faults_of(heavy)) == [(f"{LAST}.weight", "rule_weight")]


def test_rates_are_not_negative() -> None:
    visit = document()

    visit["costs"]["vehicle_per_day"] = -1

    assert places(faults_of(visit)) == [("$.costs.vehicle_per_day", "range")]


def test_ranks_begin_with_one_and_end_somewhere() -> None:
    visit = document()
    offered = next(each for each in visit["sessions"] if each["windows"])
    place = visit["sessions"].index(offered)

    offered["windows"][0]["rank"] = 1
    assert faults_of(visit) == ()
    offered["windows"][0]["rank"] = 10_001

    assert places(faults_of(visit)) == [(f"$.sessions[{place}].windows[0].rank", "range")]
