"""Readers see what the visibility matrix grants them and nothing else."""

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.programme.plans import the_visit
from visitplanner.programme.matrix import MATRIX, ROLES, Level, Role
from visitplanner.programme.visibility import (
    Viewer,
    host_as_seen,
    level,
    sees,
    site_as_seen,
    title_as_seen,
)
from visitplanner.visit.entities import Site, Visit

ADDRESS_OF_CONFIDENTIAL_SITE = {
    "coordinator": "full",
    "safeguarding": "none",
    "head": "none",
    "delegate": "none",
    "host": "own",
    "interpreter": "none",
    "driver": "time-boxed",
    "public": "none",
}
MEETING_FOR_CONFIDENTIAL_SITE = {
    "coordinator": "full",
    "safeguarding": "full",
    "head": "own",
    "delegate": "own",
    "host": "none",
    "interpreter": "own",
    "driver": "own",
    "public": "none",
}
ADDRESS_OF_RESTRICTED_SITE = {
    "coordinator": "full",
    "safeguarding": "full",
    "head": "own",
    "delegate": "own",
    "host": "own",
    "interpreter": "own",
    "driver": "own",
    "public": "none",
}
WHOLE_PROGRAMME = {
    "coordinator": "full",
    "safeguarding": "full",
    "head": "full",
    "delegate": "own",
    "host": "own",
    "interpreter": "own",
    "driver": "own",
    "public": "none",
}
PASSPORT = {
    "coordinator": "full",
    "safeguarding": "none",
    "head": "none",
    "delegate": "own",
    "host": "list",
    "interpreter": "none",
    "driver": "none",
    "public": "none",
}


@pytest.fixture(scope="module")
def visit() -> Visit:
    return the_visit("kenya-jordan-2018")


def the_site(visit: Visit, site: str) -> Site:
    return next(each for each in visit.sites if each.id == site)


@pytest.mark.parametrize(
    ("data_class", "row"),
    [
        ("site.confidential.address", ADDRESS_OF_CONFIDENTIAL_SITE),
        ("site.confidential.meeting", MEETING_FOR_CONFIDENTIAL_SITE),
        ("site.restricted.address", ADDRESS_OF_RESTRICTED_SITE),
        ("programme.full", WHOLE_PROGRAMME),
        ("delegate.passport", PASSPORT),
    ],
)
def test_the_matrix_says_what_the_handbook_says(data_class: str, row: dict[str, str]) -> None:
    assert dict(MATRIX[data_class]) == row


def test_every_row_has_every_role_and_only_known_levels() -> None:
    assert len(MATRIX) == 28
    for row in MATRIX.values():
        assert tuple(row) == ROLES
        assert set(row.values()) <= set(get_args(Level))


@pytest.mark.parametrize("role", ROLES)
def test_what_the_matrix_does_not_list_is_seen_by_nobody(role: Role) -> None:
    assert level(Viewer(role), "visit.summary") == "full"
    assert level(Viewer(role), "something.new") == "none"


def test_a_role_that_is_not_in_the_matrix_sees_nothing() -> None:
    stranger = Viewer("admin")  # type: ignore[arg-type]  # deny by default, also what types should prevent

    assert all(level(stranger, data_class) == "none" for data_class in MATRIX)


@given(st.sampled_from(ROLES), st.sampled_from(sorted(MATRIX)), st.booleans())
def test_nobody_sees_more_than_the_matrix_grants(role: Role, data_class: str, own: bool) -> None:
    granted = MATRIX[data_class][role]

    assert sees(Viewer(role), data_class, own=own) == (granted == "full" or (granted == "own" and own))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("attends", [True, False])
@pytest.mark.parametrize("on_screen", [True, False])
def test_nobody_is_given_the_address_of_a_confidential_site(
    visit: Visit, role: Role, attends: bool, on_screen: bool
) -> None:
    site = the_site(visit, "SITE-DK")
    assert site.restricted is not None
    assert "CANARY" in site.restricted.address

    seen = site_as_seen(visit, site, Viewer(role, organisation="ORG-DK", on_screen=on_screen), attends=attends)

    assert seen.address is None
    assert "CANARY" not in repr(seen)


@pytest.mark.parametrize("role", ROLES)
def test_off_screen_a_confidential_site_goes_by_its_public_label_for_everybody(visit: Visit, role: Role) -> None:
    site = the_site(visit, "SITE-DK")
    session = next(each for each in visit.sessions if each.site_id == "SITE-DK")
    host = next(each for each in visit.organisations if each.id == "ORG-DK")
    viewer = Viewer(role, organisation="ORG-DK")

    assert site_as_seen(visit, site, viewer, attends=True).name == site.public_label
    assert title_as_seen(site, session, viewer) == session.public_title
    assert host_as_seen(site, host, viewer) == site.public_label


def test_only_the_coordinator_reads_the_name_of_a_confidential_site_and_only_on_screen(visit: Visit) -> None:
    site = the_site(visit, "SITE-DK")

    named = {
        role
        for role in ROLES
        if site_as_seen(visit, site, Viewer(role, on_screen=True), attends=True).name == site.name
    }

    assert named == {"coordinator"}


def test_the_meeting_point_is_for_those_who_go_there(visit: Visit) -> None:
    site = the_site(visit, "SITE-DK")

    def told(role: Role, attends: bool) -> bool:
        return site_as_seen(visit, site, Viewer(role), attends=attends).meeting_point is not None

    assert {role for role in ROLES if told(role, True)} == {
        *("coordinator", "safeguarding", "head", "delegate", "interpreter", "driver"),
    }
    assert {role for role in ROLES if told(role, False)} == {"coordinator", "safeguarding"}


def test_the_address_of_a_police_unit_is_for_those_who_go_there(visit: Visit) -> None:
    site = replace(the_site(visit, "SITE-CTU"), address="12 Example Street")

    def told(role: Role, attends: bool) -> bool:
        return site_as_seen(visit, site, Viewer(role), attends=attends).address is not None

    assert {role for role in ROLES if told(role, True)} == set(ROLES) - {"public"}
    assert {role for role in ROLES if told(role, False)} == {"coordinator", "safeguarding"}


def test_the_address_of_an_open_site_is_not_for_the_public_or_other_hosts(visit: Visit) -> None:
    site = replace(the_site(visit, "SITE-IOM"), address="12 Example Street")

    told = {role for role in ROLES if site_as_seen(visit, site, Viewer(role), attends=False).address}

    assert told == set(ROLES) - {"public", "host"}
    assert site_as_seen(visit, site, Viewer("host", organisation="ORG-IOM"), attends=False).address


def test_a_confidential_session_without_a_public_title_is_called_by_the_label(visit: Visit) -> None:
    site = the_site(visit, "SITE-DK")
    session = replace(next(each for each in visit.sessions if each.site_id == "SITE-DK"), public_title=None)

    assert title_as_seen(site, session, Viewer("delegate")) == site.public_label


def test_a_confidential_site_without_a_label_is_an_error_and_not_a_leak(visit: Visit) -> None:
    site = replace(the_site(visit, "SITE-DK"), public_label=None)

    with pytest.raises(ValueError, match="has no public label"):
        site_as_seen(visit, site, Viewer("delegate"), attends=True)


def test_the_public_reads_public_titles_where_there_are_any(visit: Visit) -> None:
    site = the_site(visit, "SITE-IOM")
    session = replace(visit.sessions[0], public_title={"en": "A meeting"})

    assert title_as_seen(site, session, Viewer("public")) == {"en": "A meeting"}
    assert title_as_seen(site, session, Viewer("delegate")) == session.title
