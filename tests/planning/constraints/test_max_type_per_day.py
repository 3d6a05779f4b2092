"""A subgroup has no more sessions of one type a day than stated."""

from tests.builders import a_problem, a_rule, a_session, an_itinerary
from tests.planning.verdicts import broken

NAME = "max_type_per_day"


def test_one_session_of_the_type_holds_where_one_is_allowed_and_two_fail() -> None:
    problem = a_problem(
        a_session("prison", type="site_visit"),
        a_session("shelter", type="site_visit"),
        a_session("talk", type="meeting"),
        rules=[a_rule(NAME, session_type="site_visit", n=1)],
    )

    assert broken(problem, an_itinerary(problem, "prison 09:00", "talk 10:00")) == []
    assert broken(problem, an_itinerary(problem, "prison 09:00", "shelter 10:00")) == [
        (NAME, (NAME,), ("prison#1", "shelter#1"))
    ]
