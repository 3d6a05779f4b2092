"""The moves between cities on the visit's one time line: when groups are under way, where they land, what follows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from visitplanner.planning import horizon, problem
from visitplanner.planning.problem import SubgroupId, TimeWindow
from visitplanner.visit import entities
from visitplanner.visit.entities import Visit

NOON = 12 * 60
NIGHT_ENDS = 4 * 60
"""Who is in the air before this minute of the day has had no night."""


@dataclass(frozen=True)
class Move:
    """A transfer with the subgroups it takes, and the date on which it arrives by the clocks there."""

    transfer: entities.Transfer
    groups: frozenset[str]
    block: problem.Block
    arrives_on: date
    midnight: int
    """The midnight that begins that date where it arrives."""
    next_midnight: int


def moves(visit: Visit, clock: horizon.Horizon) -> Iterator[Move]:
    """Every transfer. An arrival not after the departure is on a later day."""
    zones = {each.id: each.timezone for each in visit.cities}
    for each in visit.transfers:
        departs = clock.minute(each.date, each.depart, zones[each.from_city])
        there = zones[each.to_city]
        on = each.date
        while (arrives := clock.minute(on, each.arrive, there)) <= departs:
            on += timedelta(days=1)
        block = problem.Block(each.id, each.label, TimeWindow(departs, arrives), is_transfer=True)
        midnight = clock.minute(on, "00:00", there)
        next_midnight = clock.minute(on + timedelta(days=1), "00:00", there)
        yield Move(each, frozenset(each.subgroup_ids), block, on, midnight, next_midnight)


def landings(visit: Visit, clock: horizon.Horizon) -> Iterator[problem.Landing]:
    """The ends of all flights."""
    for move in moves(visit, clock):
        if move.transfer.mode != "air":
            continue
        flown = move.block.window
        sleepless = flown.opens < move.midnight + NIGHT_ENDS and flown.closes < move.midnight + NOON
        yield problem.Landing(
            name=move.block.name,
            label=move.block.label,
            subgroups=frozenset(map(SubgroupId, move.groups)),
            minute=flown.closes,
            lost_until=move.next_midnight if sleepless else None,
        )


def days_after_travel(visit: Visit, clock: horizon.Horizon) -> frozenset[tuple[str, date]]:
    """The first day of each subgroup after it has travelled: the same for who arrives by noon, else the next."""
    found = {
        (group, move.arrives_on + timedelta(days=int(move.block.window.closes > move.midnight + NOON)))
        for move in moves(visit, clock)
        for group in move.groups
    }
    travelled = (each.date + timedelta(days=1) for each in visit.days if each.type == "travel")
    return frozenset(found | {(group.id, on) for on in travelled for group in visit.subgroups})
