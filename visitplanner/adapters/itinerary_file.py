"""Writes the itinerary file, and reads it back: what the planner, or somebody by hand, answers to a visit file."""

import json
from collections.abc import Mapping
from typing import Any

from visitplanner.adapters.itinerary_fixes import read_fixes
from visitplanner.adapters.itinerary_reading import FORMAT, read_itinerary
from visitplanner.language.languages import LANGUAGES
from visitplanner.language.localise import Localiser
from visitplanner.language.text import Text
from visitplanner.planning import Fix, Itinerary, LeftOut, Lunch, Placement, Problem, SiteId
from visitplanner.planning.metrics import metrics

MOST_BYTES = 5_000_000


class StudyVisitItineraryFiles:
    """The format ``studyvisit-itinerary`` 1.0; files of more than ``most_bytes`` are refused unread."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes

    def read(self, data: bytes, problem: Problem) -> Itinerary:
        """Raises ``ItineraryFileIsFaulty``; what is merely wrong is kept, so that a checker can say so."""
        return read_itinerary(data, problem, self._most_bytes)

    def read_fixes(self, data: bytes) -> tuple[Fix, ...]:
        """Raises ``ItineraryFileIsFaulty``."""
        return read_fixes(data, self._most_bytes)

    def write(self, problem: Problem, itinerary: Itinerary) -> bytes:
        """Indented JSON in UTF-8, with local times and every sentence in every language."""
        return (json.dumps(_document(problem, itinerary), ensure_ascii=False, indent=2) + "\n").encode()


def _document(problem: Problem, itinerary: Itinerary) -> Mapping[str, Any]:
    return {
        **FORMAT,
        "visit_id": problem.visit_id,
        "status": itinerary.status,
        "objective": _objective(itinerary),
        "solver": _solver(itinerary),
        "placements": [_placement(problem, each) for each in sorted(itinerary.placements, key=_by_time)],
        "lunches": [_lunch(problem, each) for each in itinerary.lunches],
        "left_out": [_left_out(each) for each in itinerary.left_out],
        "conflict": list(itinerary.conflict),
        "conflict_text": _in_every_language(itinerary.conflict_text) if itinerary.conflict_text else None,
        "fixes": [_fix(each) for each in itinerary.fixes],
        "metrics": metrics(problem, itinerary),
    }


def _by_time(placement: Placement) -> tuple[int, str]:
    return placement.start, placement.occurrence


def _objective(itinerary: Itinerary) -> Mapping[str, Any]:
    return {
        "value": itinerary.value,
        "bound": itinerary.bound,
        "terms": [
            {"id": term.id, "weight": term.weight, "raw": term.raw, "points": term.points} for term in itinerary.terms
        ],
    }


def _solver(itinerary: Itinerary) -> Mapping[str, Any] | None:
    run = itinerary.run
    if run is None:
        return None
    return {
        "seconds": round(run.seconds, 3),
        "workers": run.workers,
        "seed": run.seed,
        "time_limit": run.time_limit,
        "name": run.name,
        "version": run.version,
    } | ({} if run.rounds is None else {"rounds": run.rounds})


def _placement(problem: Problem, placement: Placement) -> Mapping[str, Any]:
    timezone = timezone_of_site(problem, placement.site)
    return {
        "occurrence_id": placement.occurrence,
        "session_id": placement.session,
        "subgroup_ids": list(placement.subgroups),
        "date": placement.date.isoformat(),
        "start": _clock(problem, placement.start, timezone),
        "end": _clock(problem, placement.end, timezone, closing=True),
        "site_id": placement.site,
        "interpreter_ids": list(placement.interpreters),
        "vehicle_ids": list(placement.vehicles),
        "pinned": placement.pinned,
    }


def _lunch(problem: Problem, lunch: Lunch) -> Mapping[str, Any]:
    timezone = problem.timezones[problem.day[lunch.subgroup, lunch.date].city]
    return {
        "subgroup_id": lunch.subgroup,
        "date": lunch.date.isoformat(),
        "start": _clock(problem, lunch.start, timezone),
        "end": _clock(problem, lunch.end, timezone, closing=True),
    }


def _left_out(left_out: LeftOut) -> Mapping[str, Any]:
    return {
        "session_id": left_out.session,
        "reason": _in_every_language(left_out.reason),
        "blocked_by": list(left_out.blocked_by),
    }


def _fix(fix: Fix) -> Mapping[str, Any]:
    return {"text": _in_every_language(fix.text), "changes": list(fix.changes), "verified": True}


def timezone_of_site(problem: Problem, site: SiteId) -> str:
    """The time zone in which the clock times of a session at this site are written."""
    return problem.timezones[problem.site[site].city]


def _clock(problem: Problem, minute: int, timezone: str, *, closing: bool = False) -> str:
    """The wall clock as ``HH:MM``; what ends with the day ends at ``24:00``."""
    local = problem.horizon.local(minute, timezone)
    clock = f"{local:%H:%M}"
    return "24:00" if closing and clock == "00:00" else clock


def _in_every_language(text: Text) -> Mapping[str, str]:
    return {code: Localiser(code).text(text) for code in LANGUAGES}
