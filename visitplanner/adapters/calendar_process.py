"""Reads hosts' calendars in a process of its own, so that none can take more memory or time than is allowed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from visitplanner.adapters.host_calendars import limits
from visitplanner.adapters.reading_process import NothingWasRead, answer_of
from visitplanner.language.text import N_, Text
from visitplanner.programme.calendar_answers import CalendarAnswer, CalendarMail
from visitplanner.programme.host_times import Busy
from visitplanner.use_cases.ports import CalendarIsUnreadable

CHILD = "visitplanner.adapters.host_calendars.child"

_BROKEN = N_("This calendar is damaged. Save it anew in your calendar program and choose it again.")
_TOO_MUCH = N_("There is too much in this calendar. Save only the weeks of the visit and choose the file again.")
REFUSALS: Mapping[str, Text] = {
    "too_large": N_("This calendar is larger than 1 MB. Save only the weeks of the visit and choose the file again."),
    "no_calendar": N_("This is no calendar file. Save your calendar as .ics or .vfb and choose it again."),
    "too_often": N_("An entry of this calendar repeats several times a day, so it was not read. Mark the times below."),
    "too_much": _TOO_MUCH,
    "broken": _BROKEN,
}


class CalendarProcess:
    """The ``HostCalendars`` of the application."""

    def __init__(self, wall_seconds: float = limits.WALL_SECONDS) -> None:
        self._wall_seconds = wall_seconds

    def busy(self, data: bytes, first: date, last: date, zone: str) -> tuple[Busy, ...]:
        return busy_in(self._answer(data, "taken", first.isoformat(), last.isoformat(), zone))

    def answers(self, data: bytes) -> CalendarMail:
        answer = self._answer(data, "answers")
        answers = tuple(CalendarAnswer(**each | _moments(each)) for each in answer.pop("answers"))
        return CalendarMail(**answer | {"returned": tuple(answer["returned"])}, answers=answers)

    def _answer(self, data: bytes, *wanted: str) -> Any:
        if len(data) > limits.MOST_BYTES:
            raise CalendarIsUnreadable(REFUSALS["too_large"])
        try:
            answer = answer_of(
                CHILD, *wanted, data=data, wall_seconds=self._wall_seconds, most_answer=limits.MOST_ANSWER
            )
        except NothingWasRead:
            raise CalendarIsUnreadable(_TOO_MUCH) from None
        if "refused" in answer:
            raise CalendarIsUnreadable(REFUSALS.get(answer["refused"], _BROKEN))
        return answer


def busy_in(answer: Mapping[str, Any]) -> tuple[Busy, ...]:
    """The times that a process which read a calendar tells of."""
    return tuple(
        Busy(datetime.fromisoformat(begins), datetime.fromisoformat(ends), tentative)
        for begins, ends, tentative in answer["taken"]
    )


def _moments(answer: Mapping[str, Any]) -> dict[str, datetime | None]:
    return {name: datetime.fromisoformat(answer[name]) if answer[name] else None for name in ("begins", "ends")}
