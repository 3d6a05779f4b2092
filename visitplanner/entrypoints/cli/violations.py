"""Violations as lines of text, rule by rule."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from visitplanner.language.localise import Localiser
from visitplanner.language.text import N_, NN_, Code
from visitplanner.planning import Violation


def violation_lines(violations: Sequence[Violation], localiser: Localiser) -> Iterator[str]:
    """A heading per rule, then per violation the occurrences concerned and the sentence."""
    if not violations:
        yield localiser.text(N_("The itinerary keeps every rule."))
        return
    yield localiser.text(NN_("%(count)s violation:", "%(count)s violations:", count=len(violations)))
    for rule, found in groupby(violations, key=lambda each: each.rule):
        yield rule
        yield from (f"  {_line(each, localiser)}" for each in found)


def _line(violation: Violation, localiser: Localiser) -> str:
    occurrences = ", ".join(violation.occurrences)
    names = ", ".join(violation.names)
    concerned = "; ".join(filter(None, (occurrences, names)))
    return localiser.text(N_("%(sentence)s (%(concerned)s)", sentence=violation.sentence, concerned=Code(concerned)))
