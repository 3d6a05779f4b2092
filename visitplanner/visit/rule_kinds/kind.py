"""What a type of rule is to people and to forms: a sentence with choices in it, help, and what each choice may be."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from visitplanner.language.text import Text

Choice: TypeAlias = Literal[
    "session",
    "site",
    "dates",
    "number",
    "clock",
    "weekdays",
    "country",
    "direction",
    "session_type",
    "org_types",
    "order",
]
"""What fills a place of the sentence. ``order``: topics and types of sessions, first to last."""
Subject: TypeAlias = Literal["days", "order", "load", "people", "places", "content", "comfort"]
Strength: TypeAlias = Literal["hard", "soft"]
GREATEST_NUMBER = 10_000


@dataclass(frozen=True)
class Parameter:
    """One choice of a rule. A number lies between ``least`` and ``most``; an optional one may be left out."""

    name: str
    choice: Choice
    label: Text
    least: int = 0
    most: int = GREATEST_NUMBER
    optional: bool = False
    otherwise: int | str | None = None
    """What counts where an optional one is left out; ``None`` where nothing is limited then."""


@dataclass(frozen=True)
class RuleKind:
    """One type of rule.

    ``title`` says what it is for; ``sentence`` the same with a place ``%(name)s`` for every parameter; ``help`` what is
    counted, and when to use it. A soft rule has a weight besides, 0 for off.
    """

    type: str
    strength: Strength
    subject: Subject
    title: Text
    sentence: Text
    help: Text
    parameters: tuple[Parameter, ...] = ()

    @property
    def needed(self) -> Iterator[Parameter]:
        """The parameters without which the rule says nothing."""
        return (each for each in self.parameters if not each.optional)


class Stated(Protocol):
    """A constraint or a preference, as far as it is said."""

    NAME: str
    STATEMENT: Text


def constraint(
    rule: Stated, subject: Subject, help_: Text, sentence: Text | None = None, *parameters: Parameter
) -> RuleKind:
    """The kind of a constraint; its statement is the sentence too where nothing is to be chosen."""
    return RuleKind(rule.NAME, "hard", subject, rule.STATEMENT, sentence or rule.STATEMENT, help_, parameters)


def wish(rule: Stated, subject: Subject, help_: Text, sentence: Text | None = None, *parameters: Parameter) -> RuleKind:
    """The kind of a preference, likewise."""
    return RuleKind(rule.NAME, "soft", subject, rule.STATEMENT, sentence or rule.STATEMENT, help_, parameters)
