"""One row of a programme from each thing that fills a day: a session, a way, a lunch, a transfer, a protected time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from visitplanner.language.text import N_, Name, Text
from visitplanner.planning import Lunch, Placement, Problem
from visitplanner.programme.legs import Leg
from visitplanner.programme.programme import Entry
from visitplanner.programme.visibility import (
    SiteSeen,
    Viewer,
    host_as_seen,
    sees,
    site_as_seen,
    title_as_seen,
)
from visitplanner.visit.entities import Day, Organisation, ProtectedBlock, Session, Site, Transfer, Visit
from visitplanner.visit.problem import timezone_of


@dataclass(frozen=True)
class Reading:
    """One reader's look at one visit."""

    visit: Visit
    problem: Problem
    viewer: Viewer

    @cached_property
    def _sessions(self) -> Mapping[str, Session]:
        return {each.id: each for each in self.visit.sessions}

    @cached_property
    def _sites(self) -> Mapping[str, Site]:
        return {each.id: each for each in self.visit.sites}

    @cached_property
    def _hosts(self) -> Mapping[str, Organisation]:
        return {each.id: each for each in self.visit.organisations}

    def session(self, placement: Placement) -> Session:
        return self._sessions[placement.session]

    def site(self, placement: Placement) -> Site:
        return self._sites[placement.site]

    def host(self, session: Session) -> Organisation:
        return self._hosts[session.host_id]

    def local(self, minute: int, city: str) -> datetime:
        return self.problem.horizon.local(minute, timezone_of(self.visit, city))

    def takes_part(self, placement: Placement) -> bool:
        """Whether a placement is the reader's own."""
        viewer = self.viewer
        match viewer.role:
            case "coordinator" | "safeguarding":
                return True
            case "head" if viewer.subgroup is None:
                return len(placement.subgroups) == len(self.visit.subgroups)
            case "head" | "delegate":
                return viewer.subgroup in placement.subgroups
            case "host":
                hosts = {self.session(placement).host_id, self.site(placement).organisation_id}
                return viewer.organisation in hosts
            case "interpreter":
                return viewer.interpreter in placement.interpreters
            case "driver":
                return viewer.vehicle in placement.vehicles
        return False

    def shows(self, placement: Placement) -> bool:
        return sees(self.viewer, "programme.full", own=self.takes_part(placement))

    def place(self, placement: Placement) -> SiteSeen:
        return site_as_seen(self.visit, self.site(placement), self.viewer, attends=self.takes_part(placement))


def session_row(reading: Reading, placement: Placement, way_out: Leg | None, way_back: Leg | None) -> Entry:
    """The session; a driver is told the stop only. ``way_out`` and ``way_back`` matter at a confidential site."""
    session, site, place = reading.session(placement), reading.site(placement), reading.place(placement)
    named = reading.viewer.role != "driver"
    told = sees(reading.viewer, "session.content", own=reading.takes_part(placement))
    meets, back = _assembly(reading, placement, place, way_out, way_back)
    topics = {each.id: each for each in reading.visit.topics}
    return Entry(
        kind="session",
        start=reading.local(placement.start, site.city_id),
        end=reading.local(placement.end, site.city_id),
        title=title_as_seen(site, session, reading.viewer) if named else place.name,
        subgroups=tuple(placement.subgroups),
        host=host_as_seen(site, reading.host(session), reading.viewer) if named else None,
        place=place.name,
        address=place.address,
        city=place.city,
        meeting_point=place.meeting_point if meets else None,
        meets_at=meets,
        returns_at=back,
        status=session.status,
        session_type=session.type if told else None,
        direction=session.direction if told else None,
        interpretation=session.interpretation.mode if told else None,
        topics=tuple(topics[each].name for each in session.topic_ids) if told else (),
        occurrence=placement.occurrence,
        session=placement.session,
        pinned=placement.pinned,
        key=f"session:{placement.occurrence}",
    )


def _assembly(
    reading: Reading, placement: Placement, place: SiteSeen, way_out: Leg | None, way_back: Leg | None
) -> tuple[datetime | None, datetime | None]:
    """When to assemble at the meeting point and when the group is back there, for those who may know the point.

    Assembly is ahead of setting out, but not before the previous engagement has ended.
    """
    if place.meeting_point is None or way_out is None:
        return None, None
    ahead = way_out.depart - place.lead_minutes
    meets = ahead if way_out.free_from is None else max(ahead, way_out.free_from)
    city = reading.site(placement).city_id
    back = reading.local(way_back.arrive, city) if way_back and way_back.to is None else None
    return reading.local(meets, city), back


def way_row(reading: Reading, subgroup: str, leg: Leg) -> Entry | None:
    """The way, or nothing where it would tell the reader of a place or a time that is not for the reader."""
    anchor = leg.to or leg.after
    if anchor is None or not all(reading.shows(each) for each in (leg.after, leg.to) if each):
        return None
    city = reading.site(anchor).city_id
    places = [reading.place(each) for each in (leg.to, leg.after) if each]
    point = next((place.meeting_point for place in places if place.confidential), None)
    if leg.veiled and point is None:
        return None
    return Entry(
        kind="travel",
        start=reading.local(leg.depart, city),
        end=reading.local(leg.arrive, city),
        title=_way_title(reading.place(leg.to).name if leg.to else None),
        subgroups=(subgroup,),
        place=point if leg.veiled else reading.place(anchor).name,
        meeting_point=point,
        key=f"travel:{leg.to.occurrence if leg.to else f'back from {anchor.occurrence}'}:{subgroup}",
    )


def _way_title(destination: Name | None) -> Text:
    if destination is None:
        return N_("Return to the meeting point")
    return N_("Travel to %(place)s", place=destination)


def lunch_row(reading: Reading, lunch: Lunch, city: str) -> Entry:
    return Entry(
        kind="lunch",
        start=reading.local(lunch.start, city),
        end=reading.local(lunch.end, city),
        title=N_("Lunch"),
        subgroups=(lunch.subgroup,),
        key=f"lunch:{lunch.date}:{lunch.subgroup}",
    )


def protected_row(reading: Reading, subgroup: str, day: Day, block: ProtectedBlock, city: str) -> Entry:
    zone = timezone_of(reading.visit, city)
    clock = reading.problem.horizon
    return Entry(
        kind="protected",
        start=clock.local(clock.minute(day.date, block.start, zone), zone),
        end=clock.local(clock.minute(day.date, block.end, zone), zone),
        title=block.label,
        subgroups=(subgroup,),
        key=f"protected:{day.date}:{block.id}:{subgroup}",
    )


def transfer_row(reading: Reading, move: Transfer) -> Entry:
    """A move between cities: it starts on the clock of the one and ends on the clock of the other."""
    clock = reading.problem.horizon
    there, here = timezone_of(reading.visit, move.to_city), timezone_of(reading.visit, move.from_city)
    departs, arrives_on = clock.minute(move.date, move.depart, here), move.date
    while (arrives := clock.minute(arrives_on, move.arrive, there)) <= departs:
        arrives_on += timedelta(days=1)
    return Entry(
        kind="transfer",
        start=clock.local(departs, here),
        end=clock.local(arrives, there),
        title=move.label,
        subgroups=tuple(move.subgroup_ids),
        key=f"transfer:{move.id}",
    )
