"""End a planning run early; the best plan it found is kept."""

from datetime import datetime

from visitplanner.storage.database import transaction
from visitplanner.storage.planning_runs import end, locked_run


def stop_plan(run_id: int, *, now: datetime) -> None:
    """A waiting run ends at once, a running one in a moment, an ended one stays as it is. Raises ``RunIsUnknown``."""
    with transaction():
        run = locked_run(run_id)
        if run.state == "queued":
            end(run, "stopped", now)
        elif run.state == "running":
            run.stop_requested = True
