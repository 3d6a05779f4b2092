"""Where the facts of a visit come from, and what the file says of itself."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from visitplanner.language.text import Name

Provenance: TypeAlias = Literal["article", "public_source", "inferred", "practice", "assumption", "invented"]


@dataclass(frozen=True)
class Source:
    id: str
    title: str
    url: str


@dataclass(frozen=True)
class Assumption:
    id: str
    text: str
    basis: str
    alternatives: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Meta:
    id: str
    title: Name
    realism: Literal["historical", "fictional"]
    description: Name
    disclaimer: Name
    sources: tuple[Source, ...]
    article_facts: tuple[str, ...]
    assumptions: tuple[Assumption, ...]
