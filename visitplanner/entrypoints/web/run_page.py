"""A planning run in the words of a page, with its chart."""

from dataclasses import dataclass

from visitplanner.entrypoints.web.run_chart import RunChart, chart_of
from visitplanner.language.text import Text
from visitplanner.planning.limits import Progress
from visitplanner.storage.queries.planning_runs import PlanningRun, newest_run


@dataclass(frozen=True)
class RunOnPage:
    """``missing`` is in points, ``gap`` a share, times are seconds."""

    kind: str
    state: str
    stopping: bool
    value: int | None
    bound: int | None
    missing: int | None
    gap: float | None
    elapsed: int
    limit: int
    error: Text | None
    chart: RunChart | None

    @property
    def live(self) -> bool:
        return self.state in ("queued", "running")


def run_on_page(visit_id: str) -> RunOnPage | None:
    """The newest run of a visit."""
    run = newest_run(visit_id)
    return None if run is None else _on_page(run)


def _on_page(run: PlanningRun) -> RunOnPage:
    return RunOnPage(
        kind=run.kind,
        state=run.state,
        stopping=run.stop_requested,
        value=run.value,
        bound=run.bound,
        missing=None if run.value is None or run.bound is None else run.bound - run.value,
        gap=Progress(run.elapsed, run.value, run.bound, None).gap,
        elapsed=int(run.elapsed),
        limit=int(run.limit_seconds),
        error=run.error,
        chart=chart_of(run.points, run.elapsed),
    )
