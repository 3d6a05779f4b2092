"""A visit is set up in steps: each page shows what is there, keeps what was typed, and overwrites nobody."""

import pytest
from flask import Flask

from tests.factories import REFERENCE
from tests.web.browsing import Visitor
from tests.web.reading_forms import form_to, forms_of
from visitplanner.entrypoints.web.sheets import STEP_PAGES
from visitplanner.language.localise import Localiser
from visitplanner.storage.queries.editing import VisitVersion, visit_to_edit
from visitplanner.visit.entities import Visit

SETUP = f"/visits/{REFERENCE}/setup"


def kept(site: Flask, visit_id: str = REFERENCE) -> VisitVersion:
    with site.app_context():
        return visit_to_edit(visit_id)


def visit_in(site: Flask) -> Visit:
    return kept(site).visit


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("step", [each.name for each in STEP_PAGES])
def test_every_step_asks_its_question_in_both_languages(
    coordinator: Visitor, visit: str, step: str, language: str
) -> None:
    coordinator.speak(language)

    page = coordinator.read(f"{SETUP}/{step}")

    question = next(each.question for each in STEP_PAGES if each.name == step)
    assert Localiser(language).text(question) in page
    assert f'lang="{language}"' in page


def test_a_form_sent_as_it_was_shown_changes_nothing(site: Flask, coordinator: Visitor, visit: str) -> None:
    before = kept(site)
    paths = [f"{SETUP}/{step.name}" for step in STEP_PAGES]
    for step in STEP_PAGES:
        for sheet in step.sheets:
            ids = [sheet.id_of(each) for each in sheet.of(before.visit)]
            paths += [f"{SETUP}/{step.name}/{sheet.name}/{id_}" for id_ in ids[:2]]
    for path in paths:
        for form in forms_of(coordinator.read(path)):
            if "/setup/" in form.action and not form.action.endswith(("/remove", "/address", "pattern", "-holidays")):
                assert coordinator.client.post(form.action, data=form.filled()).status_code == 302, form.action

    assert kept(site) == before


def test_the_basics_are_saved_and_the_days_follow_the_dates(site: Flask, coordinator: Visitor, visit: str) -> None:
    form = form_to(coordinator.read(f"{SETUP}/basics"), "/form/basics")

    answer = coordinator.client.post(form.action, data=form.filled(title__en="Another title", end_date="2018-04-26"))

    assert answer.status_code == 302
    assert visit_in(site).header.title["en"] == "Another title"
    assert [each.date.day for each in visit_in(site).days] == [22, 23, 24, 25, 26]


def test_a_fault_stands_beside_its_field_and_what_was_typed_is_kept(
    site: Flask, coordinator: Visitor, visit: str
) -> None:
    form = form_to(coordinator.read(f"{SETUP}/basics"), "/form/basics")

    answer = coordinator.client.post(
        form.action, data=form.filled(title__en="Typed <b>by</b> me", end_date="2018-04-01", slot_min="٣٠")
    )

    assert answer.status_code == 422
    assert 'value="Typed &lt;b&gt;by&lt;/b&gt; me"' in answer.text
    assert 'id="basics-end_date-fault">The visit ends before it starts.' in answer.text
    assert 'id="basics-slot_min-fault">A number is needed here, in the digits 0 to 9.' in answer.text
    assert kept(site).version == 1


@pytest.mark.parametrize("name", ["a\u202eb", "a\u200bb", "p\u0430ypal", "a\nb", "x" * 400])
def test_names_that_deceive_are_refused(coordinator: Visitor, visit: str, name: str) -> None:
    form = form_to(coordinator.read(f"{SETUP}/aims/topics/new"), "/topics/new")

    answer = coordinator.client.post(form.action, data=form.filled(name__en=name))

    assert answer.status_code == 422
    assert 'id="name-fault"' in answer.text


