"""The public learns what a visit is about and whom it meets, but neither when nor where."""

from dataclasses import fields, replace
from datetime import date, datetime

from tests.programme.plans import jordan_to_kenya, kenya_to_jordan, with_twin_site
from visitplanner.programme.outline import Meeting, outline_of


def test_the_outline_names_hosts_and_titles_and_the_month() -> None:
    visit, _, itinerary = kenya_to_jordan()

    outline = outline_of(visit, itinerary)

    assert outline.month == date(2018, 4, 1)
    assert (outline.sending_countries, outline.host_countries) == (("KE",), ("JO",))
    assert len(outline.meetings) == 9
    assert outline.meetings[3].host == {
        "en": "National Anti-Trafficking Committee",
        "ar": "اللجنة الوطنية لمنع الاتجار بالبشر",
    }


def test_a_shelter_is_its_public_label_and_the_visit_its_public_title() -> None:
    visit, _, itinerary = kenya_to_jordan()
    assert "Dar Karama" in str(visit.sessions)

    outline = outline_of(visit, itinerary)

    assert outline.meetings[2].title == visit.sessions[2].public_title
    assert outline.meetings[2].host == visit.sites[1].public_label
    assert "Dar Karama" not in repr(outline)


def test_meetings_have_no_time_and_stand_in_no_telling_order() -> None:
    visit, _, itinerary = kenya_to_jordan()
    backwards = replace(itinerary, placements=tuple(reversed(itinerary.placements)))

    assert outline_of(visit, backwards) == outline_of(visit, itinerary)
    assert {each.type for each in fields(Meeting)} == {fields(Meeting)[0].type}
    assert not any(isinstance(each, datetime) for each in vars(outline_of(visit, itinerary)).values())


def test_what_is_not_planned_is_not_announced() -> None:
    visit, _, itinerary = kenya_to_jordan()

    assert outline_of(visit, replace(itinerary, placements=())).meetings == ()


def test_twin_visits_whose_shelters_lie_elsewhere_have_equal_outlines() -> None:
    visit, _, itinerary = jordan_to_kenya()

    assert outline_of(with_twin_site(visit, "SITE-H13"), itinerary) == outline_of(visit, itinerary)
