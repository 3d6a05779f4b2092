"""What moves between two plans, as sentences."""

from datetime import datetime

from visitplanner.language.text import N_, Name, Text
from visitplanner.planning import Placement, Problem
from visitplanner.planning.disturbance import Move


def move_in_words(move: Move, title: Name, new: Problem, old: Problem) -> Text:
    """One move; ``title`` is what the reader may see of its session, ``new`` and ``old`` are what was planned."""
    match (move.before, move.after):
        case (Placement() as before, Placement() as after) if move.kind == "regrouped":
            return N_(
                "“%(session)s” on %(before)s is now for %(groups)s.",
                session=title,
                before=_moment(before, new, old),
                groups=tuple(new.subgroup[each].name for each in after.subgroups),
            )
        case (Placement() as before, Placement() as after):
            return N_(
                "“%(session)s” moves from %(before)s to %(after)s.",
                session=title,
                before=_moment(before, new, old),
                after=_moment(after, new, old),
            )
        case (Placement() as before, None) if move.kind == "fell_away":
            return N_("“%(session)s” on %(before)s falls away.", session=title, before=_moment(before, new, old))
        case (Placement() as before, None):
            return N_("“%(session)s” on %(before)s is given up.", session=title, before=_moment(before, new, old))
    assert move.after is not None  # a move has a before or an after
    return N_("“%(session)s” is new, on %(after)s.", session=title, after=_moment(move.after, new, old))


def _moment(placement: Placement, new: Problem, old: Problem) -> datetime:
    """On the clocks where it is held; a site that fell away is known to the old problem only."""
    problem = new if placement.site in new.site else old
    return problem.horizon.local(placement.start, problem.timezones[problem.site[placement.site].city])
