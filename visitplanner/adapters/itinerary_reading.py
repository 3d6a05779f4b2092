"""Reads an itinerary file as somebody may have written it by hand: what can be understood is kept, however wrong."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from visitplanner.adapters.itinerary_entry import Entry
from visitplanner.adapters.json_input import Unreadable, read_json
from visitplanner.language.text import N_, Code, Text
from visitplanner.planning import (
    Itinerary,
    Lunch,
    Occurrence,
    Placement,
    Problem,
    Session,
    SessionId,
    SiteId,
    Status,
    SubgroupId,
)
from visitplanner.visit.faults import Fault, ItineraryFileIsFaulty, shown

FORMAT = {"format": "studyvisit-itinerary", "format_version": "1.0"}
MOST_ENTRIES = 5000

OBJECT_EXPECTED = N_("An object with members is expected here, in braces.")
LIST_EXPECTED = N_("A list is expected here, in square brackets.")


def read_itinerary(data: bytes, problem: Problem, most_bytes: int) -> Itinerary:
    """The itinerary of a file. Raises ``ItineraryFileIsFaulty`` with everything in it that cannot be understood."""
    try:
        document, odd = read_json(data, most_bytes)
    except Unreadable as unreadable:
        raise ItineraryFileIsFaulty([unreadable.fault]) from None
    faults = list(odd.values())
    if not isinstance(document, dict):
        raise ItineraryFileIsFaulty([Fault("$", "type", OBJECT_EXPECTED)])
    faults.extend(_faults_of_the_head(document, problem))
    placements = _placements(problem, _entries(document, "placements", faults), faults)
    lunches = tuple(
        lunch for entry in _entries(document, "lunches", faults) if (lunch := _lunch(problem, entry, faults))
    )
    if faults:
        raise ItineraryFileIsFaulty(faults)
    return Itinerary(document.get("status", "feasible"), placements, lunches)


def _faults_of_the_head(document: Mapping[str, Any], problem: Problem) -> Iterator[Fault]:
    for name, value in {**FORMAT, "visit_id": problem.visit_id}.items():
        if document.get(name, value) != value:
            yield Fault(f"$.{name}", "const", _only(value, document[name]))
    if document.get("status", "feasible") not in get_args(Status):
        allowed = Code(", ".join(get_args(Status)))
        yield Fault("$.status", "enum", N_("One of these is expected here: %(allowed)s.", allowed=allowed))
    if "placements" not in document:
        yield Fault("$.placements", "required", N_("The member %(name)s is missing. Add it.", name=Code("placements")))


def _only(value: str, found: object) -> Text:
    return N_(
        "%(found)s stands here, but this can only be %(value)s. Choose the itinerary of this visit.",
        found=shown(found),
        value=shown(value),
    )


def _entries(document: Mapping[str, Any], name: str, faults: list[Fault]) -> Iterator[Entry]:
    listed = document.get(name, [])
    if not isinstance(listed, list):
        faults.append(Fault(f"$.{name}", "type", LIST_EXPECTED))
        return
    if len(listed) > MOST_ENTRIES:
        sentence = N_("At most %(most)s entries can be read here. Take some out.", most=MOST_ENTRIES)
        faults.append(Fault(f"$.{name}", "list_length", sentence))
    for index, each in enumerate(listed[:MOST_ENTRIES]):
        if isinstance(each, dict):
            yield Entry(f"$.{name}[{index}]", each, faults)
        else:
            faults.append(Fault(f"$.{name}[{index}]", "type", OBJECT_EXPECTED))


def _placements(problem: Problem, entries: Iterator[Entry], faults: list[Fault]) -> tuple[Placement, ...]:
    unnamed: Counter[str] = Counter()
    found = []
    for entry in entries:
        occurrence = _occurrence(problem, entry, unnamed)
        if occurrence is not None:
            found.append(_placement(problem, entry, occurrence, problem.session[occurrence.session]))
    return tuple(found)


def _occurrence(problem: Problem, entry: Entry, unnamed: Counter[str]) -> Occurrence | None:
    """The occurrence an entry names; of a session without one, the first that no such entry has taken yet."""
    occurrences = {str(each.id): each for each in problem.occurrences}
    if "occurrence_id" not in entry.members:
        session_id = entry.id("session_id", problem.session)
        if session_id is None:
            return None
        all_of_it = problem.occurrences_of[SessionId(session_id)]
        unnamed[session_id] += 1
        return all_of_it[min(unnamed[session_id], len(all_of_it)) - 1]
    named = entry.id("occurrence_id", occurrences)
    if named is None:
        return None
    occurrence = occurrences[named]
    session_id = entry.id("session_id", problem.session, default=occurrence.session)
    if session_id not in (None, occurrence.session):
        sentence = N_(
            "Occurrence %(occurrence)s does not belong to session %(session)s. Correct one of the two.",
            occurrence=shown(named),
            session=shown(session_id),
        )
        entry.faults.append(Fault(f"{entry.path}.session_id", "occurrence_of_session", sentence))
    return occurrence


def _placement(problem: Problem, entry: Entry, occurrence: Occurrence, session: Session) -> Placement:
    timezone = problem.timezones[problem.site[session.site].city]
    on = entry.day()
    start = entry.minute("start", problem, on, timezone)
    end = entry.minute("end", problem, on, timezone) if "end" in entry.members else start + session.minutes
    site = entry.id("site_id", problem.site, default=session.site) or session.site
    attending = sorted(occurrence.audiences[0]) if len(occurrence.audiences) == 1 else ()
    return Placement(
        occurrence=occurrence.id,
        session=session.id,
        subgroups=_subgroups(entry.ids("subgroup_ids", problem.subgroup, tuple(attending))),
        date=on,
        start=start,
        end=end,
        site=SiteId(site),
        interpreters=entry.ids("interpreter_ids", {each.id for each in problem.interpreters}),
        vehicles=entry.ids("vehicle_ids", {each.id for each in problem.vehicles}),
        pinned=entry.members.get("pinned") is True,
    )


def _subgroups(ids: tuple[str, ...]) -> tuple[SubgroupId, ...]:
    return tuple(SubgroupId(each) for each in ids)


def _lunch(problem: Problem, entry: Entry, faults: list[Fault]) -> Lunch | None:
    subgroup = entry.id("subgroup_id", problem.subgroup)
    on = entry.day()
    if subgroup is None:
        return None
    day = problem.day.get((SubgroupId(subgroup), on))
    # On a day that the visit does not have, any clock will do: the checker says that the day is wrong.
    timezone = problem.timezones[day.city] if day else next(iter(problem.timezones.values()))
    start = entry.minute("start", problem, on, timezone)
    return Lunch(SubgroupId(subgroup), on, start, entry.minute("end", problem, on, timezone))
