"""A shelter visit does not end the day, is talked over afterwards, and does not follow another."""

from tests.builders import a_problem, a_rule, a_session, a_site, a_subgroup, an_itinerary
from tests.planning.scores import scored
from visitplanner.planning import Problem
from visitplanner.planning.preferences import gentle


def _problem() -> Problem:
    return a_problem(
        a_session("shelter", type="shelter_visit"),
        a_session("refuge", site="hidden"),
        a_session("talk"),
        a_session("debrief", direction="internal"),
        sites=[a_site("hidden", confidential=True), a_site("ministry")],
        travel={("hidden", "ministry"): 0},
        rules=[a_rule("gentle", weight=1)],
    )


def test_talked_over_afterwards_it_counts_nothing() -> None:
    assert scored(gentle, _problem(), an_itinerary(_problem(), "shelter 09:00", "debrief 10:00")) == 0
    assert scored(gentle, _problem(), an_itinerary(_problem(), "shelter 09:00", "talk 10:00", "debrief 11:00")) == 0


def test_at_the_end_of_a_day_it_counts_twice() -> None:
    # Nothing follows, and so nothing of the delegation's own: 2 x 30.
    assert scored(gentle, _problem(), an_itinerary(_problem(), "debrief 08:00", "shelter 09:00")) == 60
    assert scored(gentle, _problem(), an_itinerary(_problem(), "refuge 09:00")) == 60


def test_without_a_debriefing_it_counts_once() -> None:
    assert scored(gentle, _problem(), an_itinerary(_problem(), "shelter 09:00", "talk 10:00")) == 30


def test_two_in_a_row_count_and_two_with_something_between_do_not() -> None:
    row = an_itinerary(_problem(), "shelter 09:00", "refuge 10:00", "debrief 11:00")
    parted = an_itinerary(_problem(), "shelter 09:00", "talk 10:00", "refuge 11:00", "debrief 12:00")

    assert scored(gentle, _problem(), row) == 30
    assert scored(gentle, _problem(), parted) == 0


def test_every_subgroup_that_goes_counts() -> None:
    problem = a_problem(
        a_session("shelter", type="shelter_visit"),
        a_session("talk", direction="internal"),
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        audiences={"talk": "joint A"},
        rules=[a_rule("gentle", weight=1)],
    )

    # Group A talks it over, group B does not: 60.
    assert scored(gentle, problem, an_itinerary(problem, "shelter 09:00", "talk 10:00")) == 60
