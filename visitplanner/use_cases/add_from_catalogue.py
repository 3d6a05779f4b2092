"""Put hosts of the catalogue into a visit, with their sites, meeting points, topics and hours."""

from collections.abc import Collection, Sequence
from datetime import datetime

from visitplanner.storage.catalogue import Kept, hours_of, kept_entries
from visitplanner.storage.confidants import withheld_from
from visitplanner.storage.visits import load_visit
from visitplanner.use_cases.edit_visit import edit_visit
from visitplanner.use_cases.ports import Calendars, HolidayCalendars, VisitFiles
from visitplanner.visit.entities import Visit
from visitplanner.visit.from_catalogue import Host, Shelf, additions


def add_from_catalogue(
    visit_id: str,
    organisation_ids: Sequence[str],
    *,
    with_sessions: bool,
    version: int,
    files: VisitFiles,
    calendars: Calendars,
    holidays: HolidayCalendars,
    now: datetime,
    by: str,
    key: str | None = None,
) -> int:
    """The visit's new version. What the visit has already, known by its name, is taken instead of a second one.

    ``with_sessions`` also makes a meeting with each host, offered when the host can be met.
    Raises what ``edit_visit`` raises. Archived entries are left out, and those
    that this person may not know.
    """
    visit = load_visit(visit_id)
    hosts, shelf = _hosts(set(organisation_ids) - withheld_from(by))
    ramadan = [each for year in _years(visit) for each in holidays.ramadan(year)]
    changes = additions(visit, hosts, shelf, with_sessions=with_sessions, ramadan=ramadan)
    return edit_visit(visit_id, changes, version=version, files=files, calendars=calendars, now=now, by=by, key=key)


def _hosts(organisation_ids: Collection[str]) -> tuple[list[Host], Shelf]:
    chosen = [each for each in kept_entries("organisations") if each.id in organisation_ids]
    sites = kept_entries("sites")
    hours = hours_of([each.id for each in chosen])
    hosts = [
        Host(each.entity, [site.entity for site in sites if _is_of(site, each)], hours[each.id]) for each in chosen
    ]
    cities = {each.id: each.entity for each in kept_entries("cities", archived=None)}
    points = {each.id: each.entity for each in kept_entries("meeting_points", archived=None)}
    topics = {each.id: each.entity for each in kept_entries("topics")}
    return hosts, Shelf(cities, points, topics)


def _is_of(site: Kept, host: Kept) -> bool:
    return bool(site.entity.organisation_id == host.id)


def _years(visit: Visit) -> range:
    # A Ramadan that began late in one year may last into the next.
    return range(visit.header.start_date.year - 1, visit.header.end_date.year + 1)
