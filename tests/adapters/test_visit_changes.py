"""What-if operations change a visit as the format says, and only what keeps it from being planned is refused."""

from typing import Any

import pytest

from tests.visit_documents import JORDAN, KENYA
from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.visit.entities import OpeningHours, Visit
from visitplanner.visit.faults import VisitFileIsFaulty
from visitplanner.visit.problem import build_problem

FILES = StudyVisitFiles()


@pytest.fixture
def visit() -> Visit:
    return FILES.read(JORDAN.read_bytes())


def refusal(visit: Visit, *changes: dict[str, Any]) -> list[tuple[str, str]]:
    with pytest.raises(VisitFileIsFaulty) as refused:
        FILES.changed(visit, changes)
    return [(fault.path, fault.rule) for fault in refused.value.faults]


@pytest.mark.parametrize("path", [KENYA, JORDAN], ids=lambda path: path.stem)
def test_every_what_if_of_the_examples_gives_a_problem(path: Any) -> None:
    visit = FILES.read(path.read_bytes())

    changed = [FILES.changed(visit, each.changes) for each in visit.what_if]

    assert all(build_problem(each).occurrences for each in changed)
    assert visit not in changed
    assert visit == FILES.read(path.read_bytes())


def test_no_change_is_no_change(visit: Visit) -> None:
    assert FILES.changed(visit, []) == visit


def test_set_replaces_one_field_of_one_entry(visit: Visit) -> None:
    changed = FILES.changed(
        visit, [{"op": "set", "entity": "sites", "id": "SITE-H13", "field": "max_visitors", "value": 7}]
    )

    (site,) = [each for each in changed.sites if each.id == "SITE-H13"]
    assert site.max_visitors == 7


def test_set_reaches_a_field_of_a_field_and_a_day_by_its_date(visit: Visit) -> None:
    changed = FILES.changed(
        visit, [{"op": "set", "entity": "days", "id": "2027-04-13", "field": "window.start", "value": "10:00"}]
    )

    assert changed.days[1].window.start == "10:00"


def test_add_appends_and_set_visit_changes_the_header(visit: Visit) -> None:
    holiday = {"date": "2027-04-13", "country": "KE", "name": {"en": "Eid", "ar": "عيد"}}

    changed = FILES.changed(
        visit,
        [
            {"op": "add", "entity": "holidays", "value": holiday},
            {"op": "set_visit", "field": "punctuality_buffer_min", "value": 25},
        ],
    )

    assert changed.holidays[-1].name == holiday["name"]
    assert changed.header.punctuality_buffer_min == 25


def test_set_hours_narrows_the_hours_of_a_country_but_for_hosts_excepted(visit: Visit) -> None:
    types = {each.id: each.type for each in visit.organisations}
    excepted = next(site for site in visit.sites if types[site.organisation_id] == "international_organisation")
    other = next(site for site in visit.sites if types[site.organisation_id] == "ministry")
    assert [(each.start, each.end) for each in other.hours] == [("08:30", "13:00"), ("14:00", "17:00")]

    changed = FILES.changed(
        visit,
        [
            {
                "op": "set_hours",
                "country": "KE",
                "start": "10:00",
                "end": "12:00",
                "except_org_types": ["international_organisation"],
            }
        ],
    )

    hours = {site.id: site.hours for site in changed.sites}
    assert hours[excepted.id] == excepted.hours
    assert hours[other.id] == (OpeningHours(other.hours[0].days, "10:00", "12:00"),)


def test_hours_that_share_nothing_with_the_span_are_closed(visit: Visit) -> None:
    changed = FILES.changed(visit, [{"op": "set_hours", "country": "KE", "start": "22:00", "end": "23:00"}])

    assert {site.hours for site in changed.sites} == {()}


def test_what_only_orders_a_removed_session_goes_with_it(visit: Visit) -> None:
    assert "CON-06" in {rule.id for rule in visit.constraints}

    changed = FILES.changed(visit, [{"op": "remove", "entity": "sessions", "id": "A04"}])

    assert "CON-06" not in {rule.id for rule in changed.constraints}
    assert changed.commitments[0].source_session_id is None


def test_a_rule_that_protects_people_does_not_go_with_its_session(visit: Visit) -> None:
    refused = refusal(visit, {"op": "remove", "entity": "sessions", "id": "P02"})

    assert [rule for _, rule in refused] == ["unknown_id"]


