"""What pages ask is answered in a constant number of questions."""

from datetime import datetime, timedelta

import pytest
from flask import Flask

from tests.factories import FIVE_DAYS, REFERENCE, a_plan, example, kept_visit, save_itinerary, somebody_with
from tests.fakes import ListedJobs
from visitplanner.planning import Limits
from visitplanner.storage.database import transaction
from visitplanner.storage.planning_runs import RunIsUnknown
from visitplanner.storage.queries.planning_runs import newest_run, planning_run
from visitplanner.storage.queries.visits import NOT_PLANNED, PLAN_WORDS, itinerary_of, visit_of, visits_by_date
from visitplanner.storage.visits import save_visit
from visitplanner.use_cases.request_plan import request_plan
from visitplanner.use_cases.stop_plan import stop_plan


def test_visits_stand_with_the_latest_first_and_their_counts(either: Flask, now: datetime) -> None:
    kept_visit(now)
    five_days = example("jordan-kenya-5day")
    with transaction():
        save_visit(five_days, now)
    person = somebody_with(REFERENCE, FIVE_DAYS, now=now)

    first, second = visits_by_date(person)

    assert (first.id, second.id) == (FIVE_DAYS, REFERENCE)
    assert first.title == five_days.header.title
    assert first.sessions == len(five_days.sessions)
    assert first.confirmed == sum(each.status == "confirmed" for each in five_days.sessions)
    assert first.hosts == len({each.host_id for each in five_days.sessions})


def test_the_list_tells_of_the_newest_plan(either: Flask, now: datetime) -> None:
    kept_visit(now)
    person = somebody_with(REFERENCE, now=now)
    unplanned = visits_by_date(person)[0].plan
    with transaction():
        save_itinerary(a_plan("infeasible"), REFERENCE, 1, now)
        save_itinerary(a_plan("optimal"), REFERENCE, 1, now + timedelta(minutes=1))

    assert unplanned == NOT_PLANNED
    assert visits_by_date(person)[0].plan == PLAN_WORDS["optimal"]
    assert itinerary_of(REFERENCE) == a_plan("optimal")
    assert visit_of(REFERENCE) == example()


def test_the_list_holds_the_visits_of_whoever_asks(either: Flask, now: datetime) -> None:
    kept_visit(now)
    with transaction():
        save_visit(example("jordan-kenya-5day"), now)
    one = somebody_with(REFERENCE, now=now)
    other = somebody_with(now=now, email="other@example.org")

    assert [each.id for each in visits_by_date(one)] == [REFERENCE]
    assert visits_by_date(other) == ()
    assert visits_by_date("nobody@example.org") == ()


def test_the_newest_run_is_the_one_asked_for_last(either: Flask, now: datetime) -> None:
    kept_visit(now)
    none_yet = newest_run(REFERENCE)
    first = request_plan(REFERENCE, limits=Limits(), jobs=ListedJobs(), now=now)
    stop_plan(first, now=now)

    second = request_plan(REFERENCE, limits=Limits(seconds=5), jobs=ListedJobs(), now=now + timedelta(minutes=1))

    run = newest_run(REFERENCE)
    assert none_yet is None
    assert run == planning_run(second)
    assert (run.state, run.limit_seconds, run.requested_at) == ("queued", 5, now + timedelta(minutes=1))


def test_an_unknown_run_is_named(app: Flask) -> None:
    with pytest.raises(RunIsUnknown, match="404"):
        planning_run(404)
