"""What a visit asks of its plan, and the disturbances that it wants to be tried."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from visitplanner.visit.entities.provenance import Provenance


@dataclass(frozen=True)
class Rule:
    """One entry of ``constraints``: a named hard rule, or a soft one with its weight."""

    id: str
    type: str
    strength: Literal["hard", "soft"]
    params: Mapping[str, Any]
    text: str
    provenance: Provenance
    weight: int | None = None


@dataclass(frozen=True)
class WhatIf:
    """A disturbance to try: changes to apply, and whether a plan should still exist."""

    id: str
    text: str
    changes: tuple[Mapping[str, Any], ...]
    expected: Literal["feasible", "infeasible"]
    expected_conflict: tuple[str, ...]
