"""Sessions have an audience and a day that could hold them; rules are known, complete and not in a circle."""

import pytest

from tests.visit_documents import Change, Document, by_id, document, faults_of, places


def rule(visit: Document, type_: str, params: Document, **more: object) -> None:
    base = {"id": "CON-99", "strength": "hard", "text": "A rule.", "provenance": "practice"}
    visit["constraints"].append({**base, "type": type_, "params": params, **more})


SESSIONS: dict[tuple[str, str], Change] = {
    # The audience of C05 is in Mombasa on 15 April only.
    ("windows", "session_day"): lambda d: by_id(d["sessions"], "C05").update(
        windows=[{"date": "2027-04-13", "start": "09:00", "end": "13:00"}]
    ),
    # Its city is visited, but not by all who should come.
    ("site_id", "session_day"): lambda d: by_id(d["sessions"], "C05")["audience"].update(subgroup_ids=["A", "C"]),
    ("audience.subgroup_ids", "audience"): lambda d: by_id(d["sessions"], "C05")["audience"].update(subgroup_ids=[]),
    ("audience.subgroup_ids[1]", "audience"): lambda d: by_id(d["sessions"], "C05")["audience"].update(
        subgroup_ids=["C", "C"]
    ),
    ("interpretation.languages", "interpretation"): lambda d: by_id(d["sessions"], "C05")["interpretation"].update(
        mode="simultaneous", languages=["ar"]
    ),
}


@pytest.mark.parametrize("fault", SESSIONS, ids=str)
def test_a_session_that_cannot_be_meant_so_is_a_fault(fault: tuple[str, str]) -> None:
    visit = document()
    index = next(i for i, each in enumerate(visit["sessions"]) if each["id"] == "C05")
    assert faults_of(visit) == ()

    SESSIONS[fault](visit)

    member, name = fault
    assert (f"$.sessions[{index}].{member}", name) in places(faults_of(visit))


def test_a_session_without_a_day_does_not_keep_the_rest_from_being_planned() -> None:
    visit = document()

    SESSIONS["windows", "session_day"](visit)

    assert [fault.fatal for fault in faults_of(visit)] == [False]


def test_a_window_shorter_than_the_session_is_no_window() -> None:
    visit = document()
    session = by_id(visit["sessions"], "C05")

    session["windows"] = [{"date": "2027-04-15", "start": "09:30", "end": "09:45"}]

    assert [fault.rule for fault in faults_of(visit)] == ["session_day"]


def test_a_site_that_is_closed_on_every_day_is_told() -> None:
    visit = document()

    by_id(visit["sites"], "SITE-H04")["hours"] = [{"days": ["SUN"], "start": "08:00", "end": "17:00"}]

    assert [fault.rule for fault in faults_of(visit)] == ["session_day"]


def test_a_declined_session_needs_no_day() -> None:
    visit = document()
    SESSIONS["windows", "session_day"](visit)

    by_id(visit["sessions"], "C05")["status"] = "declined"

    assert faults_of(visit) == ()


LAST = "$.constraints[21]"
RULES: dict[tuple[str, str], Change] = {
    (f"{LAST}.type", "rule_type"): lambda d: rule(d, "befor", {}),
    (f"{LAST}.strength", "rule_strength"): lambda d: rule(d, "min_idle", {}),
    (f"{LAST}.weight", "rule_weight"): lambda d: rule(d, "min_idle", {}, strength="soft"),
    (f"{LAST}.params", "rule_params"): lambda d: rule(d, "max_sessions_per_day", {}),
    (f"{LAST}.params.n", "rule_params"): lambda d: rule(d, "max_sessions_per_day", {"n": "five"}),
    (f"{LAST}.params.dates", "rule_params"): lambda d: rule(
        d, "on_day", {"session_id": "P01", "dates": ["2027-04-31"]}
    ),
    (f"{LAST}.params.max_gap_min", "rule_params"): lambda d: rule(
        d, "immediately_after", {"first": "P01", "then": "A01", "max_gap_min": -1}
    ),
    (f"{LAST}.params.org_types", "rule_params"): lambda d: rule(
        d, "first_official", {"session_id": "P03", "org_types": ["ministery"]}
    ),
    (f"{LAST}.params.country", "rule_params"): lambda d: rule(
        d, "first_official", {"session_id": "P03", "org_types": ["ministry"], "country": "Kenya"}
    ),
    (f"{LAST}.params.session_type", "rule_params"): lambda d: rule(
        d, "max_type_per_day", {"session_type": "shelter", "n": 1}
    ),
    (f"{LAST}.params.direction", "rule_params"): lambda d: rule(
        d, "direction_required", {"direction": "host", "min_count": 1}
    ),
    (f"{LAST}.params.first", "rule_params"): lambda d: rule(d, "before", {"first": 1, "then": "A01"}),
    (LAST, "circle"): lambda d: rule(d, "before", {"first": "A04", "then": "P06"}),
}


@pytest.mark.parametrize("fault", RULES, ids=str)
def test_a_rule_that_cannot_be_used_is_a_fault(fault: tuple[str, str]) -> None:
    visit = document()
    assert faults_of(visit) == ()

    RULES[fault](visit)

    assert fault in places(faults_of(visit))


def test_a_soft_rule_is_never_hard_and_a_hard_one_never_soft() -> None:
    visit = document()

    rule(visit, "on_day", {"session_id": "P01", "dates": ["2027-04-12"]}, strength="soft", weight=1)

    assert [fault.rule for fault in faults_of(visit)] == ["rule_strength"]


def test_a_parameter_nobody_reads_is_worth_a_note() -> None:
    visit = document()

    rule(visit, "max_sessions_per_day", {"n": 5, "max": 4})

    assert [(fault.path, fault.fatal) for fault in faults_of(visit)] == [(f"{LAST}.params", False)]


def test_a_circle_of_orders_names_every_session_in_it_once() -> None:
    visit = document()

    rule(visit, "before", {"first": "A04", "then": "A05"}, id="CON-98")
    rule(visit, "immediately_after", {"first": "A05", "then": "P06", "max_gap_min": 15})

    (fault,) = faults_of(visit)
    assert fault.sentence.values["circle"].value == "P06 → A04 → A05 → P06"  # type: ignore[union-attr]  # it is a Code


def test_a_session_is_not_before_itself() -> None:
    visit = document()

    rule(visit, "before", {"first": "A04", "then": "A04"})

    assert [fault.rule for fault in faults_of(visit)] == ["circle"]


CHANGES: dict[str, Document] = {
    "$.what_if[3].changes[0].op": {"op": "explode"},
    "$.what_if[3].changes[0]": {"op": "remove", "entity": "sessions"},
    "$.what_if[3].changes[0].entity": {"op": "remove", "entity": "sesions", "id": "A01"},
}


@pytest.mark.parametrize("path", CHANGES)
def test_a_what_if_that_could_never_be_applied_is_worth_a_note(path: str) -> None:
    visit = document()

    visit["what_if"].append({**visit["what_if"][0], "id": "W99", "changes": [CHANGES[path]]})

    assert [(fault.path, fault.fatal) for fault in faults_of(visit)] == [(path, False)]
