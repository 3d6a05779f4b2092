"""What stands in the way of a plan, and what a remedy for it looks like."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from visitplanner.language.text import N_, Code, Text
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.problem import OccurrenceId, Problem, Session, SessionId, TimeWindow
from visitplanner.planning.relaxation import compact, required_only
from visitplanner.planning.trial import Trials

Changes = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Remedy:
    """A change of the visit, as a sentence, as operations on its file, and as the problem it leads to."""

    kind: str
    text: Text
    changes: Changes
    after: Problem


@dataclass(frozen=True)
class Case:
    """A problem without a plan: the names that cannot hold together, and the occurrences for which they cannot."""

    problem: Problem
    names: tuple[str, ...]
    among: frozenset[OccurrenceId]
    trials: Trials

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The sessions that clash, the least important first."""
        ids = {self.problem.occurrence[each].session for each in self.among}
        return tuple(sorted((self.problem.session[each] for each in ids), key=lambda each: (each.priority, each.id)))

    def helps(self, after: Problem) -> bool:
        """Whether at least what clashes here no longer does."""
        return self.trials.possible(compact(required_only(after), self.among & set(after.occurrence))) is True

    def plan(self, after: Problem) -> Itinerary | None:
        """A plan of a changed problem: of all that is required or, where something else clashes too, of this alone."""
        if not self.helps(after):
            return None
        whole = self.trials.plan(compact(required_only(after)))[1]
        return whole or self.trials.plan(compact(required_only(after), self.among & set(after.occurrence)))[1]


def with_session(problem: Problem, session: Session) -> Problem:
    """The problem with one session changed."""
    return problem.but(sessions=tuple(session if each.id == session.id else each for each in problem.sessions))


def with_windows(problem: Problem, session: Session, offered: tuple[TimeWindow, ...]) -> Problem:
    """The problem with other windows of one session."""
    return with_session(problem, replace(session, windows=offered))


def set_field(entity: str, identifier: str, field: str, value: object) -> Mapping[str, Any]:
    """The operation of the visit file that sets one member."""
    return {"op": "set", "entity": entity, "id": identifier, "field": field, "value": value}


def local(problem: Problem, session: SessionId, minute: int) -> datetime:
    """The wall clock at a session's site."""
    return problem.horizon.local(minute, problem.timezones[problem.site[problem.session[session].site].city])


def clock(moment: datetime) -> Code:
    """A clock time as it is shown."""
    return Code(f"{moment:%H:%M}")


def joined(texts: Sequence[Text]) -> Text:
    """Several sentences, one after the other."""
    text = texts[-1]
    for each in reversed(texts[:-1]):
        text = N_("%(sentence)s %(further)s", sentence=each, further=text)
    return text
