"""The way of a made visit: its cities with their zones, its days, and the moves between them."""

import math
from itertools import pairwise
from random import Random

from visitplanner.visit import entities as e
from visitplanner.visit.generator.ground import Ground, named

ZONES_A_CITY = 4
SHARE_WITH_PRAYER = 0.5


def cities(ground: Ground) -> tuple[e.City, ...]:
    return tuple(
        e.City(
            each.city,
            named(each.city, each.arabic),
            each.country,
            each.timezone,
            each.lat,
            each.lon,
            "approximate_city_level",
        )
        for each in ground.places
    )


def zones(ground: Ground) -> tuple[e.Zone, ...]:
    """Some open zones a city, and one for its confidential sites."""
    found = []
    for place in ground.places:
        for number in range(1, ZONES_A_CITY + 1):
            label = named(f"{place.city} {number}", f"{place.arabic} {number}")
            found.append(e.Zone(f"{place.city}-{number}", place.city, label))
        label = named(f"{place.city}, undisclosed", f"{place.arabic}، غير معلن")
        found.append(e.Zone(f"{place.city}-X", place.city, label, undisclosed=True))
    return tuple(found)


def travel(ground: Ground, chance: Random) -> e.Travel:
    """Minutes by the distance of zones that lie anywhere in a square."""
    entries = []
    for place in ground.places:
        spots = [(chance.uniform(0, 30), chance.uniform(0, 30)) for _ in range(ZONES_A_CITY)]
        for a in range(ZONES_A_CITY):
            for b in range(a):
                minutes = 5 * math.ceil((10 + math.dist(spots[a], spots[b])) / 5)
                entries.append(
                    e.TravelTime(from_zone=f"{place.city}-{a + 1}", to_zone=f"{place.city}-{b + 1}", minutes=minutes)
                )
    return e.Travel(15, 45, tuple(entries))


def days(ground: Ground, chance: Random) -> tuple[e.Day, ...]:
    """Every date of the visit; those on a rest day of their country are days of rest."""
    return tuple(
        e.Day(
            date=on,
            day_index=number,
            type="programme" if ground.works(on) else "rest",
            city_by_subgroup={"*": ground.city_on[on]},
            window=e.ClockWindow("08:30", "17:00"),
            lunch=e.LunchRule("11:30", "14:30", 60),
            protected=(_prayer(number),) if chance.random() < SHARE_WITH_PRAYER else (),
            end_reserve_min=30,
        )
        for number, on in enumerate(ground.dates, 1)
    )


def _prayer(number: int) -> e.ProtectedBlock:
    return e.ProtectedBlock(f"PR{number}", "12:40", "13:00", named("Midday prayer", "صلاة الظهر"), ())


def transfers(ground: Ground) -> tuple[e.Transfer, ...]:
    """A flight through the night before everybody is elsewhere; it arrives on the next morning of any time zone."""
    moves: list[e.Transfer] = []
    for before, after in pairwise(ground.dates):
        here, there = ground.city_on[before], ground.city_on[after]
        if here != there:
            label = named(f"From {here} to {there}", f"من {here} إلى {there}")
            moves.append(
                e.Transfer(f"TR{len(moves) + 1}", label, before, "18:00", "06:00", here, there, ground.groups, "air")
            )
    return tuple(moves)


def meeting_points(ground: Ground) -> tuple[e.MeetingPoint, ...]:
    """Where confidential visits begin: a hotel in each city."""
    return tuple(
        e.MeetingPoint(
            f"MP-{each.city}",
            named(f"Hotel, {each.city}", f"فندق، {each.arabic}"),
            each.city,
            f"{each.city}-1",
            15,
        )
        for each in ground.places
    )
