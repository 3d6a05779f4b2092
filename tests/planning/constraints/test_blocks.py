"""Protected time and moves between cities are kept free."""

import pytest

from tests.builders import (
    BERLIN,
    MONDAY,
    NAIROBI,
    TUESDAY,
    a_block,
    a_day,
    a_placement,
    a_problem,
    a_session,
    a_site,
    a_subgroup,
    an_itinerary,
    at,
)
from tests.planning.verdicts import broken
from visitplanner.planning import Block, Itinerary, Problem, TimeWindow


def _problem(*blocks: Block) -> Problem:
    return a_problem(a_session("talk"), days=[a_day(blocks=blocks)])


@pytest.mark.parametrize("clock", ["11:00", "12:30"])
def test_a_session_may_touch_a_block_on_either_side(clock: str) -> None:
    # 11:00 + 60 = 12:00, when it begins; or it begins when the block ends, at 12:30.
    problem = _problem(a_block("prayer", "12:00-12:30"))

    assert broken(problem, an_itinerary(problem, f"talk {clock}")) == []


@pytest.mark.parametrize("clock", ["11:15", "12:15"])
def test_a_session_may_not_share_a_minute_with_a_block(clock: str) -> None:
    # 11:15 + 60 = 12:15 > 12:00; 12:15 < 12:30.
    problem = _problem(a_block("prayer", "12:00-12:30"))

    assert broken(problem, an_itinerary(problem, f"talk {clock}")) == [("blocks", ("prayer",), ("talk#1",))]


def test_blocks_that_overlap_each_other_leave_free_what_neither_covers() -> None:
    problem = _problem(a_block("rest", "10:00-12:00"), a_block("call", "11:00-11:30"), a_block("prayer", "12:00-12:30"))

    assert broken(problem, an_itinerary(problem, "talk 12:30")) == []
    assert broken(problem, an_itinerary(problem, "talk 11:30")) == [
        ("blocks", ("rest",), ("talk#1",)),
        ("blocks", ("prayer",), ("talk#1",)),
    ]


def test_a_block_of_one_subgroup_leaves_the_other_free() -> None:
    groups = [a_subgroup("A"), a_subgroup("B")]
    problem = a_problem(
        a_session("talk"),
        audiences={"talk": "one_of"},
        subgroups=groups,
        days=[a_day("A", blocks=[a_block("prayer", "12:00-12:30")]), a_day("B")],
    )

    assert broken(problem, an_itinerary(problem, "talk 12:00 B")) == []
    assert broken(problem, an_itinerary(problem, "talk 12:00 A")) == [("blocks", ("prayer",), ("talk#1",))]


def test_an_overnight_move_blocks_the_evening_and_the_morning() -> None:
    # It leaves at 17:00 and arrives at 09:00 on the next day; the sessions are of one hour.
    flight = Block("flight", {"en": "Flight"}, TimeWindow(at("17:00"), at("09:00", TUESDAY, NAIROBI)), True)
    problem = a_problem(
        a_session("talk"),
        a_session("tour", site="park"),
        sites=[a_site("park", city="nairobi", country="KE")],
        days=[
            a_day(on=MONDAY, blocks=[flight]),
            a_day(on=TUESDAY, city="nairobi", timezone=NAIROBI, blocks=[flight]),
        ],
    )
    evening = an_itinerary(problem, "talk 16:00")
    late = an_itinerary(problem, "talk 16:15")

    assert broken(problem, evening) == []
    assert broken(problem, late) == [("blocks", ("flight",), ("talk#1",))]


def test_a_move_to_the_west_may_arrive_before_it_left_by_the_clock() -> None:
    # It leaves Amman (+03) at 10:00 and arrives in Berlin (+01) at 09:30, an hour and a half later: 11:30 in Amman.
    flight = Block("flight", {"en": "Flight"}, TimeWindow(at("10:00"), at("09:30", timezone=BERLIN)), True)
    problem = a_problem(
        a_session("talk"),
        sites=[a_site("ministry", city="berlin", country="DE")],
        days=[a_day(city="berlin", timezone=BERLIN, blocks=[flight])],
    )
    after, during = a_placement(problem, "talk", "09:30", timezone=BERLIN), a_placement(problem, "talk", "11:15")

    assert flight.window.closes - flight.window.opens == 90
    assert broken(problem, Itinerary("feasible", (after,))) == []
    assert broken(problem, Itinerary("feasible", (during,))) == [("blocks", ("flight",), ("talk#1",))]
