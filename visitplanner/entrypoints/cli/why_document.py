"""The answer to *Why?* as plain values, every sentence in every language."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from visitplanner.language.languages import LANGUAGES
from visitplanner.language.localise import Localiser
from visitplanner.language.text import Text
from visitplanner.planning import Placement, Problem
from visitplanner.planning.answer import Included, Why
from visitplanner.planning.disturbance import Move
from visitplanner.planning.elsewhere import Elsewhere
from visitplanner.planning.obstacles import Obstacle

Plain: TypeAlias = Mapping[str, Any]


def why_document(problem: Problem, why: Why) -> Plain:
    """What ``why --json`` prints."""
    return {
        "session_id": why.session,
        "verified": why.verified,
        "sentences": [_in_every_language(each) for each in why.sentences],
        "times": why.times,
        "obstacles": [_obstacle(problem, each) for each in why.obstacles],
        "conflict": list(why.conflict),
        "included": why.included and _included(problem, why.included),
        "elsewhere": [_elsewhere(problem, each) for each in why.elsewhere],
        "fixes": [{"text": _in_every_language(each.text), "changes": list(each.changes)} for each in why.fixes],
    }


def _obstacle(problem: Problem, obstacle: Obstacle) -> Plain:
    return {
        "rule": obstacle.rule,
        "names": list(obstacle.names),
        "reason": _in_every_language(obstacle.reason),
        "times": [_stand(problem, each) for each in obstacle.stands],
    }


def _included(problem: Problem, included: Included) -> Plain:
    return {
        "points": included.points,
        "travel_min": included.travel_minutes,
        "idle_min": included.idle_minutes,
        "moves": [_move(problem, each) for each in included.moves],
    }


def _move(problem: Problem, move: Move) -> Plain:
    return {
        "kind": move.kind,
        "occurrence_id": move.occurrence,
        "session_id": move.session,
        "before": move.before and _stand(problem, move.before),
        "after": move.after and _stand(problem, move.after),
    }


def _elsewhere(problem: Problem, other: Elsewhere) -> Plain:
    return {
        "occurrence_id": other.occurrence,
        "date": other.date.isoformat(),
        "subgroup_ids": list(other.subgroups),
        "best": other.best and _stand(problem, other.best),
        "points": other.difference,
        "broken": [{"rule": each.rule, "names": list(each.names)} for each in other.broken],
    }


def _stand(problem: Problem, placement: Placement) -> Plain:
    zone = problem.timezones[problem.site[placement.site].city]
    return {
        "occurrence_id": placement.occurrence,
        "date": placement.date.isoformat(),
        "start": f"{problem.horizon.local(placement.start, zone):%H:%M}",
        "subgroup_ids": list(placement.subgroups),
    }


def _in_every_language(text: Text) -> Mapping[str, str]:
    return {code: Localiser(code).text(text) for code in LANGUAGES}
