"""What a visit is worth, as prizes: of each occurrence held, and of each topic once it is treated."""

from collections.abc import Mapping
from dataclasses import dataclass

from visitplanner.planning.problem import OccurrenceId, TopicId


@dataclass(frozen=True)
class Prizes:
    """Units of the first level; what is not named is worth nothing."""

    occurrences: Mapping[OccurrenceId, int]
    topics: Mapping[TopicId, int]
