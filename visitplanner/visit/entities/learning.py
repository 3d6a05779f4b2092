"""What the delegation wants to learn, and what is agreed to come of it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from visitplanner.language.text import Name
from visitplanner.visit.entities.provenance import Provenance


@dataclass(frozen=True)
class Topic:
    id: str
    name: Name
    provenance: Provenance


@dataclass(frozen=True)
class Objective:
    """A learning objective: what the delegation wants to bring home, with a weight of 1 to 5."""

    id: str
    text: Name
    topic_ids: tuple[str, ...]
    weight: int
    provenance: Provenance


@dataclass(frozen=True)
class Commitment:
    id: str
    text: Name
    owner_organisation_id: str
    partner_organisation_id: str | None
    due_date: date | None
    status: Literal["proposed", "agreed", "in_progress", "achieved", "dropped"]
    topic_ids: tuple[str, ...]
    source_session_id: str | None
    provenance: Provenance
