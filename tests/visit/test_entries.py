"""The small things that editing a list needs: new identifiers, names that may be shown, who uses an entry."""

from dataclasses import replace

import pytest

from tests.factories import example
from visitplanner.language.localise import Localiser
from visitplanner.visit.identifiers import next_id, visit_id_of
from visitplanner.visit.spoken_names import host_name, session_name, site_name
from visitplanner.visit.translations import names_lacking, untranslated
from visitplanner.visit.uses import used_by


@pytest.mark.parametrize(
    ("taken", "new"), [((), "S01"), (("S01", "S07"), "S08"), (("S99", "P1"), "S100"), (("S٣", "Sx"), "S01")]
)
def test_the_next_identifier_comes_after_all_others(taken: tuple[str, ...], new: str) -> None:
    assert next_id("S", taken) == new


@pytest.mark.parametrize(
    ("code", "new"),
    [("KE–JO 2027/04", "V-KE-JO-2027-04"), ("زيارة", "V-visit"), ("A", "V-A-3"), ("x" * 99, "V-" + "x" * 40)],
)
def test_the_identifier_of_a_visit_is_made_of_its_code(code: str, new: str) -> None:
    assert visit_id_of(code, {"V-A", "V-A-2"}) == new


def test_confidential_sites_their_hosts_and_sessions_go_by_their_label() -> None:
    visit = example()
    site = next(each for each in visit.sites if each.id == "SITE-DK")
    host = next(each for each in visit.organisations if each.id == site.organisation_id)
    session = next(each for each in visit.sessions if each.site_id == site.id)
    assert "Dar Karama" in host.name["en"]
    assert "Dar Karama" in site.name["en"]

    assert site_name(site) == host_name(visit, host) == site.public_label
    assert session_name(visit, session) == session.public_title
    assert session_name(visit, replace(session, public_title=None)) == site.public_label


def test_those_who_use_an_entry_are_named() -> None:
    visit = example()

    def said(entity: str, id_: str) -> list[str]:
        return [Localiser("en").value(each) for each in used_by(visit, entity, id_)]

    assert said("vehicles", "VEH-1") == []
    assert said("zones", "AMM-X") == ["Specialised shelter (location withheld)"]
    assert "the basics of the visit" in said("organisations", visit.header.organiser_id)
    assert "the delegation" in said("organisations", visit.delegation.organisation_id)
    assert len(said("cities", "AMM")) == 5
    assert said("subgroups", "G1") == []


def test_a_session_that_a_rule_needs_is_used_by_it() -> None:
    visit = example("jordan-kenya-5day")
    rule = next(each for each in visit.constraints if each.type == "safeguarding_briefing_first")

    assert used_by(visit, "sessions", rule.params["briefing_session_id"]) == (rule.text,)


def test_the_same_words_twice_are_one_language_and_numbers_need_none() -> None:
    visit = example()
    topic = visit.topics[0]

    assert list(untranslated(visit)) == []
    assert names_lacking(replace(topic, name={"en": "Courts", "ar": "Courts"})) == ("name",)
    assert names_lacking(replace(topic, name={"en": "2027 / 4", "ar": "2027 / 4"})) == ()
