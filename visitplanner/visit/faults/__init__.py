"""What is wrong with a visit before anyone tries to plan it: every fault at once, each with its place in the file."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

from visitplanner.visit.entities import Visit
from visitplanner.visit.faults import (
    costs,
    days,
    identifiers,
    numbers,
    places,
    references,
    rules,
    sessions,
    times,
    what_ifs,
    worth,
)
from visitplanner.visit.faults.fault import Fault, FileIsFaulty, ItineraryFileIsFaulty, VisitFileIsFaulty, shown
from visitplanner.visit.faults.what_ifs import change_faults

__all__ = [
    "Fault",
    "FileIsFaulty",
    "ItineraryFileIsFaulty",
    "VisitFileIsFaulty",
    "change_faults",
    "faults",
    "shown",
    "structural_faults",
]

STRUCTURAL: tuple[Callable[[Visit], Iterator[Fault]], ...] = (
    identifiers.repeated_ids,
    references.unknown_references,
    times.unknown_timezones,
    times.visit_ends_before_it_starts,
    times.spans_that_end_before_they_start,
    times.lunches_that_do_not_fit,
    days.visit_too_long,
    days.repeated_days,
    numbers.numbers_out_of_range,
    places.zones_in_another_city,
    places.meeting_points_in_another_city,
    places.confidential_sites_in_open_zones,
    places.meeting_points_in_undisclosed_zones,
    places.contradicting_travel_times,
    sessions.subgroups_named_twice,
    rules.unknown_rule_types,
    rules.unusable_weights,
    rules.unusable_parameters,
    costs.rates_out_of_range,
    costs.costs_too_heavy_to_weigh,
)
"""Without these a visit can be handed to the planner, which then says by itself whether a plan exists."""

PLAUSIBLE: tuple[Callable[[Visit], Iterator[Fault]], ...] = (
    times.windows_outside_the_visit,
    times.transfers_that_arrive_first,
    times.reserves_longer_than_the_day,
    days.days_outside_the_visit,
    days.missing_days,
    days.no_programme_day,
    days.subgroups_without_city,
    numbers.gross_minutes_that_do_not_add_up,
    numbers.sizes_that_do_not_add_up,
    places.missing_travel_times,
    references.fares_of_unknown_transfers,
    sessions.audiences_that_name_nobody,
    sessions.interpretation_without_languages,
    sessions.sessions_no_day_can_hold,
    rules.circles_of_orders,
    costs.wishes_for_costs_without_rates,
    what_ifs.unusable_what_ifs,
)
"""What nobody can have meant in a file, though a disturbance of a visit may well lead to it."""


MOST_FAULTS = 500


def faults(visit: Visit) -> tuple[Fault, ...]:
    """Every fault of a visit as it stands in a file; the first 500 of each kind of a hopeless one."""
    return _first_of(visit, STRUCTURAL + PLAUSIBLE)


def structural_faults(visit: Visit) -> tuple[Fault, ...]:
    """What keeps a changed visit from being planned at all; an impossible one is for the planner to explain."""
    return _first_of(visit, STRUCTURAL)


def _first_of(visit: Visit, checks: tuple[Callable[[Visit], Iterator[Fault]], ...]) -> tuple[Fault, ...]:
    # Some checks compare entries with each other, so lists of any length would take any time.
    too_long = tuple(islice(identifiers.lists_too_long(visit), MOST_FAULTS))
    too_long = too_long or tuple(sessions.more_meetings_than_can_be_planned(visit))
    found = too_long or tuple(_first(fault for check in checks for fault in check(visit)))
    if any(fault.fatal for fault in found):
        return found
    return (*found, *worth.worth_beyond_counting(visit))


def _first(found: Iterator[Fault]) -> Iterator[Fault]:
    """So many notes and so many that refuse the visit: any number of notes hides none of these."""
    seen = Counter[bool]()
    for fault in found:
        seen[fault.fatal] += 1
        if seen[fault.fatal] <= MOST_FAULTS:
            yield fault
        elif fault.fatal:
            return
