"""Ways between sessions leave when the group is free and arrive in time; those to a shelter give nothing away."""

from hypothesis import given
from hypothesis import strategies as st

from tests.programme.plans import an_itinerary, jordan_to_kenya, kenya_to_jordan
from visitplanner.planning import TimeWindow
from visitplanner.programme.legs import legs_of, rounded_up

DAY = "2018-04-22"
VISIT, PROBLEM, _ = kenya_to_jordan()
FIVE_DAYS, FIVE_DAYS_PROBLEM, _ = jordan_to_kenya()


def clock(minute: int) -> str:
    return f"{PROBLEM.horizon.local(minute, 'Asia/Amman'):%H:%M}"


def ways(placements: list[tuple[str, str]], lunch: str | None = None, busy: tuple[TimeWindow, ...] = ()) -> list[str]:
    lunches = [("G1", DAY, lunch)] if lunch else []
    itinerary = an_itinerary(VISIT, PROBLEM, [(each, DAY, start) for each, start in placements], lunches)
    return [f"{clock(leg.depart)}-{clock(leg.arrive)}" for leg in legs_of(VISIT, PROBLEM, itinerary, "G1", busy)]


def test_no_way_leads_to_where_the_group_is_already() -> None:
    assert ways([("S01#1", "08:30"), ("S02#1", "09:30")]) == []


def test_a_tight_way_leaves_right_after_the_session_and_arrives_before_the_gate() -> None:
    # 09:30 to 10:20: 30 minutes on the road, 10 in reserve, 10 at the union's gate.
    assert ways([("S01#1", "08:30"), ("S06#1", "10:20")]) == ["09:30-10:10"]


def test_with_time_to_spare_the_way_leaves_late() -> None:
    assert ways([("S01#1", "08:30"), ("S06#1", "13:00")]) == ["12:10-12:50"]


def test_lunch_comes_before_the_way_if_it_can() -> None:
    # Lunch is over at 12:30; 40 minutes on the road with the reserve and 10 at the gate are 13:20.
    assert ways([("S01#1", "08:30"), ("S06#1", "13:30")], lunch="11:30") == ["12:40-13:20"]


def test_the_way_comes_before_a_late_lunch() -> None:
    assert ways([("S01#1", "08:30"), ("S06#1", "13:30")], lunch="12:15") == ["11:35-12:15"]


def test_a_way_that_shares_its_minutes_with_lunch_takes_what_is_left() -> None:
    # Between lunch's end at 10:30 and 10:50 there are 20 minutes, less than the road needs.
    assert ways([("S01#1", "08:30"), ("S06#1", "10:50")], lunch="09:30") == ["10:30-10:50"]


def test_a_gap_that_lunch_fills_has_no_way() -> None:
    assert ways([("S01#1", "08:30"), ("S06#1", "10:30")], lunch="09:30") == []


def test_no_way_runs_through_a_protected_time() -> None:
    start = PROBLEM.horizon.minute(VISIT.days[0].date, "12:00", "Asia/Amman")

    assert ways([("S01#1", "08:30"), ("S06#1", "13:00")], busy=(TimeWindow(start, start + 60),)) == ["11:20-12:00"]


def test_the_way_to_a_shelter_is_whole_half_hours_from_the_meeting_point() -> None:
    # 45 minutes for every undisclosed site of the city and 15 at the gate.
    assert ways([("S03#1", "11:00")]) == ["10:00-11:00", "12:30-13:30"]


def test_the_way_back_from_a_shelter_ends_before_what_follows() -> None:
    assert ways([("S03#1", "09:30"), ("S06#1", "11:45")])[1:] == ["11:00-11:45"]


def test_after_a_shelter_the_way_waits_for_lunch_if_lunch_follows_at_once() -> None:
    assert ways([("S03#1", "09:30"), ("S06#1", "14:00")], lunch="11:00")[1:] == ["12:00-13:00"]


def test_where_lunch_leaves_no_half_hour_after_a_shelter_the_way_takes_what_there_is() -> None:
    assert ways([("S03#1", "09:30"), ("S06#1", "12:30")], lunch="11:15")[1:] == ["12:15-12:30"]


def test_where_nothing_is_left_between_shelter_and_session_there_is_no_way() -> None:
    assert ways([("S03#1", "09:30"), ("S06#1", "12:00")], lunch="11:00") == ["08:30-09:30"]


def test_a_way_of_a_shelter_depends_on_nothing_but_the_fixed_minutes() -> None:
    itinerary = an_itinerary(FIVE_DAYS, FIVE_DAYS_PROBLEM, [("C01#1", "2027-04-13", "09:00")])

    leg = legs_of(FIVE_DAYS, FIVE_DAYS_PROBLEM, itinerary, "A", ())[0]

    assert leg.veiled
    assert leg.arrive - leg.depart == rounded_up(FIVE_DAYS.travel.same_city_undisclosed_min + 15)


@given(st.integers(min_value=1, max_value=10_000))
def test_rounding_goes_up_to_the_next_half_hour(minutes: int) -> None:
    assert rounded_up(minutes) % 30 == 0
    assert 0 <= rounded_up(minutes) - minutes < 30
