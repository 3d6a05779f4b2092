"""What it would take to hold a session that is left out: tried with the solver, at little disturbance of the plan."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from visitplanner.language.text import N_, Code, Text
from visitplanner.planning import objective
from visitplanner.planning.answer import Included
from visitplanner.planning.disturbance import Move
from visitplanner.planning.itinerary import Itinerary, Placement
from visitplanner.planning.limits import Limits, Progress
from visitplanner.planning.metrics import metrics
from visitplanner.planning.problem import Problem, SessionId
from visitplanner.planning.repair import repair


def included(
    problem: Problem, itinerary: Itinerary, session: SessionId, limits: Limits, watch: Callable[[Progress], bool]
) -> Included | None:
    """The best plan with the session that disturbs the present one little; ``None`` where none was found."""
    sessions = tuple(replace(each, required=each.required or each.id == session) for each in problem.sessions)
    repairs = repair(problem.but(sessions=sessions), itinerary, limits, watch, 2)
    plans = [each for each in repairs if each.itinerary.status in ("optimal", "feasible")]
    if not plans:
        return None
    best = max(plans, key=lambda each: each.itinerary.value or 0)
    before, after = _minutes(problem, itinerary), _minutes(problem, best.itinerary)
    # A plan that was read from a file does not know what it is worth.
    points = objective.value(problem, best.itinerary) - objective.value(problem, itinerary)
    return Included(best.itinerary, points, after[0] - before[0], after[1] - before[1], best.moves)


def _minutes(problem: Problem, itinerary: Itinerary) -> tuple[int, int]:
    days = metrics(problem, itinerary)["days"]
    return sum(each["travel_min"] for each in days), sum(each["idle_min"] for each in days)


def said(problem: Problem, session: SessionId, found: Included) -> Iterator[Text]:
    """When it could be held, what that would be worth, and which sessions would fall out or move for it."""
    for each in found.itinerary.of_session(session):
        yield N_(
            "“%(session)s” could be held on %(date)s at %(time)s; this was tried.",
            session=problem.session[session].name,
            date=each.date,
            time=_clock(problem, each),
        )
    yield _worth(found)
    for move in found.moves:
        text = _move(problem, move)
        if move.session != session and text is not None:
            yield text


def _worth(found: Included) -> Text:
    minutes = {"travel": Code(f"{found.travel_minutes:+d}"), "idle": Code(f"{found.idle_minutes:+d}")}
    if found.points < 0:
        return N_(
            "The plan would then be worth %(points)s points less. Minutes on the road: %(travel)s; minutes waited: "
            "%(idle)s.",
            points=-found.points,
            **minutes,
        )
    return N_(
        "The plan would then be worth %(points)s points more. Minutes on the road: %(travel)s; minutes waited: "
        "%(idle)s.",
        points=found.points,
        **minutes,
    )


def _move(problem: Problem, move: Move) -> Text | None:
    name = problem.session[move.session].name
    if move.after is None:
        return N_("“%(session)s” would fall out of the plan.", session=name)
    if move.before is None:
        return N_("“%(session)s” would come into the plan.", session=name)
    return N_(
        "“%(session)s” would move from %(before)s at %(from_time)s to %(date)s at %(time)s.",
        session=name,
        before=move.before.date,
        from_time=_clock(problem, move.before),
        date=move.after.date,
        time=_clock(problem, move.after),
    )


def _clock(problem: Problem, placement: Placement) -> Code:
    zone = problem.timezones[problem.site[placement.site].city]
    return Code(f"{problem.horizon.local(placement.start, zone):%H:%M}")
