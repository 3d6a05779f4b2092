"""What the board says beside its cards: what is broken, what has no place yet, and what a move would do."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from visitplanner.entrypoints.web.figures import wish_of
from visitplanner.entrypoints.web.forms.board import audience_code
from visitplanner.entrypoints.web.opened import COORDINATOR, Opened
from visitplanner.language.text import N_, Code, Name, Text
from visitplanner.planning import Occurrence, Placement, SessionId, Violation
from visitplanner.planning.checker import check
from visitplanner.planning.constraints import pins
from visitplanner.planning.moving import Effect, breach
from visitplanner.programme.visibility import title_as_seen
from visitplanner.storage.queries.board import Override, PlanOnBoard

NO_REASON_KNOWN = N_("It has no place in the plan yet.")


@dataclass(frozen=True)
class BreachRow:
    """A rule that the plan breaks; ``override`` is who answers for that, ``occurrences`` the cards concerned."""

    name: str
    sentence: Text
    override: Override | None
    occurrences: tuple[str, ...]


@dataclass(frozen=True)
class Mark:
    """What a card shows besides its session: ``broken`` counts breaches nobody answers for, ``answered`` others."""

    pinned: bool
    broken: int
    answered: int


@dataclass(frozen=True)
class TrayRow:
    occurrence: str
    session: str
    title: Name
    minutes: int
    audience: str
    groups: tuple[Name, ...]
    reason: Text


@dataclass(frozen=True)
class Choice:
    code: str
    names: tuple[Name, ...]


@dataclass(frozen=True)
class InHandRow:
    """The meeting that somebody has in hand: what it is, where it stands, and where it could go."""

    occurrence: str
    session: str
    title: Name
    status: str
    minutes: int
    pinned: bool
    held: bool
    starts_at: datetime | None
    ends_at: datetime | None
    on: date | None
    groups: tuple[Name, ...]
    audience: str
    audiences: tuple[Choice, ...]
    dates: tuple[date, ...]
    reason: Text | None


@dataclass(frozen=True)
class WishRow:
    wish: Text | Code
    raw_before: int
    raw_after: int
    points: int


@dataclass(frozen=True)
class EffectRows:
    broken: tuple[Text, ...]
    standing: tuple[Text, ...]
    mended: tuple[Text, ...]
    wishes: tuple[WishRow, ...]
    points: int
    starts_at: datetime | None
    ends_at: datetime | None
    groups: tuple[Name, ...]
    lunches_moved: bool


def breaches_of(page: Opened, plan: PlanOnBoard) -> list[BreachRow]:
    """Every breach of the plan, those that nobody answers for first."""
    found = check(page.problem, page.itinerary) if page.itinerary else ()
    rows = [_breach_row(each, plan.overrides) for each in found]
    return sorted(rows, key=lambda row: row.override is not None)


def marks_of(page: Opened, breaches: Sequence[BreachRow]) -> Mapping[str, Mark]:
    """By occurrence, for everything in the plan."""
    broken = Counter(each for row in breaches if row.override is None for each in row.occurrences)
    answered = Counter(each for row in breaches if row.override is not None for each in row.occurrences)
    return {
        each.occurrence: Mark(each.pinned, broken[each.occurrence], answered[each.occurrence])
        for each in (page.itinerary.placements if page.itinerary else ())
    }


def tray_of(page: Opened) -> list[TrayRow]:
    """Every meeting that has no place, with the reason as far as one is known; what hosts declined is not offered."""
    placed = {each.occurrence for each in page.itinerary.placements} if page.itinerary else set()
    reasons = {each.session: each.reason for each in page.left_out}
    return [
        TrayRow(
            occurrence=each.id,
            session=each.session,
            title=_title(page, each.session),
            minutes=page.problem.session[each.session].minutes,
            audience=_first_audience(each),
            groups=_names(page, each.audiences[0]) if len(each.audiences) == 1 else (),
            reason=reasons.get(each.session, NO_REASON_KNOWN),
        )
        for each in page.problem.occurrences
        if each.id not in placed and not page.problem.session[each.session].withdrawn
    ]


def in_hand_of(page: Opened, occurrence: Occurrence) -> InHandRow:
    placement = _placement(page, occurrence.id)
    session = page.problem.session[occurrence.session]
    reasons = {each.session: each.reason for each in page.left_out}
    return InHandRow(
        occurrence=occurrence.id,
        session=session.id,
        title=_title(page, session.id),
        status=page.session[session.id].status,
        minutes=session.minutes,
        pinned=placement is not None and placement.pinned,
        held=placement is not None,
        starts_at=_local(page, placement.start, session.id) if placement else None,
        ends_at=_local(page, placement.end, session.id) if placement else None,
        on=placement.date if placement else None,
        groups=_names(page, placement.subgroups) if placement else (),
        audience=audience_code(frozenset(placement.subgroups)) if placement else _first_audience(occurrence),
        audiences=tuple(Choice(audience_code(each), _names(page, sorted(each))) for each in occurrence.audiences),
        dates=page.problem.dates,
        reason=None if placement else reasons.get(session.id, NO_REASON_KNOWN),
    )


def effect_rows(page: Opened, occurrence: Occurrence, done: Effect) -> EffectRows:
    after = next((each for each in done.after.placements if each.occurrence == occurrence.id), None)
    session = occurrence.session
    return EffectRows(
        broken=tuple(_said(page, each) for each in done.broken),
        standing=tuple(each.sentence for each in done.standing),
        mended=tuple(each.sentence for each in done.mended),
        wishes=tuple(
            WishRow(wish_of(page, each.id), each.raw_before, each.raw_after, each.points) for each in done.terms
        ),
        points=done.points,
        starts_at=_local(page, after.start, session) if after else None,
        ends_at=_local(page, after.end, session) if after else None,
        groups=_names(page, after.subgroups) if after else (),
        lunches_moved=set(done.before.lunches) != set(done.after.lunches),
    )


def _said(page: Opened, violation: Violation) -> Text:
    """What is broken; where only its host’s word holds a session in its place, that the host is to be asked."""
    sessions = [page.problem.session_of(each) for each in violation.occurrences]
    pinned = any(placement.pinned for each in violation.occurrences if (placement := _placement(page, each)))
    if violation.rule != pins.NAME or pinned or not sessions:
        return violation.sentence
    return N_(
        "“%(session)s” is confirmed where it is; its host would have to be asked again.", session=sessions[0].name
    )


def _breach_row(violation: Violation, overrides: Mapping[str, Override]) -> BreachRow:
    name = breach(violation)
    return BreachRow(name, violation.sentence, overrides.get(name), violation.occurrences)


def _placement(page: Opened, occurrence: str) -> Placement | None:
    placements = page.itinerary.placements if page.itinerary else ()
    return next((each for each in placements if each.occurrence == occurrence), None)


def _first_audience(occurrence: Occurrence) -> str:
    return audience_code(occurrence.audiences[0]) if len(occurrence.audiences) == 1 else ""


def _title(page: Opened, session_id: str) -> Name:
    session = page.session[session_id]
    return title_as_seen(page.site[session.site_id], session, COORDINATOR)


def _names(page: Opened, subgroups: Sequence[str] | frozenset[str]) -> tuple[Name, ...]:
    return tuple(each.name for each in page.problem.subgroups if each.id in subgroups)


def _local(page: Opened, minute: int, session_id: SessionId) -> datetime:
    site = page.problem.site[page.problem.session[session_id].site]
    return page.problem.horizon.local(minute, page.problem.timezones[site.city])
