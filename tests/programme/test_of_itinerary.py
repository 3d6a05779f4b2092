"""An itinerary becomes the programme that each reader may see."""

from dataclasses import replace
from datetime import date

import pytest

from tests.programme.plans import (
    a_placement,
    an_itinerary,
    jordan_to_kenya,
    kenya_to_jordan,
    with_twin_site,
)
from visitplanner.planning import Itinerary, Problem
from visitplanner.programme.matrix import ROLES, Role
from visitplanner.programme.of_itinerary import ProgrammeIsHidden, programme_of
from visitplanner.programme.programme import Entry, Programme
from visitplanner.programme.visibility import Viewer
from visitplanner.visit.entities import Transfer, Visit
from visitplanner.visit.problem import build_problem

Plan = tuple[Visit, Problem, Itinerary]
COORDINATOR = Viewer("coordinator")
READERS = tuple(
    Viewer(role, subgroup="C", organisation="H13", interpreter="I1", vehicle="V1")
    for role in ROLES
    if role not in ("public", "coordinator")
)


@pytest.fixture(scope="module")
def reference() -> Plan:
    return kenya_to_jordan()


@pytest.fixture(scope="module")
def five_days() -> Plan:
    return jordan_to_kenya()


def lane(programme: Programme, on: str, group: str) -> tuple[Entry, ...]:
    day = next(each for each in programme.days if each.date == date.fromisoformat(on))
    return next(each.entries for each in day.lanes if each.subgroup == group)


def clocks(entries: tuple[Entry, ...]) -> list[tuple[str, str]]:
    return [(each.kind, f"{each.start:%H:%M}-{each.end:%H:%M}") for each in entries]


def test_a_day_shows_sessions_ways_and_lunch_in_order(reference: Plan) -> None:
    programme = programme_of(*reference, COORDINATOR)

    # The way to the shelter: 45 fixed minutes and 15 at its gate are 60, a full hour before 11:15.
    # From lunch on the way to the union has 60 minutes: 30 on the road, 10 in reserve, 10 at the gate. It starts late.
    assert clocks(lane(programme, "2018-04-22", "G1")) == [
        ("session", "08:30-09:30"),
        ("session", "09:30-10:00"),
        ("travel", "10:15-11:15"),
        ("session", "11:15-12:45"),
        ("lunch", "12:45-13:45"),
        ("travel", "13:45-14:45"),
        ("session", "14:45-16:15"),
    ]
    assert clocks(lane(programme, "2018-04-23", "G1"))[2:] == [
        ("lunch", "12:30-13:30"),
        ("travel", "13:40-14:20"),
        ("session", "14:30-15:30"),
    ]


def test_times_are_those_of_the_city_at_that_date(reference: Plan) -> None:
    first = lane(programme_of(*reference, COORDINATOR), "2018-04-22", "G1")[0]

    assert first.start.isoformat() == "2018-04-22T08:30:00+03:00"
    assert str(first.start.tzinfo) == "Asia/Amman"


def test_a_session_tells_host_place_status_topics_and_interpretation(reference: Plan) -> None:
    visit, *_ = reference
    entry = lane(programme_of(*reference, COORDINATOR), "2018-04-23", "G1")[0]

    assert entry.title == visit.sessions[3].title
    assert entry.host == {"en": "National Anti-Trafficking Committee", "ar": "اللجنة الوطنية لمنع الاتجار بالبشر"}
    assert entry.place == {"en": "Ministry of Justice meeting room", "ar": "قاعة الاجتماعات في وزارة العدل"}
    assert (entry.status, entry.interpretation, entry.session_type) == ("confirmed", "consecutive", "meeting")
    assert entry.direction == "host_presents"
    assert len(entry.topics) == 3
    assert (entry.occurrence, entry.session) == ("S04#1", "S04")


def test_a_confidential_session_is_a_label_and_a_meeting_point(reference: Plan) -> None:
    shelter = lane(programme_of(*reference, COORDINATOR), "2018-04-22", "G1")[3]

    assert shelter.title == {"en": "Visit to specialised services", "ar": "زيارة إلى خدمات متخصصة"}
    assert shelter.place == shelter.host
    assert shelter.place == {
        "en": "Specialised shelter (location withheld)",
        "ar": "دار إيواء متخصصة (الموقع محجوب)",
    }
    assert shelter.meeting_point == {"en": "Hotel lobby (generic)", "ar": "بهو الفندق (عام)"}
    assert shelter.meeting is not None
    # Setting out is at 10:15, 15 minutes ahead of it is 10:00: exactly when the briefing ends.
    assert f"{shelter.meets_at:%H:%M}" == "10:00"


