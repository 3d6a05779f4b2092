"""Every topic is treated with at least one subgroup."""

from tests.builders import a_problem, a_session, an_itinerary
from tests.planning.scores import scored
from visitplanner.planning.preferences import topic_coverage


def test_topics_are_counted_once_each() -> None:
    problem = a_problem(a_session("talk", topics=["law", "police"]), a_session("tour", topics=["law", "health"]))

    # Law and police; with the tour health as well; law is not counted again.
    assert scored(topic_coverage, problem, an_itinerary(problem)) == 0
    assert scored(topic_coverage, problem, an_itinerary(problem, "talk 09:00")) == 2
    assert scored(topic_coverage, problem, an_itinerary(problem, "talk 09:00", "tour 10:00")) == 3
