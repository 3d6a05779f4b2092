"""The order in which two occurrences have to be held."""

from dataclasses import dataclass

from visitplanner.planning.problem import OccurrenceId

NO_LIMIT = 10**8
"""Longer than any visit; minutes."""


@dataclass(frozen=True)
class Order:
    """Where both are held, ``then`` begins after ``first`` has ended, and no more than ``within`` minutes later."""

    first: OccurrenceId
    then: OccurrenceId
    within: int = NO_LIMIT
