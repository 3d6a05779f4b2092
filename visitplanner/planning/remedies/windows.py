"""Other times at a host: a window that opens earlier or closes later, or one on another day."""

from collections.abc import Iterator

from visitplanner.language.text import N_, Text
from visitplanner.planning.itinerary import Placement
from visitplanner.planning.problem import Problem, Session, TimeWindow
from visitplanner.planning.remedies.case import Case, Remedy, clock, joined, local, set_field, with_windows

FURTHER = 180
"""By how many minutes a host may be asked to receive a group earlier or later on a day."""


def wider(case: Case) -> Iterator[Remedy]:
    """A window of a session that clashes, wider by as much as a plan needs."""
    for session in case.sessions:
        if session.windows:
            wide = tuple(TimeWindow(each.opens - FURTHER, each.closes + FURTHER) for each in session.windows)
            remedy = _remedy(case, session, wide, "wider_window")
            if remedy is not None:
                yield remedy


def on_another_day(case: Case) -> Iterator[Remedy]:
    """A window of a session that clashes, on a day on which its host offers none."""
    for session in case.sessions:
        if session.windows:
            offered = {local(case.problem, session.id, each.opens).date() for each in session.windows}
            city = case.problem.site[session.site].city
            days = {each.hours for each in case.problem.days if each.city == city and each.date not in offered}
            remedy = _remedy(case, session, (*session.windows, *sorted(days)), "another_day")
            if remedy is not None:
                yield remedy


def _remedy(case: Case, session: Session, possible: tuple[TimeWindow, ...], kind: str) -> Remedy | None:
    """The windows as they have to be for the plan that other times make possible."""
    plan = case.plan(with_windows(case.problem, session, possible))
    if plan is None or session.windows is None:
        return None
    windows, texts = list(session.windows), list[Text]()
    for each in plan.of_session(session.id):
        if not any(window.holds(each.start, each.end) for window in windows):
            windows, text = _with_room_for(case.problem, session, windows, each)
            texts.append(text)
    if not texts:
        return None
    changes = (set_field("sessions", session.id, "windows", _written(case.problem, session, windows)),)
    return Remedy(kind, joined(texts), changes, with_windows(case.problem, session, tuple(sorted(windows))))


def _with_room_for(
    problem: Problem, session: Session, windows: list[TimeWindow], placement: Placement
) -> tuple[list[TimeWindow], Text]:
    near = [
        each for each in windows if each.opens - FURTHER <= placement.start and placement.end <= each.closes + FURTHER
    ]
    moment = local(problem, session.id, placement.start)
    if not near:
        sentence = N_(
            "Ask the host of “%(session)s” to receive the group on %(date)s as well, from %(start)s to %(end)s.",
            session=session.name,
            date=moment.date(),
            start=clock(moment),
            end=clock(local(problem, session.id, placement.end)),
        )
        return [*windows, TimeWindow(placement.start, placement.end)], sentence
    old = min(near, key=lambda each: max(each.opens - placement.start, placement.end - each.closes))
    new = TimeWindow(min(old.opens, placement.start), max(old.closes, placement.end))
    sentence = N_(
        "Ask the host of “%(session)s” to be free on %(date)s from %(start)s to %(end)s, not only from %(opens)s to "
        "%(closes)s.",
        session=session.name,
        date=moment.date(),
        start=clock(local(problem, session.id, new.opens)),
        end=clock(local(problem, session.id, new.closes)),
        opens=clock(local(problem, session.id, old.opens)),
        closes=clock(local(problem, session.id, old.closes)),
    )
    return [new if each == old else each for each in windows], sentence


def _written(problem: Problem, session: Session, windows: list[TimeWindow]) -> list[dict[str, str]]:
    """The windows as the visit file writes them."""
    times = [
        (local(problem, session.id, each.opens), local(problem, session.id, each.closes)) for each in sorted(windows)
    ]
    return [
        {"date": opens.date().isoformat(), "start": f"{opens:%H:%M}", "end": f"{closes:%H:%M}"}
        for opens, closes in times
    ]
