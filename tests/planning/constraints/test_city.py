"""A session is held where its audience is on that day."""

from tests.builders import MONDAY, TUESDAY, a_day, a_problem, a_session, a_site, a_subgroup, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import Problem


def _problem() -> Problem:
    """On Monday A is in Amman and B in Aqaba; on Tuesday both are in Aqaba."""
    return a_problem(
        a_session("port", site="port"),
        sites=[a_site("port", city="aqaba")],
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        audiences={"port": "one_of"},
        days=[
            a_day("A", MONDAY),
            a_day("B", MONDAY, city="aqaba"),
            a_day("A", TUESDAY, city="aqaba"),
            a_day("B", TUESDAY, city="aqaba"),
        ],
    )


def test_a_subgroup_meets_hosts_of_the_city_it_is_in() -> None:
    assert broken(_problem(), an_itinerary(_problem(), "port 09:00 B")) == []
    assert broken(_problem(), an_itinerary(_problem(), "port 09:00 A", on=TUESDAY)) == []


def test_a_subgroup_meets_no_host_of_another_city() -> None:
    away = an_itinerary(_problem(), "port 09:00 A")

    assert broken(_problem(), away) == [("city", ("port.site_id",), ("port#1",))]


def test_a_joint_session_needs_everybody_in_its_city() -> None:
    problem = a_problem(
        a_session("port", site="port"),
        sites=[a_site("port", city="aqaba")],
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        days=_problem().days,
    )

    assert broken(problem, an_itinerary(problem, "port 09:00", on=TUESDAY)) == []
    assert broken(problem, an_itinerary(problem, "port 09:00", on=MONDAY)) == [("city", ("port.site_id",), ("port#1",))]


def test_nothing_is_held_on_a_day_without_programme() -> None:
    problem = a_problem(a_session("talk"), days=[a_day("A", MONDAY)])

    assert broken(problem, an_itinerary(problem, "talk 09:00", on=TUESDAY)) == [
        ("city", ("talk.site_id",), ("talk#1",))
    ]
