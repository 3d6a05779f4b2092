"""A question about a session is answered in the background, once, and only about the plan that it was asked of."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from flask import Flask

from tests.factories import REFERENCE, a_plan, example, kept_visit, save_itinerary
from tests.fakes import Clock, ListedJobs, ScriptedExplainer
from visitplanner.adapters.solver_process import SolverProcess
from visitplanner.language.text import Text
from visitplanner.planning import Fix, Limits, SessionId
from visitplanner.planning.answer import Why
from visitplanner.storage.database import transaction
from visitplanner.storage.itineraries import load_itinerary
from visitplanner.storage.queries.planning_runs import newest_run
from visitplanner.storage.queries.questions import Question, newest_question
from visitplanner.storage.scenarios import promoted_scenario
from visitplanner.storage.visits import save_visit
from visitplanner.use_cases.answer_why import CHANGED, NO_ANSWER, answer_why
from visitplanner.use_cases.ask_why import SessionIsUnknown, ask_why
from visitplanner.use_cases.ports import PlannerFailed
from visitplanner.use_cases.request_plan import request_plan
from visitplanner.use_cases.take_scenario import NoPlanYet

LIMITS = Limits(seconds=5.0, workers=1, seed=7)
FIX = Fix(Text("Make it optional."), ({"op": "set", "entity": "sessions", "id": "S02"},), "optional")
ANSWER = Why(SessionId("S02"), (Text("It is full."),), fixes=(FIX,))


def asked(now: datetime, session: str = "S02") -> int:
    kept_visit(now)
    with transaction():
        save_itinerary(a_plan(), REFERENCE, 1, now)
    return again(now, session)


def again(now: datetime, session: str = "S02") -> int:
    return ask_why(REFERENCE, session, limits=LIMITS, jobs=ListedJobs(), now=now, by="a@example.org")


def newest(session: str = "S02") -> Question:
    scenario = promoted_scenario(REFERENCE)
    assert scenario is not None
    question = newest_question(REFERENCE, session, scenario.id)
    assert question is not None
    return question


def answered(run_id: int, outcome: Why | Exception, now: datetime, meanwhile: Callable[[], object]) -> Question:
    answer_why(run_id, explainer=ScriptedExplainer(outcome, meanwhile), clock=Clock(now))
    return newest()


def nothing() -> None:
    return


def test_an_answer_is_kept_with_its_fixes_and_changes_no_plan(either: Flask, now: datetime) -> None:
    question = answered(asked(now), ANSWER, now, nothing)

    assert (question.state, question.error, question.is_waiting) == ("done", None, False)
    assert question.answer is not None
    assert question.answer.sentences == ANSWER.sentences
    assert question.answer.fixes == (FIX,)
    assert load_itinerary(REFERENCE) == a_plan()


def test_a_question_that_waits_is_not_asked_twice_and_does_not_stand_in_the_way_of_planning(
    either: Flask, now: datetime
) -> None:
    first = asked(now)
    plan = request_plan(REFERENCE, limits=LIMITS, jobs=ListedJobs(), now=now)

    assert again(now) == first
    assert again(now, "S03") not in (first, plan)
    run = newest_run(REFERENCE)
    assert run is not None
    assert (run.id, run.kind) == (plan, "plan")


def test_an_answer_about_a_visit_that_has_changed_is_not_kept(app: Flask, now: datetime) -> None:
    def somebody_edits() -> None:
        visit = example()
        with transaction():
            save_visit(replace(visit, header=replace(visit.header, code="OTHER")), now)

    question = answered(asked(now), ANSWER, now, somebody_edits)

    assert (question.state, question.error, question.answer) == ("failed", CHANGED, None)


def test_a_planner_that_fails_is_told_of(app: Flask, now: datetime) -> None:
    question = answered(asked(now), PlannerFailed("died"), now, nothing)

    assert (question.state, question.error) == ("failed", NO_ANSWER)


def test_without_a_plan_or_a_session_there_is_nothing_to_ask(app: Flask, now: datetime) -> None:
    kept_visit(now)

    with pytest.raises(NoPlanYet):
        again(now)
    with pytest.raises(SessionIsUnknown):
        again(now, "S99")


def test_the_planner_itself_answers_and_says_where_else_a_session_could_be(app: Flask, now: datetime) -> None:
    run_id = asked(now, "S01")

    answer_why(run_id, explainer=SolverProcess(), clock=Clock(now))
    question = newest("S01")

    assert question is not None
    assert question.answer is not None
    assert question.answer.verified
    assert {each.occurrence for each in question.answer.others} == {"S01#1"}
