"""Where an agreement stands follows from its meetings; only the moves of the table are allowed."""

from datetime import UTC, date, datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitplanner.programme.invitation import (
    AGREEMENT_MOVES,
    SLOT_MOVES,
    AgreementState,
    MoveIsNotAllowed,
    SlotState,
    agreement_of,
    asking,
    default_answer_by,
    held_until,
    moved_agreement,
    moved_slot,
    session_status_of,
    takes_answers,
)
from visitplanner.programme.replies import ANSWERED

NOW, LATER = datetime(2026, 11, 24, 9, tzinfo=UTC), datetime(2026, 11, 30, 9, tzinfo=UTC)
slots = st.lists(st.sampled_from(get_args(SlotState)), max_size=5)


def test_both_tables_name_every_state() -> None:
    assert set(SLOT_MOVES) == set(get_args(SlotState))
    assert set(AGREEMENT_MOVES) == set(get_args(AgreementState))


def test_a_withdrawn_meeting_takes_no_answer() -> None:
    for state in set(ANSWERED.values()) - {"asked"}:
        with pytest.raises(MoveIsNotAllowed):
            moved_slot("withdrawn", state)
    assert moved_slot("withdrawn", "asked") == "asked"


def test_every_answer_may_follow_every_standing_answer() -> None:
    for state in ("asked", "confirmed", "declined", "counter_offer"):
        for to in set(ANSWERED.values()) - {state}:
            assert moved_slot(state, to) == to


def test_a_reminder_follows_a_letter_that_was_sent() -> None:
    assert moved_agreement("sent", "reminded") == "reminded"
    with pytest.raises(MoveIsNotAllowed):
        moved_agreement("not_sent", "reminded")
    with pytest.raises(MoveIsNotAllowed):
        moved_agreement("withdrawn", "accepted")
    assert moved_agreement("withdrawn", "withdrawn") == "withdrawn"


@pytest.mark.parametrize(
    ("states", "agreement"),
    [
        ([], "withdrawn"),
        (["withdrawn"], "withdrawn"),
        (["asked", "confirmed"], "sent"),
        (["asked", "counter_offer"], "counter_offer"),
        (["confirmed", "confirmed"], "accepted"),
        (["confirmed", "declined"], "accepted"),
        (["declined", "withdrawn"], "declined"),
    ],
)
def test_the_agreement_is_read_off_its_meetings(states: list[SlotState], agreement: AgreementState) -> None:
    assert agreement_of(states, "sent") == agreement


def test_how_far_the_question_has_come() -> None:
    assert asking(None, None, untold=False) == "not_sent"
    assert asking(NOW, None, untold=False) == "sent"
    assert asking(NOW, LATER, untold=False) == "reminded"
    assert asking(LATER, NOW, untold=False) == "sent"
    assert asking(NOW, LATER, untold=True) == "not_sent"


@given(slots, slots)
def test_whatever_hosts_answer_the_agreement_can_follow(before: list[SlotState], after: list[SlotState]) -> None:
    """What was withdrawn as a whole comes back by being asked again, and in no other way."""
    for question in ("not_sent", "sent", "reminded"):
        old, new = agreement_of(before, "sent"), agreement_of(after, question)
        if old != "withdrawn" and (old, new) != ("sent", "sent"):
            assert moved_agreement(old, new) == new


@pytest.mark.parametrize(
    ("states", "before", "after"),
    [
        (["asked"], "idea", "requested"),
        (["asked"], "declined", "requested"),
        (["asked"], "confirmed", "tentative"),
        (["asked", "confirmed"], "requested", "tentative"),
        (["counter_offer"], "requested", "tentative"),
        (["confirmed", "confirmed"], "requested", "confirmed"),
        (["confirmed", "withdrawn"], "requested", "confirmed"),
        (["declined"], "tentative", "declined"),
        (["withdrawn"], "confirmed", "idea"),
        (["withdrawn"], "declined", "declined"),
    ],
)
def test_the_status_of_a_session_follows_from_its_meetings(states: list[SlotState], before: str, after: str) -> None:
    assert session_status_of(states, before) == after  # type: ignore[arg-type]  # a plain word in the table above


def test_a_hold_lasts_until_the_day_has_ended_everywhere() -> None:
    assert held_until(date(2026, 12, 8)) == datetime(2026, 12, 9, 12, tzinfo=UTC)


def test_hosts_get_two_weeks_or_half_the_time_that_is_left() -> None:
    assert default_answer_by(date(2026, 11, 24), date(2027, 4, 12)) == date(2026, 12, 8)
    assert default_answer_by(date(2027, 4, 2), date(2027, 4, 12)) == date(2027, 4, 7)
    assert default_answer_by(date(2027, 4, 20), date(2027, 4, 12)) == date(2027, 4, 21)


def test_hosts_answer_until_the_visit_begins() -> None:
    assert takes_answers("invited")
    assert takes_answers("published")
    assert not takes_answers("in_progress")
    assert not takes_answers("cancelled")
