"""Published instances, and the fast search that is measured on them."""

from collections.abc import Mapping
from typing import Protocol

from visitplanner.language.text import Text
from visitplanner.planning import Itinerary, Limits, Problem


class BenchmarkFileIsFaulty(Exception):
    """A file is not in the format it should be; ``sentence`` says where and why."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(sentence.message)
        self.sentence = sentence


class BenchmarkFiles(Protocol):
    """Reads the published instances of one kind."""

    def read(self, name: str, data: bytes) -> Problem:
        """``name`` is the file's. A session's id is the number of its vertex. Raises ``BenchmarkFileIsFaulty``."""


class BestKnownFiles(Protocol):
    """Reads lists of the best values that are known of published instances."""

    def read(self, data: bytes) -> Mapping[tuple[str, int | None], int]:
        """By instance and number of tours, ``None`` where the instance names it. Raises ``BenchmarkFileIsFaulty``."""


class RouteSearch(Protocol):
    """The fast search, for problems without rules of their own."""

    def make_ready(self) -> None:
        """Whatever takes long the first time is done now, so that no search has to wait for it."""

    def plan(self, problem: Problem, limits: Limits) -> Itinerary:
        """With value, bound and run; the value is the prize of what is held."""