def test_a_removed_subgroup_is_taken_out_of_everything(visit: Visit) -> None:
    audiences = [each.audience.subgroup_ids for each in visit.sessions]
    alone = [
        {"op": "remove", "entity": "sessions", "id": session.id}
        for session in visit.sessions
        if session.audience.subgroup_ids == ("C",)
    ]
    assert ("A", "C") in audiences

    changed = FILES.changed(visit, [*alone, {"op": "remove", "entity": "subgroups", "id": "C"}])

    assert not any("C" in each.audience.subgroup_ids for each in changed.sessions)
    assert not any(each.subgroup_id == "C" for each in changed.delegation.members)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"op": "explode"}, ("$.changes[0].op", "change")),
        ({"op": "set", "entity": "sites", "id": "NONE", "field": "x", "value": 1}, ("$.changes[0].id", "unknown_id")),
        ({"op": "remove", "entity": "vehicles", "id": "NONE"}, ("$.changes[0].id", "unknown_id")),
        ({"op": "remove", "entity": "vehicle", "id": "VEH-A"}, ("$.changes[0].entity", "change")),
        ({"op": "remove", "entity": "vehicles"}, ("$.changes[0]", "change")),
        ({"op": "set_visit", "field": "slot", "value": 5}, ("$.visit.slot", "additionalProperties")),
        ({"op": "set_visit", "field": "a.b", "value": 5}, ("$.changes[0].field", "unknown_field")),
        (
            {"op": "set_hours", "country": "FR", "start": "09:00", "end": "10:00"},
            ("$.changes[0].country", "unknown_id"),
        ),
        ({"op": "set_hours", "country": "KE", "start": 9, "end": "10:00"}, ("$.changes[0]", "pattern")),
        ({"op": "add", "entity": "holidays", "value": 5}, (None, "type")),
        (
            {"op": "set", "entity": "sessions", "id": "A01", "field": "site_id", "value": "NONE"},
            ("$.sessions[7].site_id", "unknown_id"),
        ),
    ],
)
def test_a_change_that_cannot_be_made_is_a_fault(
    visit: Visit, change: dict[str, Any], place: tuple[str | None, str]
) -> None:
    path, rule = place

    refused = refusal(visit, change)

    assert rule in [each for _, each in refused]
    assert path in (None, *(each for each, _ in refused))


def test_a_change_that_makes_the_visit_impossible_is_for_the_planner_to_explain(visit: Visit) -> None:
    change = {
        "op": "set",
        "entity": "sessions",
        "id": "A01",
        "field": "windows",
        "value": [{"date": "2027-06-01", "start": "09:00", "end": "12:00"}],
    }

    assert build_problem(FILES.changed(visit, [change])).sessions


def test_those_who_edit_reach_what_stands_in_no_list(visit: Visit) -> None:
    zone = visit.zones[0].id
    matrix = [{"from": zone, "to": zone, "minutes": 7}]

    changed = FILES.changed(
        visit,
        [
            {"op": "put", "field": "travel.matrix", "value": matrix},
            {"op": "put", "field": "costs", "value": None},
            {"op": "put", "field": "delegation.size", "value": 9},
        ],
    )

    assert [(each.from_zone, each.minutes) for each in changed.travel.matrix] == [(zone, 7)]
    assert changed.costs is None
    assert changed.delegation.size == 9


def test_those_who_edit_take_optional_members_out_and_change_members_of_the_delegation(visit: Visit) -> None:
    session = next(each for each in visit.sessions if each.public_title)
    member, other = visit.delegation.members[:2]

    changed = FILES.changed(
        visit,
        [
            {"op": "unset", "entity": "sessions", "id": session.id, "field": "public_title"},
            {"op": "set", "entity": "members", "id": member.id, "field": "seniority", "value": 4},
            {"op": "remove", "entity": "members", "id": other.id},
        ],
    )

    assert next(each for each in changed.sessions if each.id == session.id).public_title is None
    assert changed.delegation.members[0].seniority == 4
    assert other.id not in {each.id for each in changed.delegation.members}


@pytest.mark.parametrize(
    "change",
    [
        {"op": "unset", "entity": "sessions", "id": "NONE", "field": "note"},
        {"op": "unset", "entity": "sessions", "id": "A01", "field": "a.b"},
        {"op": "put", "field": "a.b", "value": 1},
    ],
)
def test_an_edit_of_what_is_not_there_is_a_fault(visit: Visit, change: dict[str, Any]) -> None:
    assert refusal(visit, change) != []
