"""Numbers are possible, and places are where they say, telling nothing about confidential ones."""

import pytest

from tests.visit_documents import Change, document, faults_of, places

RANGES: dict[str, Change] = {
    "$.visit.slot_min": lambda d: d["visit"].update(slot_min=0),
    "$.visit.punctuality_buffer_min": lambda d: d["visit"].update(punctuality_buffer_min=-1),
    "$.visit.escorts_per_group": lambda d: d["visit"].update(escorts_per_group=-1),
    "$.travel.same_zone_min": lambda d: d["travel"].update(same_zone_min=-5),
    "$.travel.same_city_undisclosed_min": lambda d: d["travel"].update(same_city_undisclosed_min=1441),
    "$.travel.matrix[3].minutes": lambda d: d["travel"]["matrix"][3].update(minutes=-1),
    "$.cities[0].lat": lambda d: d["cities"][0].update(lat=91),
    "$.cities[0].lon": lambda d: d["cities"][0].update(lon=-181),
    "$.days[0].end_reserve_min": lambda d: d["days"][0].update(end_reserve_min=-1),
    "$.days[0].lunch.minutes": lambda d: d["days"][0]["lunch"].update(minutes=0),
    "$.meeting_points[0].lead_min": lambda d: d["meeting_points"][0].update(lead_min=-15),
    "$.sites[0].max_visitors": lambda d: d["sites"][0].update(max_visitors=-1),
    "$.sites[0].access_min": lambda d: d["sites"][0].update(access_min=2000),
    "$.sites[0].clearance.lead_working_days": lambda d: d["sites"][0]["clearance"].update(lead_working_days=100_000),
    "$.sites[0].location.lat": lambda d: d["sites"][0]["location"].update(lat=-90.5),
    "$.sites[0].location.lon": lambda d: d["sites"][0]["location"].update(lon=180.5),
    "$.subgroups[1].size": lambda d: d["subgroups"][1].update(size=0),
    "$.delegation.size": lambda d: d["delegation"].update(size=-18),
    "$.delegation.planning_size": lambda d: d["delegation"].update(planning_size=0),
    "$.interpreters[0].max_min_per_day": lambda d: d["interpreters"][0].update(max_min_per_day=1441),
    "$.vehicles[0].seats": lambda d: d["vehicles"][0].update(seats=0),
    "$.sessions[0].net_min": lambda d: d["sessions"][0].update(net_min=-30),
    "$.sessions[0].fixed_min": lambda d: d["sessions"][0].update(fixed_min=-30),
    "$.sessions[0].gross_min": lambda d: d["sessions"][0].update(gross_min=0),
    "$.sessions[0].interpretation.factor": lambda d: d["sessions"][0]["interpretation"].update(factor=1000),
}


@pytest.mark.parametrize("path", RANGES)
def test_a_number_out_of_its_range_is_a_fault(path: str) -> None:
    visit = document()
    assert faults_of(visit) == ()

    RANGES[path](visit)

    assert (path, "range") in places(faults_of(visit))


def open_the_zone(visit: dict[str, list[dict[str, object]]], id_: str) -> None:
    next(zone for zone in visit["zones"] if zone["id"] == id_).pop("undisclosed")


FAULTS: dict[tuple[str, str], Change] = {
    ("$.sites[0].zone_id", "zone_in_city"): lambda d: d["sites"][0].update(zone_id="MBA-ISL"),
    ("$.meeting_points[0].zone_id", "zone_in_city"): lambda d: d["meeting_points"][0].update(zone_id="MBA-ISL"),
    ("$.sites[13].meeting_point_id", "meeting_point_in_city"): lambda d: d["sites"][13].update(
        meeting_point_id="MP-MBA"
    ),
    ("$.sites[13].zone_id", "undisclosed_zone"): lambda d: open_the_zone(d, "NBO-X"),
    ("$.meeting_points[0].zone_id", "undisclosed_zone"): lambda d: d["meeting_points"][0].update(zone_id="NBO-X"),
    ("$.travel.matrix[9]", "one_travel_time"): lambda d: d["travel"]["matrix"].append(
        {"from": "NBO-UPH", "to": "NBO-CBD", "minutes": 25}
    ),
    ("$.travel.matrix", "travel_time"): lambda d: d["travel"]["matrix"].pop(0),
    ("$.sessions[3].gross_min", "gross_min"): lambda d: d["sessions"][3].update(gross_min=90),
    ("$.delegation.planning_size", "delegation_size"): lambda d: d["delegation"].update(planning_size=17),
}


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_what_does_not_fit_together_is_a_fault(fault: tuple[str, str]) -> None:
    visit = document()
    assert faults_of(visit) == ()

    FAULTS[fault](visit)

    assert fault in places(faults_of(visit))


def test_a_length_is_rounded_up_to_a_quarter_of_an_hour_without_a_rest_from_floats() -> None:
    visit = document()

    # 150 x 1.1 = 165 exactly, though 165.00000000000003 in floats.
    visit["sessions"][3].update(net_min=150, fixed_min=0, gross_min=165)
    visit["sessions"][3]["interpretation"]["factor"] = 1.1

    assert "gross_min" not in {rule for _, rule in places(faults_of(visit))}


def test_a_travel_time_given_twice_alike_is_no_fault() -> None:
    visit = document()

    visit["travel"]["matrix"].append({"from": "NBO-UPH", "to": "NBO-CBD", "minutes": 20})

    assert faults_of(visit) == ()
