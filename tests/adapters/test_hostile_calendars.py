"""Whatever is handed over as a calendar is read or refused, in bounded time and memory, and is never taken for free."""

from datetime import date

import pytest

from tests.adapters.hostile_calendars import ENDLESS, LARGE, NO_CALENDAR, ODD, calendar, event
from visitplanner.adapters.calendar_process import REFUSALS, CalendarProcess
from visitplanner.language.text import Text
from visitplanner.programme.host_times import Busy
from visitplanner.use_cases.ports import CalendarIsUnreadable

FIRST, LAST, ZONE = date(2027, 4, 12), date(2027, 4, 16), "Africa/Nairobi"


def refusal(data: bytes) -> Text:
    with pytest.raises(CalendarIsUnreadable) as refused:
        CalendarProcess().busy(data, FIRST, LAST, ZONE)
    return refused.value.sentence


@pytest.mark.parametrize("name", ENDLESS)
def test_what_repeats_without_end_is_refused_before_anybody_counts(name: str) -> None:
    assert refusal(ENDLESS[name]) == REFUSALS["too_often"]


@pytest.mark.parametrize("name", LARGE)
def test_what_is_too_large_is_refused(name: str) -> None:
    assert refusal(LARGE[name]) in (REFUSALS["too_large"], REFUSALS["too_much"])


@pytest.mark.parametrize("name", NO_CALENDAR)
def test_what_is_no_calendar_does_not_pass_for_a_free_week(name: str) -> None:
    assert refusal(NO_CALENDAR[name]) in (REFUSALS["no_calendar"], REFUSALS["broken"])


def outcome(data: bytes) -> tuple[Busy, ...] | Text:
    try:
        return CalendarProcess().busy(data, FIRST, LAST, ZONE)
    except CalendarIsUnreadable as unreadable:
        return unreadable.sentence


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_is_read_or_refused(name: str) -> None:
    found = outcome(ODD[name])

    assert found == REFUSALS["broken"] if isinstance(found, Text) else all(each.begins.tzinfo for each in found)


@pytest.mark.parametrize("name", [each for each in ODD if each.startswith("a title with")])
def test_no_title_makes_an_answer_of_a_calendar(name: str) -> None:
    said = CalendarProcess().answers(calendar(*event("SUMMARY:a"), "METHOD:REPLY"))
    assert [each.method for each in said.answers] == ["REPLY"]

    assert CalendarProcess().answers(ODD[name]).answers == ()