def test_a_group_is_not_called_together_before_its_last_engagement_ends() -> None:
    visit, problem, itinerary = kenya_to_jordan()
    later = a_placement(visit, problem, "S03#1", "2018-04-22", "11:10")
    itinerary = replace(itinerary, placements=(*itinerary.placements[:2], later))

    shelter = lane(programme_of(visit, problem, itinerary, COORDINATOR), "2018-04-22", "G1")[3]

    # 11:10 less an hour is 10:10, less a quarter 09:55; the briefing ends at 10:00.
    assert f"{shelter.meets_at:%H:%M}" == "10:00"


def test_the_group_is_told_when_it_is_back_from_a_shelter(five_days: Plan) -> None:
    entries = lane(programme_of(*five_days, COORDINATOR), "2027-04-13", "A")

    # 45 fixed minutes are rounded up to an hour.
    assert clocks(entries)[:3] == [("travel", "08:00-09:00"), ("session", "09:00-10:30"), ("travel", "10:30-11:30")]
    assert f"{entries[1].meets_at:%H:%M} {entries[1].returns_at:%H:%M}" == "07:45 11:30"


def test_joint_sessions_stand_in_every_lane_and_others_in_their_own(five_days: Plan) -> None:
    programme = programme_of(*five_days, COORDINATOR)

    assert {
        group for group in "ABC" if any(each.session == "J03" for each in lane(programme, "2027-04-15", group))
    } == {*"BC"}
    assert [each.subgroups for each in programme.rows if each.session == "J03"] == [("B", "C")]
    assert [each.subgroups for each in programme.rows if each.session == "P01"] == [("A", "B", "C")]


def test_transfers_and_protected_times_belong_to_their_subgroups(five_days: Plan) -> None:
    programme = programme_of(*five_days, COORDINATOR)

    assert ("transfer", "15:00-20:00") in clocks(lane(programme, "2027-04-14", "B"))
    assert ("transfer", "15:00-20:00") not in clocks(lane(programme, "2027-04-14", "A"))
    assert ("protected", "12:15-14:00") in clocks(lane(programme, "2027-04-16", "A"))


def test_those_who_lunch_together_are_one_row(five_days: Plan) -> None:
    programme = programme_of(*five_days, COORDINATOR)

    lunches = [each for each in programme.rows if each.kind == "lunch" and each.start.day == 13]
    together = [each for each in programme.entries if each.kind == "lunch" and each.start.day == 13]

    assert [each.subgroups for each in lunches] == [("A",), ("B",), ("C",)]
    assert [each.subgroups for each in together] == [("A", "B", "C")]


def test_a_delegate_reads_the_own_subgroup_only(five_days: Plan) -> None:
    visit, *_ = five_days
    programme = programme_of(*five_days, Viewer("delegate", subgroup="B"))

    assert programme.subgroups == (("B", visit.subgroups[1].name),)
    assert programme.group == visit.subgroups[1].name
    assert {each.subgroup for day in programme.days for each in day.lanes} == {"B"}
    assert not any(each.session == "C05" for each in programme.rows)


def test_a_delegate_without_a_subgroup_reads_nothing(five_days: Plan) -> None:
    assert programme_of(*five_days, Viewer("delegate")).rows == ()


def test_a_delegate_who_does_not_go_to_the_shelter_is_not_told_where_to_meet(five_days: Plan) -> None:
    def meetings(viewer: Viewer) -> int:
        return sum(1 for each in programme_of(*five_days, viewer).rows if each.meeting)

    assert meetings(Viewer("delegate", subgroup="C")) == 2
    assert meetings(Viewer("delegate", subgroup="B")) == 0
    assert meetings(Viewer("head", subgroup="B")) == 0
    assert meetings(Viewer("head")) == 0


def test_the_head_of_a_single_group_goes_where_the_group_goes(reference: Plan) -> None:
    shelter = next(each for each in programme_of(*reference, Viewer("head")).rows if each.session == "S03")

    assert shelter.meeting is not None


