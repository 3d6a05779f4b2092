"""What a gap in the preparation of a visit looks like, and at which step of the setup each list is mended."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from visitplanner.language.text import Text

Step: TypeAlias = Literal["basics", "places", "days", "people", "aims", "hosts", "sessions", "rules", "staff", "costs"]
Severity: TypeAlias = Literal["must", "should", "note"]

STEPS: tuple[Step, ...] = (
    "basics",
    "places",
    "days",
    "people",
    "aims",
    "hosts",
    "sessions",
    "rules",
    "staff",
    "costs",
)
STEP_OF: Mapping[str, Step] = {
    "visit": "basics",
    "meta": "basics",
    "cities": "places",
    "zones": "places",
    "travel": "places",
    "days": "days",
    "holidays": "days",
    "transfers": "days",
    "subgroups": "people",
    "members": "people",
    "delegation": "people",
    "topics": "aims",
    "objectives": "aims",
    "organisations": "hosts",
    "meeting_points": "hosts",
    "sites": "hosts",
    "sessions": "sessions",
    "commitments": "sessions",
    "constraints": "rules",
    "what_if": "rules",
    "interpreters": "staff",
    "vehicles": "staff",
    "costs": "costs",
}
"""The step at which the entries of a list are entered."""


@dataclass(frozen=True)
class Gap:
    """One thing that is missing. ``must``: no plan makes sense before; ``should``: it will be worse; ``note``: look.

    ``entity`` and ``id`` name the entry where it is mended; without an ``id`` it is mended on the page of the step.
    """

    sentence: Text
    severity: Severity
    step: Step
    entity: str | None = None
    id: str | None = None
