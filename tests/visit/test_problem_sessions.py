"""Visit → Problem: sessions, who attends them and what they need, and the rules."""

from dataclasses import replace
from typing import Any

import pytest

from tests.visit.visits import (
    MONDAY,
    SUNDAY,
    reference_visit,
    session_of,
    site_of,
    window,
    with_session,
    with_subgroups,
)
from visitplanner.visit import entities
from visitplanner.visit.entities import Visit
from visitplanner.visit.problem import build_problem


@pytest.fixture(scope="module")
def reference() -> Visit:
    return reference_visit()


def test_a_confidential_site_has_its_public_label_for_a_name(reference: Visit) -> None:
    problem = build_problem(reference)
    label = "Specialised shelter (location withheld)"

    assert site_of(problem, "SITE-DK").confidential
    assert site_of(problem, "SITE-DK").name["en"] == label
    assert session_of(problem, "S03").host_name["en"] == label
    assert session_of(problem, "S03").name["en"] == "Visit to specialised services"
    assert site_of(problem, "SITE-IOM").name["en"] != label


@pytest.mark.parametrize(("mode", "needed"), [("none", 0), ("consecutive", 1), ("whispered", 1), ("simultaneous", 2)])
def test_each_mode_of_interpretation_needs_its_number_of_people(reference: Visit, mode: Any, needed: int) -> None:
    interpretation = entities.Interpretation(mode, ("ar", "en"), 1.0)

    session = session_of(build_problem(with_session(reference, "S01", interpretation=interpretation)), "S01")

    assert (session.interpreters, sorted(session.languages)) == (needed, ["ar", "en"])


def test_a_session_without_windows_may_be_held_at_any_time(reference: Visit) -> None:
    offered = (
        entities.OfferedWindow(MONDAY, "09:00", "11:00"),
        entities.OfferedWindow(SUNDAY, "10:00", "12:00"),
    )
    problem = build_problem(with_session(reference, "S01", windows=offered))

    assert session_of(problem, "S01").windows == (window("10:00-12:00"), window("09:00-11:00", MONDAY))
    assert session_of(build_problem(with_session(reference, "S01", windows=())), "S01").windows is None


@pytest.mark.parametrize(
    ("status", "withdrawn"), [("idea", False), ("confirmed", False), ("declined", True), ("cancelled", True)]
)
def test_what_was_declined_or_cancelled_is_withdrawn(reference: Visit, status: str, withdrawn: bool) -> None:
    assert session_of(build_problem(with_session(reference, "S01", status=status)), "S01").withdrawn == withdrawn


@pytest.mark.parametrize(("status", "confirmed"), [("tentative", False), ("confirmed", True), ("done", True)])
def test_what_its_host_agreed_to_is_confirmed(reference: Visit, status: str, confirmed: bool) -> None:
    assert session_of(build_problem(with_session(reference, "S01", status=status)), "S01").confirmed == confirmed


@pytest.mark.parametrize(
    ("mode", "named", "audiences"),
    [
        ("plenary", (), [[{"A", "B", "C"}]]),
        ("joint", ("A", "C"), [[{"A", "C"}]]),
        ("each", ("A", "C"), [[{"A"}], [{"C"}]]),
        ("each", (), [[{"A"}], [{"B"}], [{"C"}]]),
        ("one_of", ("B", "C"), [[{"B"}, {"C"}]]),
    ],
)
def test_an_audience_becomes_occurrences(
    reference: Visit, mode: Any, named: tuple[str, ...], audiences: list[list[set[str]]]
) -> None:
    visit = with_subgroups(reference, "A", "B", "C")
    problem = build_problem(with_session(visit, "S01", audience=entities.Audience(mode, named)))

    found = [each for each in problem.occurrences if each.session == "S01"]

    assert [[set(choice) for choice in each.audiences] for each in found] == audiences
    assert [each.id for each in found] == [f"S01#{number}" for number in range(1, len(audiences) + 1)]


def a_member(subgroup: str, *, step_free: bool = False, signed: bool = True) -> entities.Member:
    return entities.Member(
        id=f"M-{subgroup}-{step_free}-{signed}",
        role={"en": "Delegate"},
        subgroup_id=subgroup,
        is_head=False,
        seniority=1,
        languages=("en",),
        dietary=(),
        needs_step_free=step_free,
        prayer_times=False,
        code_of_conduct_signed=signed,
        restricted=entities.RestrictedPerson("", "", ""),
    )


def test_one_member_decides_what_a_subgroup_needs_and_lacks(reference: Visit) -> None:
    members = (a_member("A"), a_member("A", step_free=True), a_member("B"), a_member("B", signed=False))
    visit = with_subgroups(reference, "A", "B", "C")

    groups = build_problem(replace(visit, delegation=replace(visit.delegation, members=members))).subgroups

    assert [(each.id, each.needs_step_free, each.all_signed) for each in groups] == [
        ("A", True, True),
        ("B", False, False),
        ("C", False, True),
    ]


def test_hard_rules_become_constraints_and_soft_ones_preferences(reference: Visit) -> None:
    problem = build_problem(reference, frozenset({"JO"}))

    assert len(problem.constraints) + len(problem.preferences) == len(reference.constraints)
    assert all(each.weight is None for each in problem.constraints)
    assert all(each.weight for each in problem.preferences)
    assert problem.countries_with_common_hours == {"JO"}
    assert (problem.grid_minutes, problem.buffer_minutes, problem.escorts) == (15, 10, 1)
