"""What an answer means for the next planning."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import example
from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.programme.replies import Reply, changes_after
from visitplanner.visit.entities import OfferedWindow, Session

VISIT = example("jordan-kenya-5day")
SESSION = next(each for each in VISIT.sessions if each.id == "A01")
WINDOW = OfferedWindow(date(2027, 4, 14), "10:00", "12:00")


def after(reply: Reply, status: str = "tentative") -> Session:
    """The session of the visit after the changes that an answer makes."""
    changes = changes_after(reply, SESSION, status)  # type: ignore[arg-type]  # a plain word
    visit = StudyVisitFiles().changed(VISIT, changes)
    return next(each for each in visit.sessions if each.id == "A01")


@pytest.mark.parametrize(("answer", "status"), [("confirm", "confirmed"), ("decline", "declined")])
def test_a_confirmed_meeting_is_kept_and_a_declined_one_avoided_by_its_status(answer: str, status: str) -> None:
    reply = Reply(answer)  # type: ignore[arg-type]  # a plain word

    assert after(reply, status) == replace(SESSION, status=status)


@pytest.mark.parametrize("answer", ["pass_on", "undo"])
def test_what_leaves_the_question_open_changes_nothing(answer: str) -> None:
    assert changes_after(Reply(answer), SESSION, SESSION.status) == ()  # type: ignore[arg-type]  # a plain word


def test_other_times_hold_instead_of_those_before() -> None:
    assert after(Reply("offer", windows=(WINDOW,))).windows == (WINDOW,)


def test_a_smaller_group_is_what_the_site_receives() -> None:
    changes = changes_after(Reply("offer", people=8), SESSION, SESSION.status)

    visit = StudyVisitFiles().changed(VISIT, changes)

    assert next(each for each in visit.sites if each.id == SESSION.site_id).max_visitors == 8


@given(st.integers(15, 600), st.sampled_from(VISIT.sessions))
def test_another_length_is_never_longer_than_the_host_can_give(minutes: int, session: Session) -> None:
    changes = changes_after(Reply("offer", minutes=minutes), session, session.status)
    values = {str(each["field"]): int(each["value"]) for each in changes}

    gross = values["net_min"] * session.interpretation.factor + values["fixed_min"]
    assert -(-gross // 15) * 15 == values["gross_min"] <= minutes
    assert values["gross_min"] > minutes - 15
