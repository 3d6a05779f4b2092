"""Why there is no plan, what would make one possible, and why a session was left out."""

import pytest

from tests.builders import (
    a_day,
    a_problem,
    a_rule,
    a_session,
    a_site,
    a_subgroup,
    an_itinerary,
    windows,
)
from visitplanner.language.localise import Localiser
from visitplanner.planning import Itinerary, Problem
from visitplanner.planning.conflict import conflict
from visitplanner.planning.explainer import explained, left_out

SECONDS = 30.0


def _said(problem: Problem, itinerary: Itinerary) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (each.session, Localiser("en").text(each.reason), each.blocked_by)
        for each in left_out(problem, itinerary, SECONDS)
    ]


def test_a_session_that_was_declined() -> None:
    problem = a_problem(a_session("talk", withdrawn=True))

    assert _said(problem, Itinerary("optimal")) == [
        ("talk", "“talk” was declined or cancelled, so it is not planned again.", ("talk.status",))
    ]


def test_a_session_that_a_rule_blocks_alone() -> None:
    problem = a_problem(
        a_session("tour"),
        sites=[a_site(step_free=False)],
        subgroups=[a_subgroup(needs_step_free=True)],
        rules=[a_rule("step_free")],
    )

    assert _said(problem, Itinerary("optimal")) == [
        (
            "tour",
            "“tour” cannot be placed. These cannot all hold together: "
            "A subgroup that needs step-free access goes to no site with steps. ministry has steps.",
            ("step_free", "ministry.step_free"),
        )
    ]


def test_a_session_that_what_is_required_leaves_no_room_for() -> None:
    problem = a_problem(
        a_session("talk", required=True, windows=windows("09:00-10:00")),
        a_session("tour", windows=windows("09:00-10:00")),
    )

    assert _said(problem, an_itinerary(problem, "talk 09:00")) == [
        (
            "tour",
            "“tour” cannot be placed. These cannot all hold together: "
            "“talk” can be held only in the windows its host offers. "
            "“tour” can be held only in the windows its host offers.",
            ("windows:talk", "windows:tour"),
        )
    ]


def test_a_session_that_is_worth_less_than_what_it_would_replace() -> None:
    problem = a_problem(
        a_session("talk", priority=5, windows=windows("09:00-10:00")),
        a_session("tour", priority=1, windows=windows("09:00-10:00")),
    )

    assert _said(problem, an_itinerary(problem, "talk 09:00")) == [
        ("tour", "“tour” could be placed, but only instead of what is worth more.", ())
    ]


def test_without_time_to_find_out_that_is_said() -> None:
    problem = a_problem(a_session("talk"))

    (found,) = left_out(problem, Itinerary("feasible"), 0.0)

    assert Localiser("en").text(found.reason) == ("No plan with “talk” that is worth more was found in the time given.")


def test_what_is_placed_is_not_left_out() -> None:
    problem = a_problem(a_session("talk"))

    assert _said(problem, an_itinerary(problem, "talk 09:00")) == []


def _explained(
    problem: Problem, best_effort: Itinerary | None = None
) -> tuple[tuple[str, ...], str, list[tuple[str, tuple[dict[str, object], ...]]]]:
    names = conflict(problem, SECONDS)
    found = explained(problem, best_effort or Itinerary("infeasible"), names, SECONDS)
    assert found.conflict_text is not None
    words = Localiser("en")
    fixes = [(words.text(each.text), each.changes) for each in found.fixes]
    return found.conflict, words.text(found.conflict_text), fixes


def test_a_site_that_is_too_small_may_be_asked_to_admit_more() -> None:
    problem = a_problem(
        a_session("talk", required=True, interpreters=1),
        sites=[a_site(max_visitors=9)],
        subgroups=[a_subgroup("A", 10)],
        escorts=2,
        rules=[a_rule("site_capacity")],
    )

    names, words, fixes = _explained(problem)

    assert names == ("site_capacity", "ministry.max_visitors")
    assert words == (
        "These cannot all hold together: Delegates, escorts and interpreters together stay within the number of "
        "visitors a site admits. ministry admits at most 9 people at once."
    )
    # 10 delegates, 2 escorts and an interpreter make 13; 9 less 3 leave 6.
    assert [text for text, _ in fixes] == [
        "Ask ministry to admit more visitors at once: 13.",
        "Let at most 6 people be in Group A, instead of 10.",
        "Give up this rule: Delegates, escorts and interpreters together stay within the number of visitors a site "
        "admits.",
        "Make “talk” optional.",
    ]
    assert fixes[0][1] == ({"op": "set", "entity": "sites", "id": "ministry", "field": "max_visitors", "value": 13},)


