"""How many people a changed plan disturbs: those with whom something was agreed or announced that holds no more."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from visitplanner.planning.disturbance import Move
from visitplanner.visit.entities import Visit


@dataclass(frozen=True)
class DisturbedPeople:
    """``hosts`` is one person each, the one who is written to; ``delegates`` counts each delegate once."""

    hosts: int
    delegates: int

    @property
    def count(self) -> int:
        return self.hosts + self.delegates


def disturbed_people(visit: Visit, moves: Iterable[Move], own: Collection[str]) -> DisturbedPeople:
    """Of the meetings that move, lose their groups or are given up, apart from ``own``, which the answer is about.

    Whoever is asked for something new is not disturbed: nothing was said to them. Nor is the organiser, who decides.
    """
    moved = [each for each in moves if each.kind not in ("fell_away", "added") and each.occurrence not in own]
    sessions, sizes = {each.id: each for each in visit.sessions}, {each.id: each.size for each in visit.subgroups}
    hosts = {sessions[each.session].host_id for each in moved} - {visit.header.organiser_id}
    groups = {group for each in moved for at in (each.before, each.after) if at for group in at.subgroups}
    return DisturbedPeople(len(hosts), sum(sizes.get(each, 0) for each in groups))
