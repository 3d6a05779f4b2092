"""Calendars remember what they told: one identity for life, a version that counts visible changes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.programme.plans import jordan_to_kenya, kenya_to_jordan
from visitplanner.planning import Placement
from visitplanner.programme.of_itinerary import programme_of
from visitplanner.programme.programme import Entry, Programme
from visitplanner.programme.slots import Slot, calendar_status, remembered, revise, uid_of
from visitplanner.programme.visibility import Viewer

FIRST = datetime(2018, 4, 1, 9, tzinfo=UTC)
LATER = FIRST + timedelta(days=1)
VISIT, PROBLEM, ITINERARY = kenya_to_jordan()
KEY = "session:S06#1"


def the_programme(*placements: Placement) -> Programme:
    itinerary = replace(ITINERARY, placements=placements or ITINERARY.placements)
    return programme_of(VISIT, PROBLEM, itinerary, Viewer("coordinator"))


def moved(minutes: int) -> Programme:
    return the_programme(
        *(
            replace(each, start=each.start + minutes, end=each.end + minutes) if each.occurrence == "S06#1" else each
            for each in ITINERARY.placements
        )
    )


def without() -> Programme:
    return the_programme(*(each for each in ITINERARY.placements if each.occurrence != "S06#1"))


def with_status(status: str) -> Programme:
    sessions = tuple(replace(each, status=status) if each.id == "S06" else each for each in VISIT.sessions)
    return programme_of(replace(VISIT, sessions=sessions), PROBLEM, ITINERARY, Viewer("coordinator"))


def test_what_is_told_for_the_first_time_is_version_nought() -> None:
    slots = revise({}, the_programme(), FIRST)

    assert (slots[KEY].sequence, slots[KEY].changed_at, slots[KEY].cancelled) == (0, FIRST, False)


def test_what_stays_the_same_keeps_version_and_moment() -> None:
    slots = revise({}, the_programme(), FIRST)

    assert revise(slots, the_programme(), LATER) == slots


def test_a_move_raises_the_version_and_keeps_the_identity() -> None:
    slots = revise({}, the_programme(), FIRST)

    after = revise(slots, moved(15), LATER)

    assert after[KEY].uid == slots[KEY].uid
    assert (after[KEY].sequence, after[KEY].changed_at) == (1, LATER)
    assert {key for key in slots if after[key] != slots[key]} == {KEY}


def test_an_undone_move_raises_the_version_again() -> None:
    slots = revise(revise(revise({}, the_programme(), FIRST), moved(15), LATER), the_programme(), LATER)

    assert slots[KEY].sequence == 2


def test_a_status_that_calendars_show_alike_changes_nothing() -> None:
    slots = revise({}, with_status("requested"), FIRST)

    assert revise(slots, with_status("tentative"), LATER)[KEY].sequence == 0
    assert revise(slots, with_status("confirmed"), LATER)[KEY].sequence == 1


def test_a_pin_is_not_visible_in_a_calendar() -> None:
    slots = revise({}, the_programme(), FIRST)
    pinned = the_programme(*(replace(each, pinned=True) for each in ITINERARY.placements))

    assert revise(slots, pinned, LATER) == slots


def test_a_renamed_subgroup_changes_what_shows_it() -> None:
    slots = revise({}, the_programme(), FIRST)
    groups = (replace(VISIT.subgroups[0], name={"en": "Everybody"}),)
    renamed = programme_of(replace(VISIT, subgroups=groups), PROBLEM, ITINERARY, Viewer("coordinator"))

    assert {slot.sequence for slot in revise(slots, renamed, LATER).values()} == {1}


def test_what_is_gone_is_shown_as_cancelled_until_a_week_after_its_end() -> None:
    slots = revise(revise({}, the_programme(), FIRST), without(), LATER)
    end = slots[KEY].last_shown.end

    told = remembered(without(), slots, end + timedelta(days=7, minutes=-1)).cancelled
    later = remembered(without(), slots, end + timedelta(days=7)).cancelled

    assert [(each.key, each.sequence, each.status, each.uid) for each in told] == [
        (KEY, 1, "cancelled", slots[KEY].uid)
    ]
    assert later == ()


def test_a_cancelled_row_no_longer_tells_where_it_would_have_been() -> None:
    gone = the_programme(*(each for each in ITINERARY.placements if each.occurrence != "S03#1"))
    before = revise({}, the_programme(), FIRST)
    assert any(each.meeting_point for each in the_programme().rows if each.key == "session:S03#1")

    (told,) = remembered(gone, revise(before, gone, LATER), LATER).cancelled

    assert (told.place, told.address, told.meeting_point, told.meets_at) == (None, None, None, None)


def test_a_lunch_or_a_way_that_is_gone_is_no_news() -> None:
    whole = revise({}, the_programme(), FIRST)
    assert "travel:S06#1:G1" in whole

    told = remembered(without(), revise(whole, without(), LATER), LATER).cancelled

    assert {each.kind for each in told} == {"session"}


def test_what_comes_back_has_its_old_identity_and_a_higher_version() -> None:
    whole = revise({}, the_programme(), FIRST)
    gone = revise(whole, without(), LATER)

    back = revise(gone, the_programme(), LATER)

    assert (back[KEY].uid, back[KEY].sequence, back[KEY].cancelled) == (whole[KEY].uid, 2, False)


def test_a_cancelled_row_is_told_to_its_own_subgroups_only() -> None:
    visit, problem, itinerary = jordan_to_kenya()
    whole = programme_of(visit, problem, itinerary, Viewer("coordinator"))
    less = replace(itinerary, placements=tuple(each for each in itinerary.placements if each.session != "C05"))
    slots = revise(revise({}, whole, FIRST), programme_of(visit, problem, less, Viewer("coordinator")), LATER)

    def told(group: str) -> list[str]:
        programme = programme_of(visit, problem, less, Viewer("delegate", subgroup=group))
        return [each.key for each in remembered(programme, slots, LATER).cancelled]

    assert (told("B"), told("C")) == ([], ["session:C05#1"])


def test_a_programme_is_stamped_with_what_subscribers_know() -> None:
    slots = revise(revise({}, the_programme(), FIRST), moved(15), LATER)

    row = next(each for each in remembered(moved(15), slots, LATER).rows if each.key == KEY)

    assert (row.uid, row.sequence, row.changed_at) == (slots[KEY].uid, 1, LATER)


def test_before_anybody_subscribes_the_identity_is_stable_and_the_version_nought() -> None:
    row = next(each for each in the_programme().rows if each.key == KEY)

    assert row.uid == uid_of("V-KEJO-2018", KEY)
    assert (row.sequence, row.changed_at) == (0, datetime(2018, 4, 1, tzinfo=UTC))


def test_an_identity_tells_nothing_and_differs_for_every_row() -> None:
    rows = the_programme().rows

    assert len({each.uid for each in rows}) == len(rows)
    assert all(len(each.uid) == 32 and set(each.uid) <= set("0123456789abcdef") for each in rows)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("idea", "TENTATIVE"),
        ("requested", "TENTATIVE"),
        ("tentative", "TENTATIVE"),
        ("confirmed", "CONFIRMED"),
        ("done", "CONFIRMED"),
        ("no_show", "CONFIRMED"),
        ("cancelled", "CANCELLED"),
        ("declined", "CANCELLED"),
        (None, "CONFIRMED"),
    ],
)
def test_an_agreement_in_the_words_of_calendars(status: str | None, said: str) -> None:
    moment = FIRST
    assert calendar_status(Entry("session", moment, moment, {"en": "x"}, ("G1",), status=status)) == said


@given(st.lists(st.sampled_from([None, 0, 15, 30]), min_size=1, max_size=8))
def test_through_any_history_a_version_rises_exactly_when_something_visible_changed(history: list[int | None]) -> None:
    slots: dict[str, Slot] = {}
    shown: int | str | None = "nothing yet"
    for step, shift in enumerate(history):
        before = slots.get(KEY)
        slots = revise(slots, without() if shift is None else moved(shift), FIRST + timedelta(hours=step))
        after = slots.get(KEY)
        if before is None or after is None:
            assert (after is None) == (shift is None)
        else:
            assert after.uid == before.uid
            assert after.sequence == before.sequence + (shift != shown)
            assert after.changed_at == (before.changed_at if shift == shown else FIRST + timedelta(hours=step))
        shown = shift
