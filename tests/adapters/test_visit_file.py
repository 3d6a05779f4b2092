"""The visit file is read with every fault at once, and written with equal content, whatever is sent."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.adapters.odd_values import ODD_VALUES, spots
from tests.visit_documents import (
    JORDAN,
    KENYA,
    Change,
    Document,
    as_file,
    by_id,
    document,
    faults_of,
    faults_of_bytes,
    places,
)
from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.language.localise import Localiser
from visitplanner.visit.faults import VisitFileIsFaulty


@pytest.mark.parametrize("path", [KENYA, JORDAN], ids=lambda path: path.stem)
def test_an_example_is_written_as_it_was_read(path: Any) -> None:
    files = StudyVisitFiles()

    written = files.write(files.read(path.read_bytes()))

    assert json.loads(written) == json.loads(path.read_bytes())
    assert files.write(files.read(written)) == written


def test_absent_members_stay_absent_and_null_ones_null() -> None:
    visit = document(KENYA)
    site = by_id(visit["sites"], "SITE-JWU")
    del site["note"]
    assert site["step_free"] is None

    files = StudyVisitFiles()
    written = json.loads(files.write(files.read(as_file(visit))))

    assert by_id(written["sites"], "SITE-JWU") == site


def test_a_reference_schedule_comes_back_as_it_is() -> None:
    visit = document(KENYA)
    visit["reference_schedule"] = {"note": "Made by hand.", "items": [], "metrics": {"anything": [1, {"deep": None}]}}

    files = StudyVisitFiles()

    assert json.loads(files.write(files.read(as_file(visit)))) == visit


def test_whole_numbers_may_be_written_with_a_decimal_point() -> None:
    visit = document(KENYA)
    visit["visit"]["slot_min"] = 15.0

    assert StudyVisitFiles().read(as_file(visit)).header.slot_min == 15


def test_a_byte_order_mark_does_no_harm() -> None:
    assert StudyVisitFiles().read(b"\xef\xbb\xbf" + KENYA.read_bytes()).header.id == "V-KEJO-2018"


def confidential(visit: dict[str, Any]) -> dict[str, Any]:
    site: dict[str, Any] = by_id(visit["sites"], "SITE-H13")
    return site


MISFITS: dict[tuple[str, str], Change] = {
    ("$.visit.start_date", "pattern"): lambda d: d["visit"].update(start_date="2027-02-30"),
    ("$.visit.names_submitted_on", "pattern"): lambda d: d["visit"].update(names_submitted_on="٢٠٢٧-٠٣-٠١"),
    ("$.days[0].date", "pattern"): lambda d: d["days"][0].update(date="12.04.2027"),
    ("$.days[0].window.start", "pattern"): lambda d: d["days"][0]["window"].update(start="24:00"),
    ("$.days[1].lunch.earliest", "pattern"): lambda d: d["days"][1]["lunch"].update(earliest="11:30\n"),
    ("$.days[1].lunch", "type"): lambda d: d["days"][1].update(lunch="none"),
    ("$.sessions[3].id", "pattern"): lambda d: d["sessions"][3].update(id="P 04"),
    ("$.cities[0].country", "pattern"): lambda d: d["cities"][0].update(country="Kenya"),
    ("$.interpreters[0].languages[1]", "pattern"): lambda d: d["interpreters"][0].update(languages=["ar", "English"]),
    ("$.interpreters[0].languages", "minItems"): lambda d: d["interpreters"][0].update(languages=["ar"]),
    ("$.visit.currency", "pattern"): lambda d: d["visit"].update(currency="$"),
    ("$.sites[0].access_min", "required"): lambda d: d["sites"][0].pop("access_min"),
    ("$.sites[0].acess_min", "additionalProperties"): lambda d: d["sites"][0].update(acess_min=10),
    ("$.sites[0].step_free", "type"): lambda d: d["sites"][0].update(step_free="yes"),
    ("$.sites[0].access_min", "type"): lambda d: d["sites"][0].update(access_min=10.5),
    ("$.costs.venue_per_day", "type"): lambda d: d["costs"].update(venue_per_day="200"),
    ("$.sites[0].hours", "type"): lambda d: d["sites"][0].update(hours={}),
    ("$.sites[0].hours[0]", "type"): lambda d: d["sites"][0].update(hours=["09:00-17:00"]),
    ("$.sessions[0].status", "enum"): lambda d: d["sessions"][0].update(status="maybe"),
    ("$.format_version", "const"): lambda d: d.update(format_version="2.0"),
    ("$.objectives[0].weight", "maximum"): lambda d: d["objectives"][0].update(weight=6),
    ("$.objectives[0].weight", "minimum"): lambda d: d["objectives"][0].update(weight=0),
    ("$.topics[0].name.ar", "minLength"): lambda d: d["topics"][0]["name"].update(ar=""),
    ("$.sites[13].location", "confidentiality"): lambda d: confidential(d).update(
        location={"lat": 1.0, "lon": 2.0, "precision": "approximate_city_level"}
    ),
    ("$.sites[13].address", "confidentiality"): lambda d: confidential(d).update(address="Somewhere"),
    ("$.sites[13].meeting_point_id", "confidentiality"): lambda d: confidential(d).update(meeting_point_id=None),
    ("$.sites[13].public_label", "confidentiality"): lambda d: confidential(d).update(public_label=None),
    ("$.sites[13].photo_policy", "confidentiality"): lambda d: confidential(d).update(photo_policy="ask"),
    ("$.sites[13].max_visitors", "confidentiality"): lambda d: confidential(d).update(max_visitors=None),
    ("$.sites[13].restricted", "confidentiality"): lambda d: confidential(d).pop("restricted"),
    ("$.sites[0].restricted", "confidentiality"): lambda d: d["sites"][0].update(
        restricted=confidential(d)["restricted"]
    ),
    ("$.visit.title.en", "characters"): lambda d: d["visit"]["title"].update(en="A\x1b[2J visit"),
    ("$.visit.title.ar", "characters"): lambda d: d["visit"]["title"].update(ar="\ud800"),
    ("$.visit.purpose.en", "text_length"): lambda d: d["visit"]["purpose"].update(en="long " * 5000),
    ("$.visit.slot_min", "number"): lambda d: d["visit"].update(slot_min=10**12),
    ("$.cities[0].lat", "number"): lambda d: d["cities"][0].update(lat=float("nan")),
}


@pytest.mark.parametrize("fault", MISFITS, ids=str)
def test_what_does_not_fit_the_schema_is_named_with_its_place(fault: tuple[str, str]) -> None:
    visit = document()
    assert faults_of(visit) == ()

    MISFITS[fault](visit)

    data = json.dumps(visit).encode()
    assert fault in places(faults_of_bytes(data))


def test_all_faults_are_found_at_once_in_the_order_of_the_file() -> None:
    visit = document()

    visit["visit"]["names_submitted_on"] = "2027-02-30"
    visit["cities"][0]["timezone"] = "Africa/Atlantis"
    visit["days"][3]["city_by_subgroup"].pop("C")
    visit["sites"][1].pop("access_min")
    visit["topics"].append(visit["topics"][0])
    visit["sessions"][3]["site_id"] = "SITE-ZZ"
    visit["constraints"][5]["params"] = {"first": "A04", "then": "A04"}

    assert [place for place, _ in places(faults_of(visit))] == [
        "$.visit.names_submitted_on",
        "$.cities[0].timezone",
        "$.days[3].city_by_subgroup",
        "$.sites[1].access_min",
        "$.topics[15].id",
        "$.sessions[3].site_id",
        "$.constraints[5]",
    ]


def test_a_fault_is_not_followed_by_those_it_only_causes() -> None:
    visit = document()

    visit["visit"]["start_date"] = "2027-04-99"

    assert places(faults_of(visit)) == [("$.visit.start_date", "pattern")]


def test_no_sentence_repeats_what_is_confidential() -> None:
    visit = document()
    secret = confidential(visit)["restricted"]["address"]
    assert "CANARY" in secret

    confidential(visit)["restricted"].update(address=[secret], lat=secret)
    visit["sites"][0]["address"] = [secret]
    visit["delegation"]["members"][0]["restricted"]["passport_number"] = {"CANARY-X": secret}

    faults = faults_of(visit)
    assert len(faults) == 4
    assert not any("CANARY" in Localiser("en").text(fault.sentence) + fault.path for fault in faults)


BYTES: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "syntax"),
    "blanks": (b" \n\t", "syntax"),
    "no JSON": (b"visit: Kenya", "syntax"),
    "a broken end": (KENYA.read_bytes()[:-20], "syntax"),
    "UTF-16": (KENYA.read_text(encoding="utf-8").encode("utf-16"), "encoding"),
    "Windows": ('{"format": "زيارة"}'.encode("cp1256"), "encoding"),
    "a list": (b"[]", "type"),
    "a number": (b"7", "type"),
    "null": (b"null", "type"),
    "too much": (b" " * 5_000_001, "size"),
    "a well of brackets": (b"[" * 200_000, "depth"),
    "a well of braces": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "depth"),
    "a deep value": (b'{"a":' * 30 + b"1" + b"}" * 30, "depth"),
    "an endless number": (b'{"a": ' + b"9" * 1_000_000 + b"}", "number"),
    "infinity": (b'{"a": -Infinity}', "number"),
    "too great a float": (b'{"a": 1e999}', "number"),
    "a member twice": (b'{"format": "studyvisit", "format": "studyvisit"}', "unique_member"),
}


@pytest.mark.parametrize("name", BYTES)
def test_what_is_no_visit_file_is_refused_with_one_clear_reason(name: str) -> None:
    data, rule = BYTES[name]

    faults = faults_of_bytes(data)

    assert rule in {fault.rule for fault in faults}
    with pytest.raises(VisitFileIsFaulty):
        StudyVisitFiles().read(data)


def test_the_limit_on_size_is_a_setting() -> None:
    assert StudyVisitFiles(100_000).read(KENYA.read_bytes()).header.id == "V-KEJO-2018"

    with pytest.raises(VisitFileIsFaulty) as refused:
        StudyVisitFiles(1_000).read(KENYA.read_bytes())

    assert [fault.rule for fault in refused.value.faults] == ["size"]


def test_a_hopeless_file_is_answered_with_two_hundred_faults_at_most() -> None:
    visit = document()

    visit["topics"] = [{"idd": number} for number in range(50_000)]

    assert len(faults_of(visit)) == 200


def many_notes(more: int = 600) -> Document:
    """A visit with so many sessions that name no subgroup; that is only a note."""
    visit = document()
    first = visit["sessions"][0]
    nobody = {"mode": "each", "subgroup_ids": []}
    visit["sessions"] += [{**first, "id": f"M{number}", "audience": nobody} for number in range(more)]
    return visit


def test_any_number_of_notes_refuses_no_file() -> None:
    found = faults_of(many_notes())

    assert [fault.rule for fault in found].count("audience") == 500
    assert not any(fault.fatal for fault in found)


def test_any_number_of_notes_hides_no_fault() -> None:
    visit = many_notes()
    words = {"text": "One before the other.", "provenance": "invented"}
    # This is looked for after most of what gives notes.
    visit["constraints"] += [
        {"id": f"CIRCLE-{a}", "type": "before", "strength": "hard", "params": {"first": a, "then": b}, **words}
        for a, b in (("M1", "M2"), ("M2", "M1"))
    ]

    found = faults_of(visit)

    assert len(found) == 200
    assert [fault.rule for fault in found if fault.fatal] == ["circle", "more"]


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_spoiled_file_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    visit = document(data.draw(st.sampled_from([KENYA, JORDAN])))
    for _ in range(data.draw(st.integers(1, 4))):
        *way, last = data.draw(st.sampled_from(spots(visit)))
        place: Any = visit
        for step in way:
            place = place[step]
        if data.draw(st.booleans()):
            place[last] = data.draw(ODD_VALUES)
        else:
            del place[last]
    files = StudyVisitFiles()

    found = faults_of_bytes(json.dumps(visit).encode())

    if any(fault.fatal for fault in found):
        with pytest.raises(VisitFileIsFaulty):
            files.read(json.dumps(visit).encode())
    else:
        read = files.read(json.dumps(visit).encode())
        assert files.read(files.write(read)) == read
