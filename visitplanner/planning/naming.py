"""What a name in a conflict stands for, as a sentence a coordinator can act on."""

from datetime import date

from visitplanner.language.text import N_, Code, Name, Text
from visitplanner.planning.constraints import CONSTRAINTS
from visitplanner.planning.problem import OccurrenceId, Problem, Rule


def sentence(problem: Problem, name: str) -> Text:
    """Say one named fact or rule."""
    for rule in problem.constraints:
        if rule.id == name:
            return _rule(problem, rule)
    for block in (each for day in problem.days for each in day.blocks):
        if block.name == name:
            return N_("Nothing can be planned over “%(block)s”.", block=block.label)
    if name in problem.budgets:
        return N_("The budget “%(budget)s” is limited.", budget=Code(name))
    if name == "lunch":
        return N_("Time is kept free for lunch on every programme day.")
    if name == "travel":
        return N_("The groups need time to travel between sites.")
    kind, _, rest = name.partition(":")
    return _fact(problem, kind, rest) if rest else _member(problem, name)


def _fact(problem: Problem, kind: str, what: str) -> Text:
    match kind:
        case "windows":
            return N_(
                "“%(session)s” can be held only in the windows its host offers.", session=_session_name(problem, what)
            )
        case "holiday":
            return N_("%(date)s is a holiday.", date=date.fromisoformat(what))
        case "hours":
            return N_("The sites in %(country)s are open only at certain hours.", country=Code(what))
        case "day":
            return N_("The programme of %(date)s has to stay inside the day’s hours.", date=date.fromisoformat(what))
        case _:
            return N_(
                "“%(session)s” is pinned and has to stay where it was.",
                session=problem.session_of(OccurrenceId(what)).name,
            )


def _member(problem: Problem, name: str) -> Text:
    what, _, member = name.rpartition(".")
    if member == "required":
        return N_("“%(session)s” is required.", session=_session_name(problem, what))
    site = next((each for each in problem.sites if each.id == what), None)
    label = site.name if site else {"en": what}
    match member:
        case "max_visitors" if site is not None and site.max_visitors is not None:
            return N_("%(site)s admits at most %(limit)s people at once.", site=label, limit=site.max_visitors)
        case "clearance" if site is not None and site.cleared_from is not None:
            return N_(
                "%(site)s asks for names some working days ahead; those sent are cleared from %(date)s.",
                site=label,
                date=site.cleared_from,
            )
        case "step_free":
            return N_("%(site)s has steps.", site=label)
        case "hours":
            return N_("%(site)s is open only at certain hours.", site=label)
        case _:
            return N_("%(site)s has a limit of its own.", site=label)


def _rule(problem: Problem, rule: Rule) -> Text:
    """The rule with the sessions it names, or its general statement."""
    params = rule.params
    match rule.type:
        case "on_day":
            dates = tuple(date.fromisoformat(each) for each in params["dates"])
            return N_(
                "“%(session)s” is to be held on %(dates)s.",
                session=_session_name(problem, params["session_id"]),
                dates=dates,
            )
        case "before":
            return N_(
                "“%(first)s” comes before “%(then)s”.",
                first=_session_name(problem, params["first"]),
                then=_session_name(problem, params["then"]),
            )
        case "immediately_after":
            return N_(
                "“%(then)s” follows “%(first)s” at once.",
                first=_session_name(problem, params["first"]),
                then=_session_name(problem, params["then"]),
            )
        case "max_sessions_per_day":
            return N_("A subgroup has no more than so many sessions a day: %(limit)s.", limit=params["n"])
        case "max_contact_min_per_day":
            return N_("A subgroup spends no more than %(limit)s min a day in sessions.", limit=params["minutes"])
        case "first_session":
            return N_("“%(session)s” opens the visit.", session=_session_name(problem, params["session_id"]))
        case "last_session":
            return N_("“%(session)s” closes the visit.", session=_session_name(problem, params["session_id"]))
        case _:
            return _limit(problem, rule)


def _limit(problem: Problem, rule: Rule) -> Text:
    """The rule with what it sets, or its general statement."""
    params = rule.params
    match rule.type:
        case "not_on_day":
            return N_(
                "“%(session)s” is not to be held on %(dates)s.",
                session=_session_name(problem, params["session_id"]),
                dates=tuple(date.fromisoformat(each) for each in params["dates"]),
            )
        case "day_load":
            return N_(
                "A subgroup has no more than so many sessions on %(dates)s: %(limit)s.",
                dates=tuple(date.fromisoformat(each) for each in params["dates"]),
                limit=params["n"],
            )
        case "resident_hours":
            return N_(
                "%(site)s receives nobody from %(start)s to %(end)s.",
                site=next(each.name for each in problem.sites if each.id == params["site_id"]),
                start=Code(params["start"]),
                end=Code(params["end"]),
            )
        case "arrival_rest":
            return N_("Who has landed rests for so many hours: %(hours)s.", hours=params["hours"])
        case "driver_duty":
            return N_("A driver is on duty for no more than so many hours a day: %(hours)s.", hours=params["hours"])
        case _:
            return next(each.STATEMENT for each in CONSTRAINTS if rule.type == each.NAME)


def _session_name(problem: Problem, session: str) -> Name:
    return next(each.name for each in problem.sessions if each.id == session)
