"""A visit is begun from nothing, or as a copy; a coordinator gets from there to a visit that can be planned."""

from flask import Flask

from tests.factories import REFERENCE
from tests.web.browsing import Visitor
from tests.web.reading_forms import form_to, forms_of
from visitplanner.storage.queries.editing import visit_to_edit
from visitplanner.visit.entities import Visit

BEGINNING = {
    "title.en": "Study visit on shelters",
    "title.ar": "زيارة دراسية بشأن دور الإيواء",
    "code": "KE-JO 2027",
    "start_date": "2027-05-02",
    "end_date": "2027-05-04",
    "sending_country": "KE",
    "host_country": "JO",
    "city.en": "Amman",
    "city.ar": "عمّان",
    "organiser.en": "Office of the organisation",
    "delegation.en": "Delegation of Kenya",
    "people": "8",
    "working_languages": ["ar", "en"],
}
ID = "V-KE-JO-2027"


def kept(site: Flask, visit_id: str = ID) -> Visit:
    with site.app_context():
        return visit_to_edit(visit_id).visit


def begun(coordinator: Visitor) -> None:
    form = forms_of(coordinator.read("/visits/new"))[-1]
    answer = coordinator.client.post("/visits/new", data=form.filled(**BEGINNING))
    assert answer.location == f"/visits/{ID}/setup/places"


def test_a_visit_begins_with_few_answers(site: Flask, coordinator: Visitor) -> None:
    begun(coordinator)

    visit = kept(site)
    assert visit.header.status == "draft"
    assert visit.cities[0].timezone == "Asia/Amman"
    assert [(each.date.day, each.type) for each in visit.days] == [(2, "programme"), (3, "programme"), (4, "programme")]
    assert "Everybody" in coordinator.read(f"/visits/{ID}/setup/people")
    assert coordinator.get(f"/visits/{ID}").status_code == 200


def test_the_same_beginning_sent_twice_makes_one_visit(site: Flask, coordinator: Visitor) -> None:
    sent = forms_of(coordinator.read("/visits/new"))[-1].filled(**BEGINNING)

    places = [coordinator.client.post("/visits/new", data=sent).location for _ in range(2)]

    assert places == [f"/visits/{ID}/setup/places"] * 2
    again = forms_of(coordinator.read("/visits/new"))[-1].filled(**BEGINNING)
    assert coordinator.client.post("/visits/new", data=again).location == f"/visits/{ID}-2/setup/places"


def test_missing_answers_are_asked_for_and_the_others_kept(coordinator: Visitor) -> None:
    form = forms_of(coordinator.read("/visits/new"))[-1]

    answer = coordinator.client.post(
        "/visits/new", data=form.filled(**BEGINNING | {"start_date": "", "people": "many"})
    )

    assert answer.status_code == 422
    assert 'id="start_date-fault">This is needed. Fill it in.' in answer.text
    assert 'id="people-fault"' in answer.text
    assert 'value="Study visit on shelters"' in answer.text


def test_a_host_its_site_and_its_session_follow_one_another(site: Flask, coordinator: Visitor) -> None:
    begun(coordinator)
    setup = f"/visits/{ID}/setup"

    def add(path: str, **fields: str | list[str]) -> str:
        form = form_to(coordinator.read(path), "/new")
        answer = coordinator.client.post(form.action, data=form.filled(then="onward", **fields))
        assert answer.status_code == 302, answer.text
        return answer.location

    add(f"{setup}/aims/topics/new", name__en="Shelters")
    site_page = add(f"{setup}/hosts/organisations/new", name__en="Ministry of Social Development")
    assert site_page == f"{setup}/hosts/sites/new?organisation=ORG-01"
    session_page = add(site_page)
    assert session_page == f"{setup}/sessions/sessions/new?site=SITE-01"
    add(session_page, topic_ids=["T01"])

    visit = kept(site)
    assert visit.sessions[0].host_id == "ORG-01"
    assert visit.sessions[0].title["en"] == "Ministry of Social Development"
    assert visit.sites[0].hours[0].days == ("MON", "TUE", "WED", "THU", "SUN")
    assert "Needed before planning" not in coordinator.read(f"/visits/{ID}/readiness")


def test_a_copy_falls_on_working_days_and_leaves_answers_behind(
    site: Flask, coordinator: Visitor, planned: str
) -> None:
    page = coordinator.read(f"/visits/{REFERENCE}/copy")
    form = forms_of(page)[-1]

    answer = coordinator.client.post(
        f"/visits/{REFERENCE}/copy", data=form.filled(code="AGAIN", start_date="2027-04-30")
    )

    assert answer.location == "/visits/V-AGAIN/setup/days"
    copy = kept(site, "V-AGAIN")
    assert [each.date.isoformat() for each in copy.days if each.type == "programme"] == [
        "2027-05-02",
        "2027-05-03",
        "2027-05-04",
    ]
    assert {each.status for each in copy.sessions} == {"idea"}
    assert "This visit has no programme yet" in coordinator.read("/visits/V-AGAIN")
