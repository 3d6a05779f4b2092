"""A visit from nothing can be saved, shown and calculated with, although hardly anything is known."""

from datetime import date

from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.visit.beginning import Beginning, begin
from visitplanner.visit.entities import Holiday
from visitplanner.visit.problem import build_problem
from visitplanner.visit.readiness import readiness

FIRST = Beginning(
    title={"en": "A visit", "ar": "زيارة"},
    code="A-1",
    start_date=date(2027, 5, 6),
    end_date=date(2027, 5, 10),
    sending_country="KE",
    host_country="JO",
    city={"en": "Amman", "ar": "عمّان"},
    timezone="Asia/Amman",
    organiser={"en": "An organisation", "ar": "منظمة"},
    delegation={"en": "A delegation", "ar": "وفد"},
    people=9,
    working_languages=("ar", "en"),
)
HOLIDAY = Holiday(date(2027, 5, 9), "JO", {"en": "A holiday", "ar": "عطلة"})


def test_days_of_rest_and_holidays_of_the_host_country_are_no_programme_days() -> None:
    visit = begin(FIRST, "V-A", today=date(2027, 1, 1), holidays=[HOLIDAY])

    assert [each.type for each in visit.days] == ["programme", "rest", "rest", "rest", "programme"]
    assert [each.day_index for each in visit.days] == [1, 2, 3, 4, 5]


def test_it_has_everything_that_nobody_could_do_without() -> None:
    visit = begin(FIRST, "V-A", today=date(2027, 1, 1))

    assert StudyVisitFiles().changed(visit, []) == visit
    assert build_problem(visit).subgroups[0].size == 9
    assert [each.step for each in readiness(visit, date(2027, 1, 1)) if each.severity == "must"] == ["sessions"]


def test_names_are_sent_three_weeks_ahead_but_not_in_the_past() -> None:
    assert begin(FIRST, "V-A", today=date(2027, 1, 1)).header.names_submitted_on == date(2027, 4, 15)
    assert begin(FIRST, "V-A", today=date(2027, 5, 1)).header.names_submitted_on == date(2027, 5, 1)
