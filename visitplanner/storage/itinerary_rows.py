"""An itinerary to its rows and back."""

from dataclasses import asdict
from typing import Any

from visitplanner.planning import (
    Fix,
    Itinerary,
    LeftOut,
    Lunch,
    OccurrenceId,
    Placement,
    Run,
    SessionId,
    SiteId,
    SubgroupId,
    Term,
)
from visitplanner.storage.models import ItineraryRow, LunchRow, PlacementRow
from visitplanner.storage.sentences import from_plain, to_plain


def row_of(itinerary: Itinerary) -> ItineraryRow:
    """A row that holds an itinerary, and does not yet say whose it is."""
    return ItineraryRow(
        status=itinerary.status,
        value=itinerary.value,
        bound=itinerary.bound,
        terms=[asdict(term) for term in itinerary.terms],
        left_out=[_left_out_to_plain(each) for each in itinerary.left_out],
        conflict=itinerary.conflict,
        conflict_text=itinerary.conflict_text,
        fixes=[{"text": to_plain(fix.text), "changes": list(fix.changes)} for fix in itinerary.fixes],
        run=None if itinerary.run is None else asdict(itinerary.run),
        placements=[_placement_row(at, each) for at, each in enumerate(itinerary.placements)],
        lunches=[_lunch_row(at, each) for at, each in enumerate(itinerary.lunches)],
    )


def itinerary_in(row: ItineraryRow) -> Itinerary:
    """The itinerary that a row holds."""
    return Itinerary(
        status=row.status,  # type: ignore[arg-type]  # written from an Itinerary
        placements=tuple(_placement(each) for each in row.placements),
        lunches=tuple(Lunch(SubgroupId(each.subgroup_id), each.date, each.start, each.end) for each in row.lunches),
        value=row.value,
        bound=row.bound,
        terms=tuple(Term(**each) for each in row.terms),
        left_out=tuple(_left_out(each) for each in row.left_out),
        conflict=row.conflict,
        conflict_text=row.conflict_text,
        fixes=tuple(Fix(from_plain(each["text"]), tuple(each["changes"])) for each in row.fixes),
        run=None if row.run is None else Run(**row.run),
    )


def _placement_row(position: int, placement: Placement) -> PlacementRow:
    return PlacementRow(
        position=position,
        occurrence_id=placement.occurrence,
        session_id=placement.session,
        subgroup_ids=placement.subgroups,
        date=placement.date,
        start=placement.start,
        end=placement.end,
        site_id=placement.site,
        interpreter_ids=placement.interpreters,
        vehicle_ids=placement.vehicles,
        pinned=placement.pinned,
    )


def _placement(row: PlacementRow) -> Placement:
    return Placement(
        occurrence=OccurrenceId(row.occurrence_id),
        session=SessionId(row.session_id),
        subgroups=tuple(SubgroupId(each) for each in row.subgroup_ids),
        date=row.date,
        start=row.start,
        end=row.end,
        site=SiteId(row.site_id),
        interpreters=row.interpreter_ids,
        vehicles=row.vehicle_ids,
        pinned=row.pinned,
    )


def _lunch_row(position: int, lunch: Lunch) -> LunchRow:
    return LunchRow(position=position, subgroup_id=lunch.subgroup, date=lunch.date, start=lunch.start, end=lunch.end)


def _left_out_to_plain(each: LeftOut) -> dict[str, Any]:
    return {"session": each.session, "reason": to_plain(each.reason), "blocked_by": list(each.blocked_by)}


def _left_out(plain: dict[str, Any]) -> LeftOut:
    return LeftOut(SessionId(plain["session"]), from_plain(plain["reason"]), tuple(plain["blocked_by"]))