def test_a_session_longer_than_the_day_may_be_shorter_or_optional() -> None:
    problem = a_problem(a_session("talk", required=True, minutes=90), days=[a_day(hours="09:00-10:00")])

    names, _, fixes = _explained(problem)

    assert names == ("day:2026-03-02", "talk.required")
    assert [text for text, _ in fixes] == ["Shorten “talk” from 90 to 45 min.", "Make “talk” optional."]


def test_a_single_name_is_said_alone() -> None:
    problem = a_problem(a_session("talk", required=True, minutes=90, windows=windows("09:00-10:00")))

    names, words, _ = _explained(problem)

    assert names == ("windows:talk",)
    assert words == (
        "The required sessions cannot all be placed as long as this holds: "
        "“talk” can be held only in the windows its host offers."
    )


def test_where_no_single_change_helps_several_are_offered_together() -> None:
    # Three sessions in one hour: to move one still leaves two.
    problem = a_problem(
        *(a_session(name, required=True, windows=windows("09:00-10:00")) for name in ("talk", "tour", "tea"))
    )

    names, _, fixes = _explained(problem)

    assert len(names) == 2
    ((_, changes),) = fixes
    assert len({each["id"] for each in changes}) == 2
    assert {each["field"] for each in changes} == {"windows"}


def test_where_the_time_is_too_short_for_fixes_the_sessions_left_out_may_be_made_optional() -> None:
    problem = a_problem(
        *(a_session(name, required=True, windows=windows("02:00-03:00")) for name in ("talk", "tour")),
        days=[a_day(hours="09:00-09:15")],
    )
    best_effort = Itinerary("infeasible")

    found = explained(problem, best_effort, ("windows:talk",), SECONDS)

    assert [Localiser("en").text(each.text) for each in found.fixes] == [
        "Make “talk” optional. Make “tour” optional.",
    ]


def test_what_cannot_be_changed_is_got_round_by_doing_without_the_session() -> None:
    problem = a_problem(a_session("talk", required=True), sites=[a_site(opening=windows("02:00-02:30"))])

    names, _, fixes = _explained(problem)

    assert names == ("ministry.hours",)
    assert [text for text, _ in fixes] == ["Make “talk” optional."]


def test_to_do_without_sessions_is_not_offered_when_that_does_not_help() -> None:
    # The rule asks for a session in which the delegation presents, and there is none.
    problem = a_problem(
        *(a_session(name, required=True, windows=windows("09:00-10:00")) for name in ("talk", "tour")),
        rules=[a_rule("direction_required", direction="delegation_presents", min_count=1)],
        days=[a_day(hours="11:00-12:00")],
    )

    _, _, fixes = _explained(problem)

    assert all("optional" not in text for text, _ in fixes)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_reason_is_said_in_every_language(language: str) -> None:
    problem = a_problem(a_session("talk", required=True, minutes=90, windows=windows("09:00-10:00")))

    found = explained(problem, Itinerary("infeasible"), conflict(problem, SECONDS), SECONDS)
    (reason,) = left_out(problem, found, SECONDS)

    assert found.conflict_text is not None
    assert "%(" not in Localiser(language).text(found.conflict_text)
    assert "talk" in Localiser(language).text(reason.reason)


def test_without_time_to_find_the_conflict_at_least_the_outcome_is_said() -> None:
    problem = a_problem(
        a_session("talk", required=True, windows=windows("11:00-12:00")),
        a_session("tour", required=True, windows=windows("09:00-10:00")),
        rules=[a_rule("before", first="talk", then="tour")],
    )

    found = explained(problem, Itinerary("infeasible"), conflict(problem, 0.0), 0.0)

    assert found.conflict_text is not None
    assert (found.conflict, found.fixes) == ((), ())
    assert Localiser("en").text(found.conflict_text) == "The required sessions cannot all be placed."
