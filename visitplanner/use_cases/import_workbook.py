"""Keep the visit of a workbook that was looked through: all of it, or nothing."""

from datetime import datetime

from visitplanner.use_cases.import_visit import import_visit
from visitplanner.use_cases.ports import Calendars, VisitFiles
from visitplanner.use_cases.try_workbook import Trial, try_workbook
from visitplanner.visit.workbook.cells import Words


class WorkbookIsFaulty(Exception):
    """Some rows cannot be used; ``trial`` holds what is wrong with each."""

    def __init__(self, trial: Trial) -> None:
        super().__init__(f"{len(trial.faults)} faults")
        self.trial = trial


def import_workbook(
    draft_id: str,
    *,
    replace: bool,
    version: int | None,
    files: VisitFiles,
    calendars: Calendars,
    words: Words,
    now: datetime,
    by: str,
    key: str | None = None,
) -> str:
    """The identifier of the visit. What is sealed in a visit that is replaced stays as it is.

    ``version`` is that of the visit which the person was told would be replaced.
    Raises ``DraftIsUnknown``, ``WorkbookIsFaulty``, ``VisitExists``, and ``VisitHasChanged``.
    """
    trial = try_workbook(draft_id, files=files, words=words, by=by)
    if not trial.is_fit:
        raise WorkbookIsFaulty(trial)
    return import_visit(
        trial.data, files=files, calendars=calendars, now=now, replace=replace, version=version, key=key, by=by
    )
