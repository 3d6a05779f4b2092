"""The same real host is recognised in two visits, however its name is spelled."""

from dataclasses import replace

from tests.factories import example
from visitplanner.programme.real_places import host_key, normalised, site_key
from visitplanner.visit.entities import Organisation

VISIT = example()
HOST = VISIT.organisations[0]


def spelled(name: str) -> Organisation:
    return replace(HOST, id="OTHER", name={"en": name})


def test_capitals_accents_and_punctuation_make_no_difference() -> None:
    assert normalised({"en": "Conseil Économique & Social,  Amman"}) == "conseil economique social amman"
    assert host_key(spelled("Ministry of Justice")) == host_key(spelled("MINISTRY, of justice "))


def test_vowel_marks_make_no_difference_where_there_is_only_an_arabic_name() -> None:
    assert normalised({"ar": "وزارةُ العَدْل"}) == normalised({"ar": "وزارة العدل"})


def test_another_name_or_another_country_is_another_host() -> None:
    assert host_key(spelled("Ministry of Justice")) != host_key(spelled("Ministry of Labour"))
    assert host_key(HOST) != host_key(replace(HOST, country="KE"))


def test_sites_of_one_host_are_told_apart_by_their_names() -> None:
    site = VISIT.sites[0]

    assert site_key(VISIT, site) == site_key(VISIT, replace(site, id="OTHER"))
    assert site_key(VISIT, site) != site_key(VISIT, replace(site, name={"en": "Branch office"}))


def test_a_key_tells_no_name() -> None:
    keys = {site_key(VISIT, each) for each in VISIT.sites} | {host_key(each) for each in VISIT.organisations}

    assert all(len(key) == 64 and set(key) <= set("0123456789abcdef") for key in keys)
