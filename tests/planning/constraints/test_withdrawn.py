"""What was declined or cancelled is not planned again."""

import pytest

from tests.builders import a_problem, a_session, an_itinerary
from tests.planning.verdicts import broken


@pytest.mark.parametrize("required", [True, False])
def test_a_declined_session_is_not_planned_again(required: bool) -> None:
    wanted = a_problem(a_session("talk", required=required))
    declined = a_problem(a_session("talk", required=required, withdrawn=True))

    assert broken(wanted, an_itinerary(wanted, "talk 09:00")) == []
    assert broken(declined, an_itinerary(declined, "talk 09:00")) == [("withdrawn", ("talk.status",), ("talk#1",))]
    assert broken(declined, an_itinerary(declined)) == []
