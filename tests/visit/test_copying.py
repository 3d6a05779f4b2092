"""A copy takes along what was prepared, onto working days, and leaves behind what was agreed."""

from dataclasses import replace
from datetime import date

from tests.factories import example
from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.visit.copying import copy, new_dates
from visitplanner.visit.entities import Holiday, Rule, Visit
from visitplanner.visit.faults import faults

NAME = {"en": "Again", "ar": "مجدداً"}
HOLIDAY = Holiday(date(2027, 5, 3), "JO", {"en": "A holiday", "ar": "عطلة"})


def copied(visit: Visit, start: date, *holidays: Holiday) -> Visit:
    return copy(visit, "V-AGAIN", code="AGAIN", title=NAME, start=start, holidays=holidays)


def test_programme_days_keep_their_order_and_fall_on_working_days() -> None:
    again = copied(example(), date(2027, 4, 30), HOLIDAY)

    working = [each.date for each in again.days if each.type == "programme"]
    assert working == [date(2027, 5, 2), date(2027, 5, 4), date(2027, 5, 5)]
    assert [each.date for each in again.days if each.type == "rest"] == [HOLIDAY.date]
    assert (again.header.start_date, again.header.end_date) == (working[0], working[-1])
    assert again.holidays == (HOLIDAY,)


def test_windows_replies_signatures_papers_and_promises_stay_behind() -> None:
    old = example("jordan-kenya-5day")
    assert any(each.windows for each in old.sessions)
    assert any(each.code_of_conduct_signed for each in old.delegation.members)

    again = copied(old, date(2027, 9, 6))

    assert {each.windows for each in again.sessions} == {()}
    assert {each.status for each in again.sessions} == {"idea"}
    assert not any(each.code_of_conduct_signed for each in again.delegation.members)
    assert {each.restricted.passport_number for each in again.delegation.members} == {""}
    assert (again.commitments, again.what_if, again.header.status) == ((), (), "draft")


def test_dates_that_rules_and_moves_name_go_with_their_days() -> None:
    old = example("jordan-kenya-5day")
    rule = Rule("R", "on_day", "hard", {"session_id": "P07", "dates": ["2027-04-16"]}, "Last.", "practice")
    moved = new_dates(old, date(2027, 9, 6), ())

    again = copied(replace(old, constraints=(rule,)), date(2027, 9, 6))

    assert [each.date for each in again.transfers] == [moved[each.date] for each in old.transfers]
    assert again.constraints[0].params == {"session_id": "P07", "dates": ["2027-09-10"]}


def test_a_copy_is_free_of_faults_that_keep_it_from_being_planned() -> None:
    again = copied(example("jordan-kenya-5day"), date(2027, 9, 3))

    assert [each for each in faults(again) if each.fatal] == []
    assert StudyVisitFiles().changed(again, []) == again


def test_a_visit_without_days_can_be_copied() -> None:
    again = copied(replace(example(), days=()), date(2027, 9, 6))

    assert again.header.start_date == again.header.end_date == date(2027, 9, 6)
