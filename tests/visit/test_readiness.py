"""What is missing before planning makes sense is found, said with names that may be shown, and led to its place."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import example
from visitplanner.language.localise import Localiser
from visitplanner.visit.entities import OfferedWindow, Rule, Visit
from visitplanner.visit.readiness import Gap, readiness
from visitplanner.visit.readiness.without_search import planner_gaps

TODAY = date(2018, 3, 1)


def ready(**changes: object) -> tuple[Gap, ...]:
    return readiness(replace(example(), **changes), TODAY)


def said(gaps: tuple[Gap, ...], severity: str | None = None) -> list[str]:
    for each in gaps:
        assert Localiser("ar").text(each.sentence)
    return [Localiser("en").text(each.sentence) for each in gaps if severity in (None, each.severity)]


def session_with(id_: str, **changes: object) -> Visit:
    visit = example()
    return replace(
        visit, sessions=tuple(replace(each, **changes) if each.id == id_ else each for each in visit.sessions)
    )


def test_nothing_that_must_be_done_is_missing_from_the_examples() -> None:
    assert said(ready(), "must") == []
    assert said(readiness(example("jordan-kenya-5day"), date(2027, 1, 1)), "must") == []


def test_without_sessions_topics_or_programme_days_there_is_nothing_to_plan() -> None:
    gaps = ready(sessions=(), topics=(), objectives=(), constraints=(), commitments=(), days=())

    assert said(gaps, "must") == [
        "No day is a programme day, so nothing can be planned.",
        "No session is entered yet. Say whom the delegation should meet.",
    ]
    assert "No topic is named yet. Say what the delegation wants to learn about." in said(gaps, "should")


def test_topics_and_objectives_that_nobody_serves_are_named() -> None:
    visit = example()
    silent = tuple(replace(each, topic_ids=()) for each in visit.sessions)

    gaps = said(ready(sessions=silent), "should")

    assert sum(each.startswith("Nobody treats the topic") for each in gaps) == len(visit.topics)
    assert sum(each.startswith("No session serves the learning") for each in gaps) == len(visit.objectives)


def test_a_session_longer_than_every_window_is_named_by_what_may_be_shown() -> None:
    short = (OfferedWindow(date(2018, 4, 23), "09:00", "09:30"),)

    (gap,) = [each for each in readiness(session_with("S03", windows=short), TODAY) if each.id == "S03"]

    assert (gap.step, gap.entity) == ("sessions", "sessions")
    assert said((gap,))[0].startswith("“Visit to specialised services” is longer than every window")


def test_a_session_without_any_time_must_be_mended() -> None:
    visit = example()
    closed = tuple(replace(each, hours=()) if each.id == "SITE-MOJ" else each for each in visit.sites)

    sentences = said(ready(sites=closed), "must")

    assert any("has neither a window that its host offers nor a site with opening hours" in each for each in sentences)


@pytest.mark.parametrize(
    ("sent", "today", "severity"),
    [
        (date(2018, 4, 20), TODAY, "must"),
        (date(2018, 4, 1), date(2018, 4, 20), "should"),
        (date(2018, 4, 1), date(2018, 4, 1), None),
    ],
)
def test_names_that_come_too_late_for_clearance(sent: date, today: date, severity: str | None) -> None:
    visit = example()
    late = replace(visit, header=replace(visit.header, names_submitted_on=sent))

    gaps = {each.severity for each in readiness(late, today) if each.step == "basics"}

    assert gaps == ({severity} if severity else set())


def test_people_who_help_are_counted() -> None:
    gaps = ready(interpreters=(), vehicles=())

    assert any(each.endswith("and there are 0.") for each in said(gaps, "must"))
    assert "No vehicle is entered. The plan then takes for granted that there are enough." in said(gaps, "note")


def test_vehicles_too_small_and_subgroups_that_do_not_add_up() -> None:
    visit = example()
    small = tuple(replace(each, seats=1) for each in visit.vehicles)
    subgroups = tuple(replace(each, size=each.size + 1) for each in visit.subgroups)

    sentences = said(ready(vehicles=small, subgroups=subgroups), "should")

    assert any(each.startswith("No vehicle has room for subgroup") for each in sentences)
    assert any("Correct one of the numbers" in each for each in sentences)


def test_a_shelter_that_is_not_confidential_and_a_day_of_rest_are_worth_a_question() -> None:
    visit = example()
    kinds = tuple(replace(each, type="shelter") for each in visit.organisations)
    weekend = tuple(replace(each, date=date(2018, 4, 27)) if each.day_index == 3 else each for each in visit.days)
    header = replace(visit.header, end_date=date(2018, 4, 27))

    sentences = said(ready(organisations=kinds, days=weekend, header=header), "should")

    assert any("belongs to a shelter but is not marked as confidential" in each for each in sentences)
    assert any(each.endswith("is a weekly day of rest in the host country.") for each in sentences)


def test_missing_translations_are_counted_for_each_step() -> None:
    visit = example()
    topics = tuple(replace(each, name={"en": each.name["en"], "ar": each.name["en"]}) for each in visit.topics)

    gaps = [each for each in ready(topics=topics) if each.step == "aims"]

    assert said(tuple(gaps)) == [f"{len(topics)} names are there in one language only."]


def test_what_a_file_could_not_say_must_be_mended() -> None:
    visit = example()
    outside = (OfferedWindow(date(2018, 5, 23), "09:00", "12:00"),)
    sessions = tuple(replace(each, windows=outside) if each.id == "S04" else each for each in visit.sessions)

    gaps = [each for each in ready(sessions=sessions) if each.severity == "must"]

    assert ("sessions", "S04") in [(each.step, each.id) for each in gaps]


def test_what_the_planner_sees_without_a_search_is_told_too() -> None:
    visit = example()
    never = Rule("R", "on_day", "hard", {"session_id": "S04", "dates": ["2018-04-29"]}, "Never.", "practice")

    (gap,) = planner_gaps(replace(visit, constraints=(*visit.constraints, never)))

    assert (gap.severity, gap.entity, gap.id) == ("must", "sessions", "S04")
    assert list(planner_gaps(visit)) == []
    assert list(planner_gaps(replace(visit, days=()))) == []
