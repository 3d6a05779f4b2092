"""A visit's rows → the problem its planner is given."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from visitplanner.planning import Problem
from visitplanner.planning.problem import Session, Site, TimeWindow
from visitplanner.planning.windows import ALWAYS, cut, outside
from visitplanner.programme.real_places import host_key, site_key
from visitplanner.storage.bookings import taken_by_others
from visitplanner.storage.visits import load_visit
from visitplanner.visit.entities import Visit
from visitplanner.visit.problem import build_problem


def load_problem_among_others(visit_id: str, now: datetime) -> Problem:
    """Less what other visits hold or have confirmed at the same hosts and sites. Raises ``VisitIsUnknown``."""
    return problem_among_others(load_visit(visit_id), now)


def problem_among_others(visit: Visit, now: datetime) -> Problem:
    """The same for a visit that is in hand, perhaps with changes that are not kept."""
    problem = build_problem(visit)
    hosts = {each.id: host_key(each) for each in visit.organisations}
    sites = {each.id: site_key(visit, each) for each in visit.sites}
    keys = {each.id: {hosts[each.host_id], sites[each.site_id]} for each in visit.sessions}
    taken = taken_by_others(visit.header.id, set().union(*keys.values()), now=now)
    if not taken:
        return problem
    clock = problem.horizon
    sessions = []
    for session in problem.sessions:
        clashes = (each for each in taken if {each.host_key, each.site_key} & keys[session.id])
        blocks = [TimeWindow(clock.minute_at(each.begins_at), clock.minute_at(each.ends_at)) for each in clashes]
        sessions.append(without_times(session, problem.site[session.site], blocks) if blocks else session)
    return replace(problem, sessions=tuple(sessions))


def without_times(session: Session, site: Site, blocks: Iterable[TimeWindow]) -> Session:
    """The session in what is left of its windows, each piece liked as much as the window it was cut from."""
    free = outside(blocks)
    # No window left is another thing than none named.
    windows = (site.opening or ALWAYS) if session.windows is None else session.windows
    ranks = {piece: session.ranks[each] for each in windows if each in session.ranks for piece in cut((each,), free)}
    return replace(session, windows=cut(windows, free), ranks=ranks)
