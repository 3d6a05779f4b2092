"""What explains the rest comes first; every pair the wrong way round counts fifteen minutes."""

from tests.builders import a_problem, a_rule, a_session, an_itinerary
from tests.planning.scores import scored
from visitplanner.planning import Problem, objective
from visitplanner.planning.preferences import topic_order


def _problem(*orders: list[str]) -> Problem:
    return a_problem(
        a_session("parliament", topics=["law"]),
        a_session("police", topics=["police", "law"]),
        a_session("clinic", topics=["health"]),
        a_session("shelter", type="shelter_visit", topics=["health"]),
        a_session("dinner", type="reception"),
        rules=[a_rule("topic_order", id=f"order {n}", weight=1, order=each) for n, each in enumerate(orders)],
    )


LAW_FIRST = ["law", "shelter_visit", "health"]


def test_in_the_stated_order_nothing_counts() -> None:
    # The shelter stands at its type, the second place, before its topic, the third.
    problem = _problem(LAW_FIRST)
    plan = an_itinerary(problem, "parliament 09:00", "shelter 10:00", "clinic 11:00")

    assert scored(topic_order, problem, plan) == 0


def test_every_pair_in_the_wrong_order_counts() -> None:
    # Clinic before shelter, clinic before parliament, shelter before parliament: three pairs.
    problem = _problem(LAW_FIRST)
    plan = an_itinerary(problem, "clinic 09:00", "shelter 10:00", "parliament 11:00")

    assert scored(topic_order, problem, plan) == 45


def test_equals_and_what_has_no_place_may_come_at_any_time() -> None:
    problem = _problem(LAW_FIRST)

    assert scored(topic_order, problem, an_itinerary(problem, "police 09:00", "parliament 10:00")) == 0
    assert scored(topic_order, problem, an_itinerary(problem, "dinner 09:00", "parliament 10:00")) == 0


def test_two_orders_count_each_by_itself() -> None:
    problem = _problem(["law", "health"], ["health", "reception"])
    plan = an_itinerary(problem, "dinner 09:00", "clinic 10:00", "parliament 11:00")

    raws = {each.id: each.raw for each in objective.terms(problem, plan)}

    # By the first order the clinic comes before the parliament, by the second the dinner before the clinic.
    assert (raws["order 0"], raws["order 1"]) == (15, 15)
