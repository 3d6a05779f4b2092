"""What is asked of a plan: learning objectives, constraints and preferences."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from visitplanner.planning.problem.identifiers import RuleId, TopicId


@dataclass(frozen=True)
class Objective:
    id: str
    topics: frozenset[TopicId]
    weight: int


@dataclass(frozen=True)
class Rule:
    """A constraint or preference this visit names; ``weight`` only for a preference."""

    id: RuleId
    type: str
    params: Mapping[str, Any]
    text: str
    weight: int | None = None
