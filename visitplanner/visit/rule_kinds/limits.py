"""The types of rules that set limits: to a day, to a place, to the people who work and to those who visit."""

from visitplanner.language.text import N_
from visitplanner.planning.constraints import (
    clearance,
    code_of_conduct,
    direction_required,
    interpreters,
    max_contact_per_day,
    max_sessions_per_day,
    max_type_per_day,
    site_capacity,
    step_free,
)
from visitplanner.visit.rule_kinds.kind import Parameter, constraint

LIMITS = (
    constraint(
        max_sessions_per_day,
        "load",
        N_(
            "Counted is what one subgroup attends in a day, the delegation’s own sessions included. Four are many; an "
            "opening day of short sessions may have five."
        ),
        N_("A subgroup attends at most %(n)s sessions a day."),
        Parameter("n", "number", N_("Most sessions a day")),
    ),
    constraint(
        max_contact_per_day,
        "load",
        N_(
            "Counted are the minutes one subgroup spends in sessions in a day, interpretation included; ways and "
            "lunch are not counted."
        ),
        N_("A subgroup spends at most %(minutes)s minutes a day in sessions."),
        Parameter("minutes", "number", N_("Most minutes a day")),
    ),
    constraint(
        max_type_per_day,
        "load",
        N_("Use it for what weighs heavily, such as at most one shelter visit for each subgroup and day."),
        N_("A subgroup attends at most %(n)s sessions a day of the type %(session_type)s."),
        Parameter("session_type", "session_type", N_("Type of session")),
        Parameter("n", "number", N_("Most sessions of this type a day")),
    ),
    constraint(
        direction_required,
        "content",
        N_("The delegation has a voice of its own: ask for at least one session in which it presents."),
        N_("At least %(min_count)s sessions run in this direction: %(direction)s."),
        Parameter("direction", "direction", N_("Direction")),
        Parameter("min_count", "number", N_("Least number of sessions")),
    ),
    constraint(
        clearance,
        "people",
        N_(
            "A host that asks for names or passports gets them the number of working days ahead that its site states, "
            "counted in the host’s country from the day on which the names were sent."
        ),
    ),
    constraint(
        site_capacity,
        "places",
        N_("Everybody who enters is counted against the greatest number of visitors that a site states."),
    ),
    constraint(
        interpreters,
        "people",
        N_(
            "Consecutive and whispered interpretation takes one interpreter, simultaneous two. All who speak the "
            "languages share the minutes that they may work in a day."
        ),
    ),
    constraint(
        step_free,
        "people",
        N_("Where a site does not say whether it has steps, it is taken to have none; ask the host."),
    ),
    constraint(
        code_of_conduct,
        "people",
        N_("One signature that is missing keeps the whole subgroup out of every confidential site."),
    ),
)
