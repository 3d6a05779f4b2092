"""The types of rules that set limits: to a day, to a place, to the people who work and to those who visit."""

from visitplanner.language.text import N_
from visitplanner.planning.constraints import (
    arrival_rest,
    clearance,
    code_of_conduct,
    day_load,
    direction_required,
    driver_duty,
    interpreters,
    max_contact_per_day,
    max_sessions_per_day,
    max_type_per_day,
    resident_hours,
    site_capacity,
    step_free,
    vehicle_seats,
)
from visitplanner.visit.rule_kinds.kind import Parameter, constraint

LIMITS = (
    constraint(
        max_sessions_per_day,
        "load",
        N_(
            "Counted is what one subgroup attends in a day, the delegation’s own sessions included. Four are "
            "many; an opening day of short sessions may have five."
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
        day_load,
        "load",
        N_(
            "Limits for single days beside those of every day; the stricter one counts. Let every day have five "
            "sessions, and all but the opening day four."
        ),
        N_("On %(dates)s a subgroup attends at most %(n)s sessions. Minutes in them, at most: %(minutes)s."),
        Parameter("dates", "dates", N_("Dates")),
        Parameter("n", "number", N_("Most sessions a day")),
        Parameter("minutes", "number", N_("Most minutes a day"), optional=True),
    ),
    constraint(
        arrival_rest,
        "days",
        N_(
            "It holds for the subgroups on board a flight. After a flight through the night that lands before "
            "noon, the whole day is free, whatever the hours."
        ),
        N_("After landing, no session begins within %(hours)s hours."),
        Parameter("hours", "number", N_("Hours of rest"), most=48),
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
            "A host that asks for names or passports gets them the number of working days ahead that its site "
            "states, counted in the host’s country from the day on which the names were sent."
        ),
    ),
    constraint(
        site_capacity,
        "places",
        N_("Everybody who enters is counted against the greatest number of visitors that a site states."),
    ),
    constraint(
        resident_hours,
        "places",
        N_(
            "Ask the host when visitors disturb most, such as at meals or when children come home, and keep these "
            "hours."
        ),
        N_("Nobody visits “%(site_id)s” from %(start)s to %(end)s. Weekdays: %(weekdays)s."),
        Parameter("site_id", "site", N_("Site")),
        Parameter("start", "clock", N_("From")),
        Parameter("end", "clock", N_("Until")),
        Parameter("weekdays", "weekdays", N_("Only on these weekdays"), optional=True),
    ),
    constraint(
        vehicle_seats,
        "people",
        N_(
            "Each subgroup that is out on a day has a vehicle of its own in its city. Only subgroups that spend "
            "the whole day together share one, if it has seats for all of them."
        ),
    ),
    constraint(
        driver_duty,
        "people",
        N_(
            "Counted is the time from the first departure of a subgroup’s day, with gate and buffer before its "
            "first session, to the end of its last one."
        ),
        N_("A driver is on duty for at most %(hours)s hours a day."),
        Parameter("hours", "number", N_("Most hours a day"), least=1, most=24),
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
