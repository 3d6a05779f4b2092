"""Work on a run that answers a question about a session, and keep the answer."""

import logging
from collections.abc import Callable
from datetime import datetime

from visitplanner.language.text import N_, Text
from visitplanner.planning import SessionId
from visitplanner.planning.answer import Why
from visitplanner.storage.database import transaction
from visitplanner.storage.planning_runs import Attempt, end, still_ours, version_of
from visitplanner.storage.questions import asked_in, keep_answer
from visitplanner.storage.scenarios import current_itinerary
from visitplanner.use_cases.ports import Explainer, PlannerFailed
from visitplanner.use_cases.watch_run import RunWatch, begin_run, give_back

NO_ANSWER = N_("No answer was found, for a reason that lies in the planner. Ask again.")
CHANGED = N_("The visit or its plan was changed while the answer was looked for. Ask again.")

log = logging.getLogger(__name__)


def answer_why(
    run_id: int,
    *,
    explainer: Explainer,
    clock: Callable[[], datetime],
    closing: Callable[[], bool] = lambda: False,
) -> None:
    """Nothing happens when the run is not waiting, or of another kind. Neither visit nor plan is changed."""
    attempt = begin_run(run_id, ("why",), clock())
    if attempt is None:
        return
    with transaction():
        session = asked_in(run_id).session_id
    watch = RunWatch(attempt, clock, closing)
    answer = _answer(attempt, SessionId(session), explainer, watch)
    if watch.gave_up:
        give_back(attempt, clock())
        return
    _keep(attempt, answer, clock())


def _answer(attempt: Attempt, session: SessionId, explainer: Explainer, watch: RunWatch) -> Why | Text:
    """The answer, or a sentence on why there is none."""
    if attempt.old is None or session not in attempt.problem.session:
        return CHANGED
    try:
        return explainer.why(attempt.problem, attempt.old, session, attempt.limits, watch)
    except PlannerFailed:
        log.exception("Question %s was not answered.", attempt.run_id)
        return NO_ANSWER


def _keep(attempt: Attempt, answer: Why | Text, now: datetime) -> None:
    with transaction():
        run = still_ours(attempt)
        if run is None:
            return
        kept = None if attempt.scenario_id is None else current_itinerary(attempt.scenario_id)
        is_same = kept is not None and kept.id == asked_in(run.id).itinerary_id
        if isinstance(answer, Text):
            end(run, "failed", now, answer)
        elif not is_same or version_of(attempt.visit_id) != attempt.visit_version:
            end(run, "failed", now, CHANGED)
        else:
            keep_answer(run.id, answer)
            end(run, "done", now)
