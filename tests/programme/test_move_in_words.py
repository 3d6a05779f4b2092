"""Each way in which a session moves is told in a sentence of its own, on the clocks where it is held."""

from dataclasses import replace

import pytest

from tests.builders import a_problem, a_session, a_site, a_subgroup, an_itinerary
from visitplanner.language.localise import Localiser
from visitplanner.planning import Itinerary, Problem
from visitplanner.planning.disturbance import moves
from visitplanner.programme.move_in_words import move_in_words

PROBLEM = a_problem(a_session("talk"), subgroups=[a_subgroup("A"), a_subgroup("B")], audiences={"talk": "one_of"})


def told(new: Problem, old: Problem, before: Itinerary, after: Itinerary) -> list[str]:
    title = {"en": "Talk"}
    return [Localiser("en").text(move_in_words(each, title, new, old)) for each in moves(new, before, after)]


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (["talk 09:00 A"], ["talk 10:00 A"], "“Talk” moves from Monday, 2 March 2026 at 09:00 to "),
        (["talk 09:00 A"], ["talk 09:00 B"], "“Talk” on Monday, 2 March 2026 at 09:00 is now for Group B."),
        (["talk 09:00 A"], [], "“Talk” on Monday, 2 March 2026 at 09:00 is given up."),
        ([], ["talk 09:00 A"], "“Talk” is new, on Monday, 2 March 2026 at 09:00."),
    ],
)
def test_every_kind_of_move_has_its_sentence(before: list[str], after: list[str], sentence: str) -> None:
    found = told(PROBLEM, PROBLEM, an_itinerary(PROBLEM, *before), an_itinerary(PROBLEM, *after))

    assert len(found) == 1
    assert found[0].startswith(sentence)


def test_a_site_that_is_no_longer_in_the_visit_still_has_its_clocks() -> None:
    old = a_problem(a_session("talk", site="hall"), sites=[a_site("hall")])
    new = replace(old, sites=(), sessions=(), occurrences=())

    assert told(new, old, an_itinerary(old, "talk 09:00"), an_itinerary(new)) == [
        "“Talk” on Monday, 2 March 2026 at 09:00 falls away."
    ]