def test_an_entry_is_added_once_although_its_form_comes_twice(site: Flask, coordinator: Visitor, visit: str) -> None:
    form = form_to(coordinator.read(f"{SETUP}/aims/topics/new"), "/topics/new")
    sent = form.filled(name__en="Forced labour", name__ar="العمل القسري")

    answers = [coordinator.client.post(form.action, data=sent).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert [each.name["en"] for each in visit_in(site).topics].count("Forced labour") == 1


def test_a_name_in_one_language_is_taken_and_marked(site: Flask, coordinator: Visitor, visit: str) -> None:
    form = form_to(coordinator.read(f"{SETUP}/aims/topics/new"), "/topics/new")

    coordinator.client.post(form.action, data=form.filled(name__en="Forced labour"))

    assert visit_in(site).topics[-1].name == {"en": "Forced labour", "ar": "Forced labour"}
    assert "Translation missing" in coordinator.read(f"{SETUP}/aims")
    again = coordinator.read(f"{SETUP}/aims/topics/{visit_in(site).topics[-1].id}")
    assert ("name.ar", "") in form_to(again, visit_in(site).topics[-1].id).fields


def test_several_topics_are_added_at_once(site: Flask, coordinator: Visitor, visit: str) -> None:
    form = form_to(coordinator.read(f"{SETUP}/aims"), "/form/topics")

    coordinator.client.post(form.action, data=form.filled(topics="Shelters | دور الإيواء\n\nCourts"))

    assert [each.name for each in visit_in(site).topics[-2:]] == [
        {"en": "Shelters", "ar": "دور الإيواء"},
        {"en": "Courts", "ar": "Courts"},
    ]


def test_a_stale_edit_shows_both_versions_and_can_be_applied_to_the_newest(
    site: Flask, coordinator: Visitor, visit: str
) -> None:
    form = form_to(coordinator.read(f"{SETUP}/people/subgroups/G1"), "/subgroups/G1")
    other = form_to(coordinator.read(f"{SETUP}/people/subgroups/G1"), "/subgroups/G1")
    coordinator.client.post(other.action, data=other.filled(name__en="Theirs", size="7"))

    refused = coordinator.client.post(form.action, data=form.filled(name__en="Mine"))

    assert refused.status_code == 409
    assert "Theirs" in refused.text
    assert "Mine" in refused.text
    assert visit_in(site).subgroups[0].name["en"] == "Theirs"
    again = next(each for each in forms_of(refused.text) if ("name.en", "Mine") in each.fields)
    assert coordinator.client.post(form.action, data=again.filled()).status_code == 302
    assert visit_in(site).subgroups[0].name["en"] == "Mine"


def test_an_entry_that_somebody_else_removed_is_not_made_again(site: Flask, coordinator: Visitor, visit: str) -> None:
    form = form_to(coordinator.read(f"{SETUP}/staff/vehicles/VEH-1"), "/vehicles/VEH-1")
    removal = form_to(coordinator.read(f"{SETUP}/staff/vehicles/VEH-1"), "/remove")
    coordinator.client.post(removal.action, data=removal.filled())

    refused = coordinator.client.post(form.action, data=form.filled(seats="9"))

    assert refused.status_code == 409
    assert "has been removed" in refused.text
    assert "VEH-1" not in {each.id for each in visit_in(site).vehicles}


def test_what_is_in_use_is_not_removed_and_its_users_are_named(site: Flask, coordinator: Visitor, visit: str) -> None:
    form = form_to(coordinator.read(f"{SETUP}/hosts/sites/SITE-MOJ"), "/remove")

    answer = coordinator.client.post(form.action, data=form.filled())

    assert answer.status_code == 422
    assert "This is still used by: " in answer.text
    assert "National Anti-Trafficking Committee" in answer.text
    assert kept(site).version == 1


def test_travel_minutes_are_kept_for_every_pair_of_zones(site: Flask, coordinator: Visitor, visit: str) -> None:
    page = coordinator.read(f"{SETUP}/places/zones/new")
    zone = form_to(page, "/new")
    coordinator.client.post(zone.action, data=zone.filled(name__en="West", city_id="AMM"))
    travel = form_to(coordinator.read(f"{SETUP}/places"), "/form/travel")
    assert ("AMM-GEN~Z01", "30") in travel.fields

    coordinator.client.post(travel.action, data=travel.filled(**{"AMM-GEN~Z01": "25"}))

    matrix = {(each.from_zone, each.to_zone): each.minutes for each in visit_in(site).travel.matrix}
    assert matrix["AMM-GEN", "Z01"] == 25


def test_a_rule_is_a_sentence_with_choices(site: Flask, coordinator: Visitor, visit: str) -> None:
    page = coordinator.read(f"{SETUP}/rules/constraints/new?kind=before")
    form = form_to(page, "/constraints/new")

    same = coordinator.client.post(form.action, data=form.filled(params__first="S01", params__then="S01"))
    answer = coordinator.client.post(form.action, data=form.filled(params__first="S01", params__then="S09"))

    assert same.status_code == 422
    assert answer.status_code == 302
    assert visit_in(site).constraints[-1].params == {"first": "S01", "then": "S09"}
    assert "comes before “Wrap-up and follow-up commitments”" in coordinator.read(f"{SETUP}/rules")


def test_rules_are_switched_off_and_wishes_weighed(site: Flask, coordinator: Visitor, visit: str) -> None:
    page = coordinator.read(f"{SETUP}/rules")
    always = form_to(page, "/form/always")
    assert "site_capacity" in {each.type for each in visit_in(site).constraints}

    coordinator.client.post(always.action, data=always.filled(site_capacity=[]))
    wishes = form_to(coordinator.read(f"{SETUP}/rules"), "/form/wishes")
    coordinator.client.post(wishes.action, data=wishes.filled(min_idle="7"))

    rules = {each.type: each for each in visit_in(site).constraints}
    assert "site_capacity" not in rules
    assert rules["min_idle"].weight == 7


def test_the_length_of_a_session_follows_from_talk_and_interpretation(
    site: Flask, coordinator: Visitor, visit: str
) -> None:
    form = form_to(coordinator.read(f"{SETUP}/sessions/sessions/S04"), "/sessions/S04")

    coordinator.client.post(form.action, data=form.filled(net_min="60", interpretation__mode="consecutive"))

    session = next(each for each in visit_in(site).sessions if each.id == "S04")
    assert session.gross_min % 15 == 0
    assert session.gross_min >= 60


def test_known_holidays_of_the_host_country_are_added_once(site: Flask, coordinator: Visitor, visit: str) -> None:
    basics = form_to(coordinator.read(f"{SETUP}/basics"), "/form/basics")
    coordinator.client.post(basics.action, data=basics.filled(end_date="2018-05-02"))
    for _ in range(2):
        form = form_to(coordinator.read(f"{SETUP}/days"), "/known-holidays")
        coordinator.client.post(form.action, data=form.filled())

    assert [(each.date.isoformat(), each.country) for each in visit_in(site).holidays] == [("2018-05-01", "JO")]


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/hosts/nothing/new",
        "/nothing/sites/new",
        "/hosts/sites/SITE-NOWHERE",
        "/days/days/new",
    ],
)
def test_steps_lists_and_entries_that_are_not_there_are_no_pages(coordinator: Visitor, visit: str, path: str) -> None:
    assert coordinator.get(SETUP + path).status_code == 404


def test_setup_is_resumed_where_something_must_still_be_done(site: Flask, coordinator: Visitor, visit: str) -> None:
    assert coordinator.get(SETUP).location == f"{SETUP}/basics"
    form = form_to(coordinator.read(f"{SETUP}/staff/interpreters/INT-1"), "/remove")

    coordinator.client.post(form.action, data=form.filled())

    assert coordinator.get(SETUP).location == f"{SETUP}/staff"


def test_a_plan_older_than_the_visit_says_so(site: Flask, coordinator: Visitor, planned: str) -> None:
    sentence = "The plan was made before the visit was last changed."
    assert sentence not in coordinator.read(f"/visits/{planned}")
    form = form_to(coordinator.read(f"{SETUP}/sessions/sessions/S03"), "/remove")

    coordinator.client.post(form.action, data=form.filled())

    assert sentence in coordinator.read(f"/visits/{planned}")
