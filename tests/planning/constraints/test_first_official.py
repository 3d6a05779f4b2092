"""The courtesy call comes before the other official hosts."""

from typing import Any

from tests.builders import a_problem, a_rule, a_session, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import Problem


def _problem(**params: Any) -> Problem:
    return a_problem(
        a_session("call"),
        a_session("court", host_type="court"),
        a_session("abroad", host_type="court", host_country="KE"),
        a_session("charity", host_type="ngo"),
        rules=[a_rule("first_official", session_id="call", org_types=["ministry", "court"], **params)],
    )


def test_an_official_host_may_follow_at_once() -> None:
    # 09:00 + 60 = 10:00.
    assert broken(_problem(), an_itinerary(_problem(), "call 09:00", "court 10:00")) == []


def test_an_official_host_may_not_come_first() -> None:
    early = an_itinerary(_problem(), "court 08:00", "call 09:00")

    assert broken(_problem(), early) == [("first_official", ("first_official",), ("call#1", "court#1"))]


def test_a_host_of_another_type_may_come_first() -> None:
    assert broken(_problem(), an_itinerary(_problem(), "charity 08:00", "call 09:00")) == []


def test_with_a_country_the_rule_holds_for_its_hosts_alone() -> None:
    problem = _problem(country="JO")

    assert broken(problem, an_itinerary(problem, "abroad 08:00", "call 09:00")) == []
    assert broken(problem, an_itinerary(problem, "court 08:00", "call 09:00")) == [
        ("first_official", ("first_official",), ("call#1", "court#1"))
    ]


def test_without_the_call_the_rule_asks_for_nothing() -> None:
    assert broken(_problem(), an_itinerary(_problem(), "court 08:00")) == []
