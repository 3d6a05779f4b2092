"""What the plan covers."""

from tests.web.browsing import Visitor


def test_nothing_is_covered_before_there_is_a_plan(coordinator: Visitor, visit: str) -> None:
    page = coordinator.read(f"/visits/{visit}/topics")

    assert "There is no plan yet, so nothing is covered." in page
    assert ">100%<" not in page
    assert ">Covered<" not in page


def test_a_plan_covers_the_topics_of_its_sessions(coordinator: Visitor, planned: str) -> None:
    page = coordinator.read(f"/visits/{planned}/topics")

    # The one session in the plan treats two of the fifteen topics, both of them in the fifth objective's three.
    assert page.count(">Covered<") == 2
    assert page.count(">Not covered<") == 13
    assert ">66.7%<" in page
