"""The itinerary file says what the planner decided in local times, and hand-made ones are read however wrong."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.adapters.odd_values import ODD_VALUES, spots
from tests.visit_documents import KENYA, as_file, by_id, document
from visitplanner.adapters.itinerary_file import StudyVisitItineraryFiles
from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.language.text import N_
from visitplanner.planning import (
    Fix,
    Itinerary,
    LeftOut,
    Lunch,
    OccurrenceId,
    Placement,
    Problem,
    Run,
    SessionId,
    SiteId,
    SubgroupId,
    Term,
)
from visitplanner.planning.checker import check
from visitplanner.visit.faults import ItineraryFileIsFaulty
from visitplanner.visit.problem import build_problem

FILES = StudyVisitItineraryFiles()
SUNDAY = date(2018, 4, 22)


@pytest.fixture(scope="module")
def problem() -> Problem:
    return build_problem(StudyVisitFiles().read(KENYA.read_bytes()))


def at(problem: Problem, clock: str, on: date = SUNDAY) -> int:
    return problem.horizon.minute(on, clock, "Asia/Amman")


@pytest.fixture(scope="module")
def itinerary(problem: Problem) -> Itinerary:
    welcome = Placement(
        occurrence=OccurrenceId("S01#1"),
        session=SessionId("S01"),
        subgroups=(SubgroupId("G1"),),
        date=SUNDAY,
        start=at(problem, "08:30"),
        end=at(problem, "09:30"),
        site=SiteId("SITE-IOM"),
    )
    return Itinerary(
        status="infeasible",
        placements=(welcome,),
        lunches=(Lunch(SubgroupId("G1"), SUNDAY, at(problem, "12:00"), at(problem, "13:00")),),
        value=12,
        bound=20,
        terms=(Term("coverage", 1, 12, 12),),
        left_out=(
            LeftOut(
                SessionId("S08"),
                N_("The list has too few entries; at least %(least)s must be there.", least=2),
                ("CON-01",),
            ),
        ),
        conflict=("CON-01", "windows:S08"),
        conflict_text=N_("This text is empty. Write it."),
        fixes=(Fix(N_("This text is empty. Write it."), ({"op": "remove", "entity": "constraints", "id": "CON-01"},)),),
        run=Run(1.23456, 2, 1, 60.0, "OR-Tools CP-SAT", "9.15"),
    )


def written(problem: Problem, itinerary: Itinerary) -> Any:
    return json.loads(FILES.write(problem, itinerary))


def test_placements_and_lunches_are_written_in_local_times(problem: Problem, itinerary: Itinerary) -> None:
    file = written(problem, itinerary)

    assert file["placements"] == [
        {
            "occurrence_id": "S01#1",
            "session_id": "S01",
            "subgroup_ids": ["G1"],
            "date": "2018-04-22",
            "start": "08:30",
            "end": "09:30",
            "site_id": "SITE-IOM",
            "interpreter_ids": [],
            "vehicle_ids": [],
            "pinned": False,
        }
    ]
    assert file["lunches"] == [{"subgroup_id": "G1", "date": "2018-04-22", "start": "12:00", "end": "13:00"}]


def test_the_outcome_is_written_with_its_proof(problem: Problem, itinerary: Itinerary) -> None:
    file = written(problem, itinerary)

    assert (file["format"], file["format_version"], file["visit_id"]) == ("studyvisit-itinerary", "1.0", "V-KEJO-2018")
    assert file["status"] == "infeasible"
    assert file["objective"] == {
        "value": 12,
        "bound": 20,
        "terms": [{"id": "coverage", "weight": 1, "raw": 12, "points": 12}],
    }
    assert file["solver"] == {
        "seconds": 1.235,
        "workers": 2,
        "seed": 1,
        "time_limit": 60.0,
        "name": "OR-Tools CP-SAT",
        "version": "9.15",
    }
    assert set(file["metrics"]) > set()


def test_rounds_are_written_where_a_run_was_limited_by_them(problem: Problem, itinerary: Itinerary) -> None:
    assert itinerary.run is not None
    limited = replace(itinerary, run=replace(itinerary.run, rounds=500))

    assert written(problem, limited)["solver"]["rounds"] == 500
    assert "rounds" not in written(problem, itinerary)["solver"]


def test_reasons_conflicts_and_fixes_are_written_in_both_languages(problem: Problem, itinerary: Itinerary) -> None:
    file = written(problem, itinerary)

    assert file["left_out"][0]["session_id"] == "S08"
    assert file["left_out"][0]["blocked_by"] == ["CON-01"]
    assert file["left_out"][0]["reason"]["en"] == "The list has too few entries; at least 2 must be there."
    assert file["conflict"] == ["CON-01", "windows:S08"]
    assert file["conflict_text"]["en"] == "This text is empty. Write it."
    assert file["fixes"][0]["verified"] is True
    assert file["fixes"][0]["changes"] == [{"op": "remove", "entity": "constraints", "id": "CON-01"}]
    assert set(file["conflict_text"]) == set(file["fixes"][0]["text"]) == {"en", "ar"}
    assert file["conflict_text"]["ar"] != file["conflict_text"]["en"]


def test_what_ends_with_the_day_ends_at_twenty_four(problem: Problem, itinerary: Itinerary) -> None:
    (welcome,) = itinerary.placements
    late = replace(itinerary, placements=(replace(welcome, end=at(problem, "00:00", date(2018, 4, 23))),))

    assert written(problem, late)["placements"][0]["end"] == "24:00"
    assert FILES.read(FILES.write(problem, late), problem).placements == late.placements


def test_what_was_written_is_read_back(problem: Problem, itinerary: Itinerary) -> None:
    read = FILES.read(FILES.write(problem, itinerary), problem)

    assert (read.status, read.placements, read.lunches) == (itinerary.status, itinerary.placements, itinerary.lunches)


def test_much_may_be_missing_from_a_file_made_by_hand(problem: Problem, itinerary: Itinerary) -> None:
    by_hand = {"placements": [{"session_id": "S01", "date": "2018-04-22", "start": "08:30"}]}

    assert FILES.read(as_file(by_hand), problem).placements == itinerary.placements


@pytest.mark.parametrize(
    ("spoiled", "rule"),
    [
        ({"site_id": "SITE-JWU"}, "at_most_once"),
        ({"end": "09:00"}, "at_most_once"),
        ({"end": "08:00"}, "at_most_once"),
        ({"date": "2018-05-01"}, "city"),
        ({"start": "08:37", "end": "09:37"}, "grid"),
        ({"start": "23:00", "end": "24:00"}, "opening_hours"),
    ],
)
def test_what_is_merely_wrong_is_kept_for_the_checker_to_say(
    problem: Problem, spoiled: dict[str, str], rule: str
) -> None:
    placement = {"occurrence_id": "S01#1", "date": "2018-04-22", "start": "08:30", "end": "09:30", **spoiled}

    itinerary = FILES.read(as_file({"placements": [placement]}), problem)

    assert rule in {violation.rule for violation in check(problem, itinerary)}


GOOD = {"occurrence_id": "S01#1", "date": "2018-04-22", "start": "08:30", "end": "09:30"}
LUNCH = {"subgroup_id": "G1", "date": "2018-04-22", "start": "12:00", "end": "13:00"}


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ([], ("$", "type")),
        ({}, ("$.placements", "required")),
        ({"placements": {}}, ("$.placements", "type")),
        ({"placements": [5]}, ("$.placements[0]", "type")),
        ({"placements": [GOOD] * 5001}, ("$.placements", "list_length")),
        ({"placements": [], "format": "studyvisit"}, ("$.format", "const")),
        ({"placements": [], "visit_id": "V-OTHER"}, ("$.visit_id", "const")),
        ({"placements": [], "status": "fine"}, ("$.status", "enum")),
        ({"placements": [], "lunches": [{**LUNCH, "subgroup_id": "Z"}]}, ("$.lunches[0].subgroup_id", "unknown_id")),
        ({"placements": [], "lunches": [{**LUNCH, "end": "noon"}]}, ("$.lunches[0].end", "pattern")),
        ({"placements": [{**GOOD, "occurrence_id": "S01#9"}]}, ("$.placements[0].occurrence_id", "unknown_id")),
        ({"placements": [{"date": "2018-04-22", "start": "08:30"}]}, ("$.placements[0].session_id", "required")),
        ({"placements": [{**GOOD, "session_id": "S02"}]}, ("$.placements[0].session_id", "occurrence_of_session")),
        ({"placements": [{**GOOD, "session_id": "S99"}]}, ("$.placements[0].session_id", "unknown_id")),
        ({"placements": [{**GOOD, "site_id": "S99"}]}, ("$.placements[0].site_id", "unknown_id")),
        ({"placements": [{**GOOD, "subgroup_ids": ["G1", "Z"]}]}, ("$.placements[0].subgroup_ids[1]", "unknown_id")),
        ({"placements": [{**GOOD, "subgroup_ids": "G1"}]}, ("$.placements[0].subgroup_ids", "type")),
        ({"placements": [{**GOOD, "interpreter_ids": [1]}]}, ("$.placements[0].interpreter_ids[0]", "unknown_id")),
        ({"placements": [{**GOOD, "vehicle_ids": ["X"]}]}, ("$.placements[0].vehicle_ids[0]", "unknown_id")),
        ({"placements": [{**GOOD, "date": "2018-02-30"}]}, ("$.placements[0].date", "pattern")),
        ({"placements": [{**GOOD, "date": 5}]}, ("$.placements[0].date", "pattern")),
        ({"placements": [{**GOOD, "start": "8:30"}]}, ("$.placements[0].start", "pattern")),
    ],
)
def test_what_cannot_be_understood_is_named_with_its_place(problem: Problem, file: Any, place: tuple[str, str]) -> None:
    assert FILES.read(as_file({"placements": [GOOD], "lunches": [LUNCH]}), problem).placements

    with pytest.raises(ItineraryFileIsFaulty) as refused:
        FILES.read(as_file(file), problem)

    assert place in [(fault.path, fault.rule) for fault in refused.value.faults]


@pytest.mark.parametrize("data", [b"", b"{", b"[" * 100_000, b"\xff", b" " * 5_000_001])
def test_what_is_no_itinerary_file_is_refused(problem: Problem, data: bytes) -> None:
    with pytest.raises(ItineraryFileIsFaulty):
        FILES.read(data, problem)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_spoiled_itinerary_is_refused_or_checked_and_nothing_else(data: st.DataObject) -> None:
    problem = build_problem(StudyVisitFiles().read(KENYA.read_bytes()))
    file: Any = {"placements": [dict(GOOD), {**GOOD, "occurrence_id": "S03#1"}], "lunches": [dict(LUNCH)]}
    for _ in range(data.draw(st.integers(1, 3))):
        *way, last = data.draw(st.sampled_from(spots(file)))
        place: Any = file
        for step in way:
            place = place[step]
        place[last] = data.draw(ODD_VALUES)

    try:
        itinerary = FILES.read(json.dumps(file).encode(), problem)
    except ItineraryFileIsFaulty:
        return
    assert check(problem, itinerary)


def test_local_times_are_those_of_the_city_where_the_session_is() -> None:
    visit = document()
    by_id(visit["cities"], "MBA")["timezone"] = "Asia/Dubai"
    problem = build_problem(StudyVisitFiles().read(as_file(visit)))
    placement = {"occurrence_id": "C05#1", "date": "2027-04-15", "start": "10:00"}

    (read,) = FILES.read(as_file({"placements": [placement]}), problem).placements

    assert problem.horizon.moment(read.start).isoformat() == "2027-04-15T06:00:00+00:00"
    assert written(problem, Itinerary("feasible", (read,)))["placements"][0]["start"] == "10:00"
