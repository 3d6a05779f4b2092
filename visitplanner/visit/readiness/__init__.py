"""What is missing before planning makes sense, each with the place where it is mended."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from visitplanner.language.text import N_, NN_, Text
from visitplanner.visit.entities import Visit
from visitplanner.visit.faults import Fault, faults
from visitplanner.visit.readiness import content, dates, people
from visitplanner.visit.readiness.gap import STEP_OF, STEPS, Gap, Severity, Step
from visitplanner.visit.spoken_names import session_name
from visitplanner.visit.translations import untranslated

__all__ = ["STEPS", "STEP_OF", "Gap", "Severity", "Step", "readiness"]

ORDER: dict[Severity, int] = {"must": 0, "should": 1, "note": 2}
SAID_ELSEWHERE = frozenset({"programme_day", "delegation_size"})
"""Faults for which there is a gap with a sentence of its own."""
NEVER_LONG_ENOUGH = N_(
    "“%(session)s” is longer than every window that its host offers on a day when the group is there."
)
NEVER_THERE = N_(
    "“%(session)s” can be on no day: those who attend are never in its city together, or its site is not open for long "
    "enough."
)


def readiness(visit: Visit, today: date) -> tuple[Gap, ...]:
    """Every gap, those that keep a plan from making sense first."""
    found = [
        *content.gaps(visit),
        *people.gaps(visit),
        *dates.gaps(visit, today),
        *(_of_fault(visit, each) for each in faults(visit) if each.rule not in SAID_ELSEWHERE),
        *_translations(visit),
    ]
    return tuple(sorted(found, key=lambda gap: (ORDER[gap.severity], STEPS.index(gap.step))))


def _of_fault(visit: Visit, fault: Fault) -> Gap:
    """A fault of the file as a gap: what would be refused in a file must be mended."""
    found = re.match(r"\$\.(\w+)(?:\[(\d+)\])?", fault.path)
    entity = found[1] if found else "visit"
    step = STEP_OF.get(entity, "basics")
    if not found or not found[2]:
        return Gap(fault.sentence, "must" if fault.fatal else "should", step)
    entry = getattr(visit, entity)[int(found[2])]
    sentence: Text = fault.sentence
    if fault.rule == "session_day":
        said = NEVER_LONG_ENOUGH if fault.path.endswith(".windows") else NEVER_THERE
        sentence = Text(said.message, {"session": session_name(visit, entry)})
    is_must = fault.fatal or (fault.rule == "session_day" and entry.required)
    id_ = str(getattr(entry, "id", None) or entry.date)
    return Gap(sentence, "must" if is_must else "should", step, entity, id_)


def _translations(visit: Visit) -> Iterator[Gap]:
    """One gap for each step, with a count."""
    counted = Counter(STEP_OF[each.entity] for each in untranslated(visit))
    for step, count in counted.items():
        sentence = NN_(
            "%(count)s name is there in one language only.",
            "%(count)s names are there in one language only.",
            count=count,
        )
        yield Gap(sentence, "note", step)