def test_a_host_reads_the_own_sessions_only(five_days: Plan) -> None:
    rows = programme_of(*five_days, Viewer("host", organisation="H13")).rows

    assert {each.session for each in rows} == {"C01"}
    assert not any(each.meeting for each in rows)
    assert all(each.topics for each in rows)


def test_an_interpreter_reads_the_sessions_that_are_interpreted_by_that_person(five_days: Plan) -> None:
    visit, problem, itinerary = five_days
    hired = replace(itinerary.placements[0], interpreters=("I1",))
    itinerary = replace(itinerary, placements=(hired, *itinerary.placements[1:]))

    rows = programme_of(visit, problem, itinerary, Viewer("interpreter", interpreter="I1")).rows

    assert {each.session for each in rows} == {"P01"}


def test_a_driver_reads_stops_and_ways_but_not_what_is_discussed(five_days: Plan) -> None:
    visit, problem, itinerary = five_days
    driven = tuple(replace(each, vehicles=("V1",)) if each.session == "C01" else each for each in itinerary.placements)

    rows = programme_of(visit, problem, replace(itinerary, placements=driven), Viewer("driver", vehicle="V1")).rows

    assert {each.kind for each in rows} == {"session", "travel"}
    stop = next(each for each in rows if each.kind == "session")
    assert stop.title == stop.place
    assert (stop.host, stop.topics, stop.session_type) == (None, (), None)


def test_the_public_is_shown_no_times(reference: Plan) -> None:
    with pytest.raises(ProgrammeIsHidden):
        programme_of(*reference, Viewer("public"))


@pytest.mark.parametrize("site", ["SITE-H13", "SITE-H19"])
@pytest.mark.parametrize("viewer", READERS, ids=lambda viewer: viewer.role)
def test_twin_visits_whose_shelters_lie_elsewhere_have_equal_programmes(
    five_days: Plan, viewer: Viewer, site: str
) -> None:
    visit, _, itinerary = five_days
    twin = with_twin_site(visit, site)
    assert twin != visit

    assert programme_of(twin, build_problem(twin), itinerary, viewer) == programme_of(*five_days, viewer)


@pytest.mark.parametrize("role", [role for role in ROLES if role != "public"])
def test_no_programme_holds_a_canary(five_days: Plan, role: Role) -> None:
    visit, *_ = five_days
    assert any(site.restricted and "CANARY" in site.restricted.address for site in visit.sites)

    viewer = Viewer(role, subgroup="C", organisation="H13", on_screen=True)

    assert "CANARY" not in repr(programme_of(*five_days, viewer))


def test_days_of_travel_and_rest_are_shown_with_what_fills_them(reference: Plan) -> None:
    visit, *_ = reference
    arrival = replace(visit.days[0], date=date(2018, 4, 21), type="travel", city_by_subgroup={"*": "AMM"})
    rest = replace(visit.days[0], date=date(2018, 4, 25), type="rest")
    visit = replace(visit, days=(arrival, *visit.days, rest), transfers=(a_night_flight(),))
    problem = build_problem(visit)

    programme = programme_of(visit, problem, an_itinerary(visit, problem, ()), COORDINATOR)

    assert [day.type for day in programme.days] == ["travel", *["programme"] * 3, "rest"]
    flight = programme.days[0].lanes[0].entries[0]
    # The flight lands at 02:00 of the next day, because that clock time is not after its departure.
    assert (flight.start.isoformat(), flight.end.isoformat()) == (
        "2018-04-21T23:00:00+03:00",
        "2018-04-22T02:00:00+03:00",
    )


def test_between_cities_there_is_a_transfer_and_no_way(five_days: Plan) -> None:
    visit, problem, _ = five_days
    itinerary = an_itinerary(visit, problem, [("B01#1", "2027-04-14", "09:00"), ("B06#1", "2027-04-14", "20:30")])

    day = lane(programme_of(visit, problem, itinerary, COORDINATOR), "2027-04-14", "B")

    assert [each.kind for each in day] == ["session", "transfer", "session"]


def a_night_flight() -> Transfer:
    return Transfer(
        id="TR",
        label={"en": "Flight"},
        date=date(2018, 4, 21),
        depart="23:00",
        arrive="02:00",
        from_city="AMM",
        to_city="AMM",
        subgroup_ids=("G1",),
        mode="air",
    )
