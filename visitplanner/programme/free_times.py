"""When a host could receive a group instead: the times it offers, less what is taken."""

from collections.abc import Iterable

from visitplanner.planning import Problem, SessionId
from visitplanner.planning.problem import TimeWindow
from visitplanner.planning.windows import ALWAYS, cut, outside

MOST = 6
"""More alternatives than these help nobody."""


def free_times(problem: Problem, session_id: str, taken: Iterable[TimeWindow]) -> tuple[TimeWindow, ...]:
    """Times long enough for the session, within its windows, its site's hours and the days of the visit."""
    session = problem.session[SessionId(session_id)]
    site = problem.site[session.site]
    days = _joined({day.hours for day in problem.days if day.city == site.city})
    offered = cut(cut(session.windows or ALWAYS, site.opening or ALWAYS), days)
    free = cut(offered, outside(taken))
    return tuple(each for each in free if each.closes - each.opens >= session.minutes)[:MOST]


def _joined(days: Iterable[TimeWindow]) -> tuple[TimeWindow, ...]:
    """The days of several subgroups, each date once."""
    joined: list[TimeWindow] = []
    for day in sorted(days):
        if joined and day.opens <= joined[-1].closes:
            joined[-1] = TimeWindow(joined[-1].opens, max(joined[-1].closes, day.closes))
        else:
            joined.append(day)
    return tuple(joined)
