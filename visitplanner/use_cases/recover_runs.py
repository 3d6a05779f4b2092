"""Find planning runs whose worker died, and give them back to a worker once."""

from datetime import datetime, timedelta

from visitplanner.language.text import N_
from visitplanner.storage.database import transaction
from visitplanner.storage.planning_runs import SILENCE, end, silent_runs, waiting_runs
from visitplanner.use_cases.ports import Jobs

ATTEMPTS = 2
"""A run that took two workers with it is not tried on a third by itself."""
FORGOTTEN = timedelta(seconds=60)
"""After this long in the queue a run is handed out again: the queue may have lost it."""

INTERRUPTED = N_("Planning was interrupted twice because the server stopped. Plan the visit again.")


def recover_runs(*, jobs: Jobs, now: datetime, silence: timedelta = SILENCE, forgotten: timedelta = FORGOTTEN) -> None:
    """Runs silent for too long wait again, or end as interrupted; runs that wait for too long are handed out again."""
    with transaction() as session:
        for run in silent_runs(now - silence):
            if run.attempts < ATTEMPTS:
                run.state, run.queued_at = "queued", now - forgotten
            else:
                end(run, "interrupted", now, INTERRUPTED)
        session.flush()
        waiting = waiting_runs(now - forgotten)
        for run in waiting:
            run.queued_at = now
        numbers = [run.id for run in waiting]
    for number in numbers:
        jobs.plan(number)
