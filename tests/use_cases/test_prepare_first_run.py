"""The first run makes an installation usable; the next ones find everything there and do nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from flask import Flask

from tests.factories import FIVE_DAYS, REFERENCE, RUN, a_plan, example_file
from tests.fakes import Clock, CountedCalendars, ListedJobs, PlainPasswords, ScriptedPlanner
from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.planning import Itinerary, Limits, Progress
from visitplanner.storage.accounts import find_user
from visitplanner.storage.itineraries import load_itinerary
from visitplanner.storage.queries.visits import visits_by_date
from visitplanner.use_cases.ports import PlannerFailed, Tools
from visitplanner.use_cases.prepare_first_run import FirstCoordinator, prepare_first_run

EVENING = Progress(elapsed=1.5, value=40, bound=60, best=None)


def tools_with(app: Flask, outcome: Itinerary | Exception) -> Tools:
    tools: Tools = app.extensions["visitplanner"]
    return replace(
        tools,
        visit_files=StudyVisitFiles(),
        planner=ScriptedPlanner(outcome, [EVENING]),
        jobs=ListedJobs(),
        passwords=PlainPasswords(),
        calendars=CountedCalendars(),
    )


def prepare(
    app: Flask,
    now: datetime,
    outcome: Itinerary | Exception,
    watch: Callable[[Progress], None] = lambda progress: None,
    read: Callable[[str], bytes] = example_file,
) -> FirstCoordinator | None:
    examples = [lambda: read("kenya-jordan-2018"), lambda: read("jordan-kenya-5day")]
    return prepare_first_run(examples, tools=tools_with(app, outcome), limits=Limits(), clock=Clock(now), watch=watch)


def unreadable(name: str) -> bytes:
    raise AssertionError(f"{name} is read again.")


def test_the_first_run_imports_plans_and_makes_an_account(app: Flask, now: datetime) -> None:
    heard: list[Progress] = []

    first = prepare(app, now, a_plan(), heard.append)

    assert first is not None
    assert {row.id for row in visits_by_date(first.email)} == {REFERENCE, FIVE_DAYS}
    assert load_itinerary(REFERENCE) == a_plan()
    assert load_itinerary(FIVE_DAYS) is None
    assert heard == [EVENING, Progress(RUN.seconds, 42, 42, a_plan())]
    user = find_user(first.email)
    assert user is not None
    assert user.password == f"hash of {first.password}"


def test_the_second_run_does_nothing_of_it_again(app: Flask, now: datetime) -> None:
    prepare(app, now, a_plan())

    second = prepare(app, now, PlannerFailed("asked again"), read=unreadable)

    assert second is None
    assert load_itinerary(REFERENCE) == a_plan()


def test_a_first_run_that_broke_off_is_taken_up_again(app: Flask, now: datetime) -> None:
    def power_cut(progress: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        prepare(app, now, a_plan(), power_cut)

    first = prepare(app, now, a_plan())

    assert first is not None
    assert len(visits_by_date(first.email)) == 2


def test_a_planner_that_fails_does_not_keep_anybody_out(app: Flask, now: datetime) -> None:
    first = prepare(app, now, PlannerFailed("died"))

    assert first is not None
    assert load_itinerary(REFERENCE) is None
