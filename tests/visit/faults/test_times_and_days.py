"""Clocks, dates and days of a visit make sense together."""

import pytest

from tests.visit_documents import KENYA, Change, document, faults_of, places

FAULTS: dict[tuple[str, str], Change] = {
    ("$.cities[0].timezone", "timezone"): lambda d: d["cities"][0].update(timezone="Africa/Atlantis"),
    ("$.cities[1].timezone", "timezone"): lambda d: d["cities"][1].update(timezone="../../etc/passwd"),
    ("$.visit.end_date", "end_after_start"): lambda d: d["visit"].update(end_date="2027-04-11"),
    ("$.visit.end_date", "visit_length"): lambda d: d["visit"].update(end_date="2072-04-16"),
    ("$.days[0].window.end", "end_after_start"): lambda d: d["days"][0].update(
        window={"start": "17:00", "end": "08:30"}
    ),
    ("$.days[4].protected[0].end", "end_after_start"): lambda d: d["days"][4]["protected"][0].update(end="12:15"),
    ("$.sites[4].hours[0].end", "end_after_start"): lambda d: d["sites"][4]["hours"][0].update(end="06:00"),
    ("$.sessions[2].windows[1].end", "end_after_start"): lambda d: d["sessions"][2]["windows"][1].update(end="13:59"),
    ("$.transfers[0].arrive", "end_after_start"): lambda d: d["transfers"][0].update(arrive="14:00"),
    ("$.days[1].lunch", "lunch_fits"): lambda d: d["days"][1]["lunch"].update(minutes=200),
    ("$.days[1].end_reserve_min", "end_reserve"): lambda d: d["days"][1].update(end_reserve_min=510),
    ("$.sessions[2].windows[0].date", "window_in_visit"): lambda d: d["sessions"][2]["windows"][0].update(
        date="2027-04-17"
    ),
    ("$.days[4].date", "day_in_visit"): lambda d: d["days"][4].update(date="2027-04-18"),
    ("$.days[2].date", "one_entry_per_day"): lambda d: d["days"][2].update(date="2027-04-13"),
    ("$.days", "day_missing"): lambda d: d["days"].pop(2),
    ("$.days", "programme_day"): lambda d: [day.update(type="rest") for day in d["days"]],
    ("$.days[3].city_by_subgroup", "city_of_subgroup"): lambda d: d["days"][3]["city_by_subgroup"].pop("C"),
}


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_time_or_day_that_makes_no_sense_is_a_fault(fault: tuple[str, str]) -> None:
    visit = document()
    assert faults_of(visit) == ()

    FAULTS[fault](visit)

    assert fault in places(faults_of(visit))


def test_a_rest_day_needs_no_city_for_anybody() -> None:
    visit = document()

    visit["days"][4].update(type="rest", city_by_subgroup={})

    assert "city_of_subgroup" not in {rule for _, rule in places(faults_of(visit))}


def test_a_move_westward_may_arrive_by_the_clock_before_it_departs_without_a_doubt() -> None:
    visit = document()
    visit["cities"][1].update(timezone="America/New_York")

    visit["transfers"][0].update(depart="15:00", arrive="14:00")

    assert ("$.transfers[0].arrive", "end_after_start") not in places(faults_of(visit))


@pytest.mark.parametrize(("arrive", "paths"), [("06:00", []), ("21:30", ["$.transfers[0].arrive"])])
def test_a_journey_by_night_is_no_fault_and_one_that_takes_all_day_is_worth_a_note(
    arrive: str, paths: list[str]
) -> None:
    visit = document(KENYA)
    visit["transfers"].append(document()["transfers"][0])
    visit["transfers"][0].update(
        date="2018-04-24", depart="22:00", arrive=arrive, from_city="AMM", to_city="AMM", subgroup_ids=["G1"]
    )

    faults = faults_of(visit)

    assert [fault.path for fault in faults if not fault.fatal] == paths
    assert not any(fault.fatal for fault in faults)


def test_a_time_zone_with_a_slip_of_the_pen_is_told_its_right_name() -> None:
    visit = document()

    visit["cities"][0]["timezone"] = "africa/nairobi"

    (fault,) = faults_of(visit)
    assert fault.sentence.values["near"].value == "Africa/Nairobi"  # type: ignore[union-attr]  # it is a Code
