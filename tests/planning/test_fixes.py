"""Every fix that is offered was tried, the cheapest kind comes first, and the visit file it leads to has a plan."""

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import (
    TUESDAY,
    WEDNESDAY,
    a_day,
    a_lunch_rule,
    a_problem,
    a_rule,
    a_session,
    a_site,
    a_subgroup,
    an_interpreter,
    windows,
)
from tests.planning.test_examples import visit_of
from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.language.localise import Localiser
from visitplanner.planning import Problem, SpareDay
from visitplanner.planning.conflict import conflict
from visitplanner.planning.fixes import fixes
from visitplanner.planning.search import is_feasible
from visitplanner.visit.entities import Visit
from visitplanner.visit.faults import faults
from visitplanner.visit.generator import Size, generate
from visitplanner.visit.problem import build_problem

SECONDS = 30.0
FILES = StudyVisitFiles()


def offered(problem: Problem) -> dict[str, str]:
    """The first sentence of each kind."""
    said: dict[str, str] = {}
    for each in fixes(problem, conflict(problem, SECONDS), SECONDS):
        said.setdefault(each.kind, Localiser("en").text(each.text))
    return said


def test_two_at_one_time_may_be_got_apart_by_a_wider_window_another_day_or_a_shorter_session() -> None:
    problem = a_problem(
        a_session("talk", required=True, priority=2, windows=windows("09:00-10:30")),
        a_session("tour", required=True, windows=windows("09:00-10:30")),
        days=[a_day(), a_day(on=TUESDAY, hours="09:00-10:00")],
    )

    said = offered(problem)

    assert said["another_day"] == (
        "Ask the host of “tour” to receive the group on Tuesday, 3 March 2026 as well, from 09:00 to 10:00."
    )
    # 45 and 60 minutes do not fit into 90; 45 and 45 would, but half of an hour is 30.
    assert said["shorter_session"] == "Shorten “tour” from 60 to 30 min."
    assert list(said) == ["wider_window", "another_day", "shorter_session", "optional"]


def test_a_group_too_large_for_a_site_may_be_split() -> None:
    problem = a_problem(
        a_session("talk", required=True),
        sites=[a_site(max_visitors=12)],
        subgroups=[a_subgroup("A", 10), a_subgroup("B", 8)],
        rules=[a_rule("site_capacity")],
    )

    said = offered(problem)

    assert list(said) == ["more_visitors", "split", "rule_dropped", "optional"]
    assert said["more_visitors"] == "Ask ministry to admit more visitors at once: 18."
    assert said["split"] == "Hold “talk” for each subgroup by itself."


def test_names_may_be_sent_earlier() -> None:
    # Names for Monday were due on 24 February; those for Tuesday on the 25th.
    site = a_site(cleared_from=WEDNESDAY)
    due = {date(2026, 3, 2): date(2026, 2, 24), date(2026, 3, 3): date(2026, 2, 25)}
    problem = a_problem(
        a_session("talk", required=True),
        sites=[replace(site, names_due=due)],
        days=[a_day(), a_day(on=TUESDAY)],
        rules=[a_rule("clearance_lead_time")],
    )

    found = next(iter(fixes(problem, conflict(problem, SECONDS), SECONDS)))

    assert found.kind == "names_earlier"
    assert found.changes == ({"op": "set_visit", "field": "names_submitted_on", "value": "2026-02-25"},)


def test_a_lunch_may_be_shorter() -> None:
    problem = a_problem(
        a_session("talk", required=True, minutes=210),
        days=[a_day(hours="09:00-13:00", lunch=a_lunch_rule("09:00-13:00"))],
    )

    found = next(iter(fixes(problem, conflict(problem, SECONDS), SECONDS)))

    assert found.changes == (
        {
            "op": "set",
            "entity": "days",
            "id": "2026-03-02",
            "field": "lunch",
            "value": {"earliest": "09:00", "latest_end": "13:00", "minutes": 30},
        },
    )


def test_another_interpreter_may_be_engaged() -> None:
    sessions = (
        a_session(name, site=name, required=True, interpreters=1, windows=windows("09:00-10:00"))
        for name in ("talk", "tour")
    )
    problem = a_problem(
        *sessions,
        audiences={"talk": "joint A", "tour": "joint B"},
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        interpreters=[an_interpreter()],
        rules=[a_rule("interpreter_capacity")],
    )

    said = offered(problem)

    assert said["more_interpreters"] == "Engage more interpreters for these languages: ar and en. So many more: 1."


def test_the_visit_may_be_a_day_longer() -> None:
    spare = SpareDay((a_day(on=TUESDAY),), {}, ({"op": "set_visit", "field": "end_date", "value": "2026-03-03"},))
    problem = a_problem(
        *(a_session(name, required=True, minutes=60) for name in ("talk", "tour")), days=[a_day(hours="09:00-10:00")]
    ).but(spare_day=spare)

    said = offered(problem)

    assert said["day_more"] == "Stay a day longer, until Tuesday, 3 March 2026."


def test_without_a_conflict_there_is_nothing_to_fix() -> None:
    assert list(fixes(a_problem(a_session("talk", required=True)), (), SECONDS)) == []


def made_impossible(seed: int) -> Visit:
    return generate(Size(days=2 + seed % 3, hosts=10, subgroups=1 + seed % 2, sessions=14), seed, impossible=True)


CHANGED = [
    (example, what_if.id)
    for example in ("kenya-jordan-2018", "jordan-kenya-5day")
    for what_if in visit_of(example).what_if
    if what_if.expected == "infeasible" and (example, what_if.id) != ("jordan-kenya-5day", "W1")
]


@pytest.mark.parametrize(("example", "what_if"), CHANGED)
def test_the_file_of_an_example_has_a_plan_after_any_of_its_fixes(example: str, what_if: str) -> None:
    visit = visit_of(example)
    changes = next(each.changes for each in visit.what_if if each.id == what_if)

    assert_every_fix_helps(FILES.changed(visit, changes))


@pytest.mark.parametrize("seed", range(6))
def test_the_file_of_a_made_visit_has_a_plan_after_any_of_its_fixes(seed: int) -> None:
    assert_every_fix_helps(made_impossible(seed))


def assert_every_fix_helps(visit: Visit) -> None:
    problem = build_problem(visit)
    assert is_feasible(problem, SECONDS) is False

    found = list(fixes(problem, conflict(problem, SECONDS), SECONDS))

    assert found
    for each in found:
        changed = FILES.changed(visit, each.changes)
        assert not any(fault.fatal for fault in faults(changed)), each
        assert is_feasible(build_problem(changed), SECONDS) is True, each
        for language in ("en", "ar"):
            assert "%(" not in Localiser(language).text(each.text)
